import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { accepted } from "@/lib/result";
import { readContact } from "@/lib/safety/read";
import { changeContact } from "@/lib/safety/write";

export const GET = route(operations.readContact, async (tx, viewer) => {
  const value = await readContact(tx, viewer);
  return accepted({ value, revision: value.revision });
});

export const PATCH = route(operations.changeContact, async (tx, viewer, { body, match, now }) => {
  const changed = await changeContact(tx, viewer, body, match, now);
  return changed.ok ? accepted({ value: changed.value, revision: changed.value.revision }) : changed;
});

export const { DELETE, POST, PUT } = othersRefused("GET", "PATCH");
