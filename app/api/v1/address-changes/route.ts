import { openDoor } from "@/lib/access/open-door";
import { othersRefused } from "@/lib/access/others-refused";
import { changeAddress } from "@/lib/access/own-account";
import { addressChange } from "@/lib/access/schema";

export const PUT = openDoor(addressChange, ({ token }) => changeAddress(token), 200);

export const { DELETE, GET, PATCH, POST } = othersRefused("PUT");
