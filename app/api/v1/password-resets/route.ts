import { openDoor } from "@/lib/access/open-door";
import { othersRefused } from "@/lib/access/others-refused";
import { askForPassword, resetPassword } from "@/lib/access/own-account";
import { placeOfTry } from "@/lib/access/place-of-try";
import { passwordQuestion, passwordReset } from "@/lib/access/schema";

export const POST = openDoor(
  passwordQuestion,
  ({ email }, { headers }) => askForPassword(email, placeOfTry(headers, email)),
  202,
);

export const PUT = openDoor(passwordReset, ({ token, password }) => resetPassword(token, password), 200);

export const { DELETE, GET, PATCH } = othersRefused("POST", "PUT");
