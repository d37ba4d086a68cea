import { z } from "zod";
import { email, locale, timeZone } from "@/lib/access/schema";
import { isText, pageQuery } from "@/lib/cursor";
import { id, line } from "@/lib/text";

export const clientDraft = z.strictObject({
  id,
  name: line(120),
  email: email.nullable().default(null),
  locale: locale.default("nl"),
  timeZone: timeZone.optional(),
});
export type ClientDraft = z.output<typeof clientDraft>;

export const clientChange = z
  .strictObject({ name: line(120), email: email.nullable(), locale, timeZone })
  .partial()
  .refine((change) => Object.keys(change).length > 0, { message: "nothing_to_change" });
export type ClientChange = z.output<typeof clientChange>;

export const client = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  email: z.string().nullable(),
  locale,
  timeZone: z.string(),
  version: z.int(),
  createdAt: z.string(),
  hasAccount: z.boolean(),
  invitedUntil: z.string().nullable(),
});
export type Client = z.output<typeof client>;

/** By name, then by id. */
export const clientKeys = [isText, isText];

export const clientSearch = pageQuery(clientKeys);

export const clientList = z.strictObject({ items: z.array(client), nextCursor: z.string().nullable() });

export const invitation = z.strictObject({ url: z.url(), expiresAt: z.string() });
