import { z } from "zod";
import { healthCheck, healthChecked } from "@/lib/health/schema";
import { day, line, paragraph } from "@/lib/text";
import { defaultTerms } from "./rules";

export type { Here, StopReason, StopSign } from "./rules";

/** Opening or closing release for one client. `because` is the therapist's reason, kept with the decision. */
export const releaseDecision = z
  .strictObject({
    open: z.boolean(),
    because: paragraph(500).default(""),
    // Left out of an opening: what is proposed holds (`openedTerms`). Null is an answer: no limit, no day.
    maxMinutes: z.int().min(1).max(60).nullable().optional(),
    maxPerWeek: z.int().min(1).max(21).nullable().optional(),
    reviewOn: day.nullable().optional(),
    /** In the therapist's words: that health was talked through, and what it means for release (domain.md G7). */
    health: paragraph(1000).optional(),
    /** The practice's list about health, gone through whole. It closes nothing: a yes comes with its reason. */
    checked: healthCheck.optional(),
  })
  .refine((decision) => !decision.open || decision.because.length > 0, { message: "missing", path: ["because"] });
export type ReleaseDecision = z.output<typeof releaseDecision>;

export const release = z.strictObject({
  open: z.boolean(),
  because: z.string(),
  maxMinutes: z.int().nullable(),
  maxPerWeek: z.int().nullable(),
  reviewOn: z.string().nullable(),
  health: z.string().nullable(),
  checked: healthChecked.nullable(),
  decidedAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
});
export type Release = z.output<typeof release>;

/** What a client chose for a session: always free, and never more than the gate allows. */
export const choices = ["relax-only", "relax-and-release"] as const;
export type Choice = (typeof choices)[number];

/** How an exercise went. None of the four is a failure. */
export const outcomes = ["done", "partial", "skipped", "stopped"] as const;
export type Outcome = (typeof outcomes)[number];

export const signalKinds = [
  "release_below_threshold",
  "release_without_safety_rating",
  "release_after_relax_only",
  "release_while_closed",
  "safety_fell",
  "stopped_by_sign",
  "over_minutes",
  "over_weekly",
  "no_day_between",
  "tension_high",
  "echo_worse",
  "release_on_earlier_word",
] as const;
export type SignalKind = (typeof signalKinds)[number];

export const signal = z.strictObject({
  id: z.uuid(),
  clientId: z.uuid(),
  sessionId: z.uuid(),
  kind: z.enum(signalKinds),
  raisedAt: z.string(),
  /** Release rests from here on, until a therapist opens it again. */
  pauses: z.boolean(),
});
export type Signal = z.output<typeof signal>;

/** What whoever settles a signal wants to remember with it. */
export const settling = z.strictObject({ note: paragraph(1000).nullish() });
export type Settling = z.output<typeof settling>;

export const signalList = z.strictObject({ items: z.array(signal), nextCursor: z.string().nullable() });

const step = z.int().min(0).max(10);

/**
 * The thresholds that the therapist agrees with a client. None of them is a medical limit: they are proposals from
 * domain.md (G3, G4, G8, G12) to talk about. From which felt safety release opens stands in the program.
 */
export const agreementTerms = z.strictObject({
  /** Felt safety below this: only relaxing, and who can be called is shown (G3). */
  relaxOnlyBelow: step.default(defaultTerms.relaxOnlyBelow),
  /** Tension from here on asks for relaxing first (G4), … */
  highTension: step.min(1).default(defaultTerms.highTension),
  /** … unless felt safety is at least this. */
  safetyForHighTension: step.default(defaultTerms.safetyForHighTension),
  /** Felt safety that falls by this much within a session lets release rest (G12). */
  fall: step.min(1).default(defaultTerms.fall),
  /** At least one day without release between two with it (G8). */
  dayBetween: z.boolean().default(defaultTerms.dayBetween),
  /** Minutes of release in each of the first sessions. */
  firstMinutes: z.int().min(1).max(60).default(defaultTerms.firstMinutes),
  firstSessions: z.int().min(0).max(50).default(defaultTerms.firstSessions),
  /** Minutes of release that no session passes, whatever the opening says. */
  mostMinutes: z.int().min(1).max(60).default(defaultTerms.mostMinutes),
  /** Days without a word, while something was planned, after which the therapist is asked to look. */
  silentAfter: z.int().min(1).max(90).default(defaultTerms.silentAfter),
  /** Days for which a phone without a connection may go by the last word that it had of the opening (G15). */
  statementDays: z.int().min(1).max(30).default(defaultTerms.statementDays),
});
export type AgreementTerms = z.output<typeof agreementTerms>;

