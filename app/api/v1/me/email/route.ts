import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { askForAddress } from "@/lib/access/own-account";
import { route } from "@/lib/access/route";
import { accepted } from "@/lib/result";

export const POST = route(operations.askForAddress, async (tx, viewer, { body }) => {
  const asked = await askForAddress(tx, viewer, body.email);
  return asked.ok ? accepted({ value: asked.value }) : asked;
});

export const { DELETE, GET, PATCH, PUT } = othersRefused("POST");
