import { z } from "zod";
import { timeZone } from "@/lib/access/schema";
import { isDay } from "@/lib/calendar";
import { isMoment, isText, pageQuery } from "@/lib/cursor";
import { moment, rating } from "@/lib/ratings/schema";
import { heres, stopReasons, stopSigns } from "@/lib/safety/rules";
import { choices, outcomes } from "@/lib/safety/schema";
import { day, id, paragraph } from "@/lib/text";
import { companies, comparisons, correctionKinds, dayEvents, places, sources } from "./rules";

// Years that PostgreSQL, Temporal and an ISO text of four digits all agree on, in every zone.
const earliest = Date.UTC(1900, 0, 2);
const latest = Date.UTC(2200, 0, 1);
const instant = z.iso
  .datetime({ offset: true })
  .refine((text) => Date.parse(text) > earliest && Date.parse(text) < latest, { message: "invalid" });

export const sessionEntry = z.strictObject({
  programItemId: id,
  outcome: z.enum(outcomes),
  seconds: z.int().min(0).max(86_400).nullable().default(null),
  repetitions: z.int().min(0).max(10_000).nullable().default(null),
});
export type SessionEntry = z.output<typeof sessionEntry>;

/** Why somebody stopped, and by which signs: `not-said` is the answer of who was asked and would rather not say. */
export const stopTold = z.strictObject({
  why: z.enum(stopReasons),
  signs: z
    .array(z.enum(stopSigns))
    .max(stopSigns.length)
    .refine((signs) => new Set(signs).size === signs.length, { message: "twice" })
    .default([]),
});
export type StopTold = z.output<typeof stopTold>;

export const context = z.strictObject({
  place: z.enum(places).nullable().default(null),
  company: z.enum(companies).nullable().default(null),
  event: z.enum(dayEvents).nullable().default(null),
});
export type Context = z.output<typeof context>;

/** The version of the scales' words (lib/ratings) under which numbers were given. */
const wording = z.int().min(1).max(32_767).nullish();

/** For the client's own eyes: no therapist, owner or colleague can read it. */
const privateLine = paragraph(1000).nullish();

export const sessionLog = z.strictObject({
  programId: id,
  programVersion: z.int32().min(1),
  startedAt: instant,
  endedAt: instant,
  timeZone,
  choice: z.enum(choices),
  before: moment.nullable().default(null),
  after: moment.nullable().default(null),
  entries: z.array(sessionEntry).max(100),
  note: paragraph(4000).nullable().default(null),
  // From here on: left out (or null) means not told, and does not make another log of one that was sent before.
  here: z.enum(heres).nullish(),
  /** The one re-rating after relaxing, with which somebody asked the gate again. */
  rerated: moment.nullish(),
  stop: stopTold.nullish(),
  context: context.nullish(),
  privateLine,
  wording,
  /** Where the numbers come from; not told is `app`. */
  source: z.enum(sources).nullish(),
  /** What the device knew of the opening: the token of `today.safety.statement`. Sent along, never part of what was told. */
  statement: z.string().max(2000).nullish(),
});
export type SessionLog = z.output<typeof sessionLog>;

/** What is kept beside the ratings and the note, where it was told. */
export type Told = Partial<Pick<SessionLog, "here" | "rerated" | "stop" | "context" | "wording" | "source">> & {
  /** The member who typed it in from paper. */
  enteredBy?: string;
};

const echoAnswers = z.strictObject({
  tension: rating.default(null),
  safety: rating.default(null),
  sleep: z.enum(comparisons).nullable().default(null),
  mood: z.enum(comparisons).nullable().default(null),
});

export type EchoAnswers = z.output<typeof echoAnswers>;

/** A word said afterwards, beside what was logged. */
export const correction = z
  .strictObject({
    /** Made by the client: the identical repeat is one correction. */
    id,
    before: moment.nullable().optional(),
    after: moment.nullable().optional(),
    note: paragraph(4000).nullable().optional(),
    /** The day after, by itself: it was told at another time, and its time to be put right is its own. */
    echo: echoAnswers.optional(),
    wording,
  })
  .refine(({ before, after, note, echo }) => [before, after, note, echo].some((part) => part !== undefined), {
    message: "nothing_to_change",
  })
  .refine(({ before, after, note, echo }) => !echo || [before, after, note].every((part) => part === undefined), {
    message: "invalid",
    path: ["echo"],
  });
export type Correction = z.output<typeof correction>;
export type MomentTold = Pick<Correction, "before" | "after" | "note" | "echo" | "wording">;

/** `replaced`: what stood before it was put right, in time; this is what stood there. `added`: a word beside it. */
export const sessionCorrection = z.strictObject({
  id: z.uuid(),
  kind: z.enum(correctionKinds),
  madeAt: z.string(),
  before: moment.nullable().optional(),
  after: moment.nullable().optional(),
  note: z.string().nullable().optional(),
  echo: echoAnswers.optional(),
  wording,
});
export type SessionCorrection = z.output<typeof sessionCorrection>;

/** How it is the day after release: two numbers and two taps (domain.md G13). Each may be left open. */
export const echo = echoAnswers.extend({ answeredAt: instant, timeZone, wording });
export type Echo = z.output<typeof echo>;

/** Two numbers at any moment, without a session. */
const toldBetween = moment.extend({ at: instant, timeZone, context: context.nullish(), privateLine, wording });
export const checkIn = toldBetween
  /** The check-in of which this is told otherwise: how it was then, at the time of the first. */
  .extend({ corrects: id.nullish() })
  .refine(({ corrects, context: where, privateLine: line }) => !corrects || (!where && !line), {
    message: "invalid",
    path: ["corrects"],
  });
export type CheckIn = z.output<typeof checkIn>;

/** Two numbers that a therapist asks for in a visit: of the client's day, whatever clock the desk has. */
export const askedCheckIn = moment.extend({ at: instant, wording });
export type AskedCheckIn = z.output<typeof askedCheckIn>;

/** As with a session: `replaced` is what stood there before, `added` a word beside it. */
export const checkInCorrection = moment.extend({
  id: z.uuid(),
  kind: z.enum(correctionKinds),
  madeAt: z.string(),
  wording,
});
export type CheckInCorrection = z.output<typeof checkInCorrection>;

export const givenCheckIn = toldBetween.extend({
  id: z.uuid(),
  day: z.string(),
  receivedAt: z.string(),
  askedBy: z.strictObject({ id: z.uuid(), name: z.string() }).nullish(),
  corrections: z.array(checkInCorrection).optional(),
});
export type GivenCheckIn = z.output<typeof givenCheckIn>;
export const checkInList = z.strictObject({ items: z.array(givenCheckIn), nextCursor: z.string().nullable() });

export const loggedSession = sessionLog.omit({ statement: true }).extend({
  id: z.uuid(),
  programTitle: z.string(),
  programEdition: z.int().nullable(),
  practisedOn: z.string(),
  receivedAt: z.string(),
  /** Who typed it in, where it was kept on paper. */
  enteredBy: z.strictObject({ id: z.uuid(), name: z.string() }).nullish(),
  echo: echo.nullish(),
  corrections: z.array(sessionCorrection).optional(),
});
export type LoggedSession = z.output<typeof loggedSession>;

/** By day, by start, then by id; newest first. */
export const sessionKeys = [isDay, isMoment, isText];

export const period = pageQuery(sessionKeys).extend({
  from: day.optional(),
  to: day.optional(),
});
export type Period = z.output<typeof period>;

export const sessionList = z.strictObject({ items: z.array(loggedSession), nextCursor: z.string().nullable() });
