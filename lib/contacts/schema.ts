import { z } from "zod";
import { email, locale } from "@/lib/access/schema";
import { client, clientDraft, clientSearch } from "@/lib/clients/schema";
import { id } from "@/lib/text";

/** What an assistant sees of a client: how to reach them, and nothing of their record. */
export const contact = client
  .pick({ id: true, name: true, email: true, locale: true, version: true, hasAccount: true, invitedUntil: true })
  .extend({
    /** The names of who treats them today. */
    carers: z.array(z.string()),
  });
export type Contact = z.output<typeof contact>;

export const contactSearch = clientSearch;

export const contactList = z.strictObject({ items: z.array(contact), nextCursor: z.string().nullable() });

export const contactChange = z
  .strictObject({ name: clientDraft.shape.name, email: email.nullable(), locale })
  .partial()
  .refine((change) => Object.keys(change).length > 0, { message: "nothing_to_change" });
export type ContactChange = z.output<typeof contactChange>;

export const registration = clientDraft.omit({ timeZone: true }).extend({
  /** Who treats the client from now on. */
  therapistId: id,
});
export type Registration = z.output<typeof registration>;
