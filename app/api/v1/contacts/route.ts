import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readContacts } from "@/lib/contacts/read";
import { registerClient } from "@/lib/contacts/write";
import { accepted } from "@/lib/result";

export const GET = route(operations.listContactData, async (tx, viewer, { query }) =>
  accepted({ value: await readContacts(tx, viewer, query) }),
);

export const POST = route(operations.registerClient, async (tx, viewer, { body }) => {
  const registered = await registerClient(tx, viewer, body);
  if (!registered.ok) return registered;
  const { contact, isNew } = registered.value;
  return accepted({ value: contact, status: isNew ? 201 : 200, revision: contact.version });
});

export const { DELETE, PATCH, PUT } = othersRefused("GET", "POST");
