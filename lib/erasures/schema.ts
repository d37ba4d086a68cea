import { z } from "zod";
import { paragraph } from "@/lib/text";
import { erasureScopes, erasureStates, refusalGrounds } from "./rules";

export const erasureDraft = z.strictObject({
  scope: z.enum(erasureScopes),
  /** Why, for who wants to say it: nobody has to. */
  words: paragraph(1000).nullable().default(null),
});
export type ErasureDraft = z.output<typeof erasureDraft>;

/** A refusal names its ground and says why in words; a yes does what was asked, and can't be taken back. */
export const decisionDraft = z
  .strictObject({
    granted: z.boolean(),
    ground: z.enum(refusalGrounds).nullable().default(null),
    words: paragraph(2000).nullable().default(null),
  })
  .refine(({ granted, ground }) => granted === (ground === null), { message: "missing", path: ["ground"] })
  .refine(({ granted, words }) => granted || (words ?? "") !== "", { message: "missing", path: ["words"] });
export type DecisionDraft = z.output<typeof decisionDraft>;

export const erasure = z.strictObject({
  id: z.uuid(),
  scope: z.enum(erasureScopes),
  source: z.enum(["client", "retention"]),
  words: z.string().nullable(),
  askedAt: z.string(),
  askedOn: z.string(),
  /** One month after it was asked. */
  decideBy: z.string(),
  state: z.enum(erasureStates),
  decision: z
    .strictObject({
      ground: z.enum(refusalGrounds).nullable(),
      words: z.string().nullable(),
      by: z.string(),
      at: z.string(),
      on: z.string(),
      /** How many rows of which table went. */
      erased: z.record(z.string(), z.int()).nullable(),
    })
    .nullable(),
});
export type Erasure = z.output<typeof erasure>;

export const erasureList = z.strictObject({ items: z.array(erasure) });

/** For the owner: whose request it is; null once nobody here knows that any more. */
export const practiceErasure = erasure.extend({
  client: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
});
export type PracticeErasure = z.output<typeof practiceErasure>;
export const practiceErasureList = z.strictObject({ items: z.array(practiceErasure) });
