import { z } from "zod";
import { type ConsentKind, consentKinds } from "./rules";

const kind = z.enum(consentKinds as [ConsentKind, ...ConsentKind[]]);

/** A yes or a no to a text of a version. */
export const consentAnswer = z.strictObject({ kind, version: z.int32().min(1), given: z.boolean() });
export type ConsentDraft = z.output<typeof consentAnswer> & { id: string };

export const consentEntry = consentAnswer.extend({ id: z.uuid(), at: z.string(), by: z.string().nullable() });
export type ConsentEntry = z.output<typeof consentEntry>;

export const consent = z.strictObject({
  kind,
  /** The text that is asked now, and since when it reads so. */
  version: z.int(),
  from: z.string(),
  /** The answer that holds; null where nobody answered yet. */
  latest: consentEntry.nullable(),
  /** All answers, oldest first. */
  said: z.array(consentEntry),
});
export type Consent = z.output<typeof consent>;

export const consentList = z.strictObject({ items: z.array(consent) });
