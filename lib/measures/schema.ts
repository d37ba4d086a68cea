import { z } from "zod";
import { scoreSources } from "@/lib/goals/schema";
import { day, id, line, paragraph } from "@/lib/text";
import { licensedKeys, type MeasureKey, measureKeys } from "./rules";

const licenceTerms = {
  version: line(80),
  language: line(40),
  rightHolder: line(160),
  terms: paragraph(1000, 1),
  /** Where the proof lies: a letter, a mail, an invoice. The proof itself is kept there. */
  proof: paragraph(500, 1),
  validFrom: day,
  /** The last day on which it holds. */
  expiresOn: day.nullable().default(null),
};

export const licenceDraft = z
  .strictObject({ measure: z.enum(licensedKeys as [MeasureKey, ...MeasureKey[]]), ...licenceTerms })
  .refine(({ validFrom, expiresOn }) => expiresOn === null || expiresOn >= validFrom, {
    message: "ends_before_start",
    path: ["expiresOn"],
  });
export type LicenceDraft = z.output<typeof licenceDraft>;

export const licence = z.strictObject({
  id: z.uuid(),
  measure: z.enum(measureKeys),
  ...licenceTerms,
  enteredBy: z.string().nullable(),
  enteredAt: z.string(),
  revision: z.int(),
});
export type Licence = z.output<typeof licence>;

export const licenceList = z.strictObject({ items: z.array(licence) });

/** A question of a practice's own. It is no questionnaire, and nobody has examined what it measures. */
export const ownItem = z.strictObject({
  question: line(200),
  low: line(60),
  high: line(60),
  /** On which side it is good; null where neither is. */
  better: z.enum(["higher", "lower"]).nullable().default(null),
});
export type OwnItem = z.output<typeof ownItem>;

export const assignmentDraft = z
  .strictObject({
    measure: z.enum(measureKeys),
    /** The entry of the licence register under which it is used; left out for what needs none. */
    licenceId: id.nullable().default(null),
    item: ownItem.nullable().default(null),
    /** Null: once. */
    everyWeeks: z.int().min(1).max(52).nullable().default(null),
    firstOn: day,
  })
  .refine(({ measure, item }) => (measure === "own-item") === (item !== null), { message: "missing", path: ["item"] });
export type AssignmentDraft = z.output<typeof assignmentDraft>;

/** Ends what is asked, or asks it again. */
export const assignmentChange = z.strictObject({ ended: z.boolean() });

const value = z.union([z.number(), z.literal("declined"), z.null()]);

export const measureValues = z.record(z.string().regex(/^[a-z]{1,20}$/), value);
export type MeasureValues = z.output<typeof measureValues>;

const scored = { scoredOn: day, values: measureValues, earlierShown: z.boolean().default(false) };

export const measureScoreDraft = z
  .strictObject({ ...scored, source: z.enum(["asked", "paper"]).optional() })
  .refine(({ values }) => Object.values(values).some((one) => one !== null), { message: "missing", path: ["values"] });
export type MeasureScoreDraft = z.output<typeof measureScoreDraft>;

export const measureScore = z.strictObject({
  id: z.uuid(),
  ...scored,
  source: z.enum(scoreSources),
  by: z.string().nullable(),
});
export type MeasureScore = z.output<typeof measureScore>;

export const assignment = z.strictObject({
  id: z.uuid(),
  measure: z.enum(measureKeys),
  /** Null where none is needed, and for the client, whom the terms of a licence do not concern. */
  licence: z
    .strictObject({
      id: z.uuid(),
      version: z.string(),
      language: z.string(),
      validFrom: z.string(),
      expiresOn: z.string().nullable(),
    })
    .nullable(),
  item: ownItem.nullable(),
  byClient: z.boolean(),
  everyWeeks: z.int().nullable(),
  firstOn: z.string(),
  endedOn: z.string().nullable(),
  revision: z.int(),
  /** Oldest first, and on one day in the order in which they came. */
  scores: z.array(measureScore),
  /** How often it was asked until today, and how often there was an answer. */
  asked: z.strictObject({ answered: z.int(), asked: z.int() }),
  /** Since which day it stands open; null where nothing is asked now. */
  dueSince: z.string().nullable(),
  nextOn: z.string().nullable(),
});
export type Assignment = z.output<typeof assignment>;

export const assignmentList = z.strictObject({ items: z.array(assignment) });
