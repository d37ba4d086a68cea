import { z } from "zod";
import { daysBetween } from "@/lib/calendar";
import { day, id } from "@/lib/text";
import { fewestAllowed, longestPhase } from "./rules";

/** Which rating is compared: before a session or in between, never after one, when whoever began tense is calmer anyway. */
export const comparedRatings = ["tension", "safety"] as const;
export type ComparedRating = (typeof comparedRatings)[number];

export const directions = ["lower", "higher"] as const;

const daysIn = (from: string, to: string) => daysBetween(from, to) + 1;

/** What is agreed beforehand. Both phases include their last day; the second ends on the day of looking. */
export const verdictTerms = z.strictObject({
  rating: z.enum(comparedRatings),
  wanted: z.enum(directions),
  /** How many points matter to the two of them: an agreement, and no medical limit. */
  points: z.int().min(1).max(5).default(2),
  /** How many days with a rating each phase needs at least. */
  fewest: z.int().min(fewestAllowed).max(60).default(fewestAllowed),
  baselineFrom: day,
  baselineUntil: day,
  secondFrom: day,
  lookOn: day,
});
export type VerdictTerms = z.output<typeof verdictTerms>;

type Spans = Pick<VerdictTerms, "baselineFrom" | "baselineUntil" | "secondFrom" | "lookOn" | "fewest">;

/** Days that do not follow each other, and phases in which the ratings that were asked for have no room. */
const inOrder = <T extends z.ZodType<Spans>>(terms: T) =>
  terms
    .refine((of) => of.baselineUntil < of.secondFrom, { message: "phases_overlap", path: ["secondFrom"] })
    .refine((of) => daysIn(of.baselineFrom, of.baselineUntil) >= of.fewest, {
      message: "phase_too_short",
      path: ["baselineUntil"],
    })
    .refine((of) => daysIn(of.secondFrom, of.lookOn) >= of.fewest, { message: "phase_too_short", path: ["lookOn"] })
    .refine((of) => daysIn(of.baselineFrom, of.baselineUntil) <= longestPhase, {
      message: "phase_too_long",
      path: ["baselineFrom"],
    })
    .refine((of) => daysIn(of.secondFrom, of.lookOn) <= longestPhase, { message: "phase_too_long", path: ["lookOn"] });

/** `together`: said in the room, so that the client need not say yes in the app. `replaces` is the one that was open. */
export const verdictProposal = inOrder(
  verdictTerms.extend({ together: z.boolean().default(false), replaces: id.nullable().default(null) }),
);
export type VerdictProposal = z.output<typeof verdictProposal>;

const said = z.strictObject({ on: z.string(), by: z.string().nullable() });

const phaseFigures = z.strictObject({
  /** Days with a rating. */
  count: z.int(),
  /** Days on which something was planned, and those of them without a rating. */
  asked: z.int(),
  missing: z.int(),
});
export type PhaseCounts = z.output<typeof phaseFigures>;

export const verdictCounts = z.strictObject({ earlier: phaseFigures, later: phaseFigures });
export type VerdictCounts = z.output<typeof verdictCounts>;

const levels = z.strictObject({ median: z.number(), quartiles: z.tuple([z.number(), z.number()]) });

export const verdictFigures = z.strictObject({
  earlier: levels,
  later: levels,
  /** Between the two medians, in points; positive in the wanted direction. */
  difference: z.number(),
  nap: z.number(),
  interval: z.strictObject({ lower: z.number(), upper: z.number() }),
  error: z.number().nullable(),
  tau: z.number(),
  tauU: z.number(),
  /** The slope of the earlier phase, in points a day, and Tau with that slope taken off. */
  tauBc: z.strictObject({ slope: z.number(), tau: z.number() }),
  carryOver: z.number().nullable(),
  /** Ratings resemble the day before so much that the verdict is less sure. */
  resembles: z.boolean(),
  /** How often this rule would say so if nothing had changed: of independent ratings, and of such that carry over. */
  falseAlarm: z.strictObject({ independent: z.number(), carried: z.number() }),
  days: z.array(z.strictObject({ day: z.string(), value: z.int() })),
});
export type VerdictFigures = z.output<typeof verdictFigures>;

/** `a_little` and `meets` in the wanted direction; `a_little_back` and `meets_back` in the other. */
export const spokenKinds = ["within_usual", "a_little", "meets", "a_little_back", "meets_back"] as const;
export type SpokenKind = (typeof spokenKinds)[number];

/** Everything that may be said of an agreement (docs/decisions/0015): nothing, why nothing, or one of five sentences. */
export const verdict = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["withdrawn", "not_agreed", "not_yet"]) }),
  z.strictObject({ kind: z.enum(["too_few", "too_much_missing"]), counts: verdictCounts }),
  z.strictObject({ kind: z.enum(spokenKinds), counts: verdictCounts, figures: verdictFigures }),
]);
export type Verdict = z.output<typeof verdict>;

export const verdictAgreement = verdictTerms.extend({
  id: z.uuid(),
  proposed: said,
  together: z.boolean(),
  /** When the client said yes in the app; null where they did not, or not yet. */
  accepted: said.nullable(),
  withdrawn: said.nullable(),
  verdict,
});
export type VerdictAgreement = z.output<typeof verdictAgreement>;

export const verdictList = z.strictObject({ items: z.array(verdictAgreement) });
