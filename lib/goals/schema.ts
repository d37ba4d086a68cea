import { z } from "zod";
import { rating } from "@/lib/ratings/schema";
import { day, line, paragraph } from "@/lib/text";
import { endings, goalKinds, levels } from "./rules";

/** `asked`: the client said it and somebody who treats typed it; `paper`: it was written down and typed in later. */
export const scoreSources = ["client", "asked", "paper"] as const;
export type ScoreSource = (typeof scoreSources)[number];

/** What each level would be, from −2 to +2. What is expected (0) has to be said; the others may come later. */
const described = z
  .array(paragraph(300))
  .length(5)
  .refine((texts) => (texts[2] ?? "").length > 0, { message: "missing", path: [2] });

export const goalDraft = z
  .strictObject({
    kind: z.enum(goalKinds),
    /** In the client's own words, whoever types. */
    wording: line(200),
    levels: described.nullable().default(null),
  })
  .refine(({ kind, levels }) => kind === "goal" || levels === null, { message: "invalid", path: ["levels"] });
export type GoalDraft = z.output<typeof goalDraft>;

/** Words and levels only while nothing was scored by them; `ending` null takes a goal up again. */
export const goalChange = z
  .strictObject({ wording: line(200), levels: described.nullable(), ending: z.enum(endings).nullable() })
  .partial()
  .refine((change) => Object.keys(change).length > 0, { message: "nothing_to_change" });
export type GoalChange = z.output<typeof goalChange>;

const level = z.union([z.literal(levels), z.literal("declined"), z.null()]);

const scored = {
  scoredOn: day,
  /** How it goes, 0–10; null was not said, `declined` would rather not say. Neither is 0. */
  going: rating.default(null),
  /** How content somebody is with that, 0–10. */
  content: rating.default(null),
  /** Goal attainment, −2 to +2; only where the levels were described beforehand. */
  level: level.default(null),
  /** Whether what was said before stood beside the question. */
  earlierShown: z.boolean().default(false),
};

export const goalScoreDraft = z
  .strictObject({
    ...scored,
    source: z.enum(["asked", "paper"]).optional(),
    /** The words that were scored: a number that waited on a phone is never put to others. */
    wording: z.string().max(200).optional(),
  })
  .refine(({ going, content, level }) => [going, content, level].some((one) => one !== null), {
    message: "missing",
    path: ["going"],
  });
export type GoalScoreDraft = z.output<typeof goalScoreDraft>;

export const goalScore = z.strictObject({
  id: z.uuid(),
  ...scored,
  source: z.enum(scoreSources),
  by: z.string().nullable(),
});
export type GoalScore = z.output<typeof goalScore>;

export const goal = z.strictObject({
  id: z.uuid(),
  kind: z.enum(goalKinds),
  wording: z.string(),
  levels: z.array(z.string()).nullable(),
  madeOn: z.string(),
  /** Who typed it, and whether that was the client. */
  by: z.string().nullable(),
  byClient: z.boolean(),
  endedOn: z.string().nullable(),
  ending: z.enum(endings).nullable(),
  revision: z.int(),
  /** Oldest first, and on one day in the order in which they came. */
  scores: z.array(goalScore),
});
export type Goal = z.output<typeof goal>;

export const goalList = z.strictObject({ items: z.array(goal) });
