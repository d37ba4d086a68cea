import { z } from "zod";
import { isDay } from "@/lib/calendar";
import { careNews } from "@/lib/care/schema";
import { isText, pageQuery } from "@/lib/cursor";
import type { MeasureKey } from "@/lib/measures/rules";
import { trendDay, weekCount } from "@/lib/progress/schema";
import { type StopSign, stopSigns } from "@/lib/safety/rules";
import { type SignalKind, signalKinds } from "@/lib/safety/schema";
import { dateKinds } from "./rules";

const shownDay = z.string().nullable();
const rating = z.int().nullable();

/** A signal in the row that the caseload reads, with what was said in its session. What was not said is left out. */
export interface KeptSignal {
  id: string;
  kind: SignalKind;
  sessionId: string;
  raisedAt: string;
  on?: string;
  tension?: number;
  before?: number;
  after?: number;
  threshold?: number;
  /** Of a stop by a sign: those that were ticked, where some were. */
  signs?: StopSign[];
}

/** What the database keeps about a client who needs somebody (app.count_attention); what is not so is left out. */
export interface KeptAttention {
  /** Open ones, oldest first; at most a hundred. */
  signals?: KeptSignal[];
  /** Release is open and is looked at again on this day. */
  reviewOn?: string;
  /** The next day on which an agreement is looked at. */
  lookOn?: string;
  /** Days without a word that were agreed; eight where nothing was said. */
  silentAfter?: number;
  /** What a therapist scores with the client: from which day, every how many weeks, and the last score. */
  due?: [measure: MeasureKey, firstOn: string, everyWeeks: number | null, lastOn: string | null][];
  /** What waits for the next visit: the kind, and what it is about. */
  parked?: [kind: string, about: string][];
}

export const matterKinds = [...signalKinds, ...dateKinds] as const;
export type MatterKind = (typeof matterKinds)[number];

/** One thing that asks for the therapist: what it is, since when, and where its data is. */
export const matter = z.strictObject({
  kind: z.enum(matterKinds),
  /** The signal's id, the day that it is about, or a measure and its day; empty where it is about none of them. */
  about: z.string(),
  /** The day from which it waits; null where nobody can know. */
  since: shownDay,
  sessionId: z.uuid().nullable(),
  /** The session's day. */
  on: shownDay,
  tension: rating,
  before: rating,
  after: rating,
  threshold: rating,
  /** The signs that were ticked, of a stop by a sign; none where nobody said which. */
  signs: z.array(z.enum(stopSigns)),
  /** Taken up in the next visit. */
  parked: z.boolean(),
});
export type Matter = z.output<typeof matter>;

const person = z.strictObject({ id: z.uuid(), name: z.string() });

export const caseloadRow = z.strictObject({
  client: person,
  hasAccount: z.boolean(),
  program: z.strictObject({ id: z.uuid(), title: z.string() }).nullable(),
  lastSession: z.string().nullable(),
  lastSessionOn: z.string().nullable(),
  week: weekCount,
  trend: z.array(trendDay),
  openSignals: z.int(),
  /** The first thing that asks for the therapist, how many more do, and how many wait for the next visit. */
  attention: z.strictObject({ first: matter.nullable(), more: z.int(), parked: z.int() }),
});
export type CaseloadRow = z.output<typeof caseloadRow>;

/** By name, then by id. */
export const caseloadKeys = [isText, isText];
export const caseloadPage = pageQuery(caseloadKeys);

export const caseload = z.strictObject({ items: z.array(caseloadRow), nextCursor: z.string().nullable() });
export type Caseload = z.output<typeof caseload>;

export const inboxItem = matter.extend({ client: person });
export type InboxItem = z.output<typeof inboxItem>;

const isId = (key: string) => z.uuid().safeParse(key).success;
const isKind = (key: string) => (matterKinds as readonly string[]).includes(key);

/** By kind in reading order, by age, by client, then by what it is about. */
export const inboxKeys = [isKind, isDay, isId, isText];
export const inboxPage = pageQuery(inboxKeys).extend({ parked: z.enum(["0", "1"]).default("0") });
export type InboxPage = z.output<typeof inboxPage>;

export const inbox = z.strictObject({
  items: z.array(inboxItem),
  nextCursor: z.string().nullable(),
  /** What colleagues settled about whom one treats, until it is seen. */
  care: z.array(careNews),
  /** How many ask in all, with what is told of care, and how many wait for a visit. */
  open: z.int(),
  parked: z.int(),
});
export type Inbox = z.output<typeof inbox>;

export const parking = z.strictObject({
  kind: z.enum(matterKinds),
  about: z.string().max(40).refine(isText, { message: "unreadable_text" }),
  /** False takes it back: it asks again. */
  parked: z.boolean(),
});
export type Parking = z.output<typeof parking>;