export const agreementWords = z.strictObject({
  /** Signs that I am fine. */
  fine: paragraph(1000).default(""),
  /** Signs to slow down. */
  slowDown: paragraph(1000).default(""),
  /** What helps me back. */
  helpsBack: paragraph(1000).default(""),
  /** Who may be told. */
  mayBeTold: paragraph(1000).default(""),
});
export type AgreementWords = z.output<typeof agreementWords>;

/**
 * A new version of the agreement. Terms are the therapist's: left out, they stay as they were; other ones need the reason
 * for it (domain.md G16).
 */
export const agreementDraft = z.strictObject({
  words: agreementWords,
  terms: agreementTerms.optional(),
  because: paragraph(500).default(""),
});
export type AgreementDraft = Omit<z.output<typeof agreementDraft>, "because"> & { because?: string };

/** Version 0 is what holds before anybody wrote one: no words, and the proposed terms. */
export const agreement = z.strictObject({
  version: z.int(),
  words: agreementWords,
  terms: agreementTerms,
  madeAt: z.string().nullable(),
  madeBy: z.string().nullable(),
});
export type Agreement = z.output<typeof agreement>;

export const standingReasons = ["notOpened", "paused", "weeklyCap", "dayBetween", "expired"] as const;
export type StandingReason = (typeof standingReasons)[number];

/** What decides whether release is open on a day: a phone without a connection judges by the same facts. */
export const releaseFacts = z.strictObject({
  opened: z.boolean(),
  maxMinutes: z.int().nullable(),
  maxPerWeek: z.int().nullable(),
  reviewOn: z.string().nullable(),
  /** The first signal since the latest decision that lets release rest. */
  pause: z.strictObject({ kind: z.enum(signalKinds), since: z.string() }).nullable(),
  /** The local days of sessions with release, one for each session, of the last two weeks. */
  releasedOn: z.array(z.string()),
  /** How many sessions with release there were, counted no further than the agreement asks. */
  sessions: z.int(),
});
export type ReleaseFacts = z.output<typeof releaseFacts>;

export const standing = z.strictObject({
  open: z.boolean(),
  because: z.enum(standingReasons).nullable(),
  /** What release rests for, and since when; only while it rests. */
  pause: releaseFacts.shape.pause,
  /** The first day on which it is open again by itself, where only a day or a week has to pass. */
  nextDay: z.string().nullable(),
  /** Sessions with release that this week still has room for; null where no number was agreed. */
  weekLeft: z.int().nullable(),
  /** Minutes of release in a session now, after G8. */
  maxMinutes: z.int(),
  /** The day to look at it together has come: a word for the therapist, it shuts nothing. */
  reviewDue: z.boolean(),
});
export type Standing = z.output<typeof standing>;

/** The opening as a signed word with an end, for a phone without a connection (domain.md G15). */
export const statement = z.strictObject({ token: z.string(), expiresAt: z.string() });
export type Statement = z.output<typeof statement>;

/** Whom to call: nobody watches live (domain.md G14). Null numbers are those that everybody has to know for themselves. */
export const contactNumber = z.strictObject({
  number: line(40).nullable().default(null),
  sentence: z.strictObject({ nl: line(300), en: line(300) }),
});
export const contact = z.strictObject({
  phone: line(40).nullable(),
  hours: z.strictObject({ nl: line(300, 0), en: line(300, 0) }),
  numbers: z.array(contactNumber).max(6),
});
export type Contact = z.output<typeof contact>;
export const practiceContact = contact.extend({ revision: z.int() });
export type PracticeContact = z.output<typeof practiceContact>;
export const contactChange = contact
  .partial()
  .refine((change) => Object.keys(change).length > 0, { message: "nothing_to_change" });
