import { addDays, type Day, dayOf, daysBetween, daysFrom } from "@/lib/calendar";
import { dueSince, type MeasureKey } from "@/lib/measures/rules";
import type { PlanPeriod } from "@/lib/plans/schema";
import { plannedByDay } from "@/lib/progress/rules";
import { defaultTerms } from "@/lib/safety/rules";
import type { SignalKind } from "@/lib/safety/schema";
import type { CaseloadRow, InboxItem, KeptAttention, Matter, MatterKind } from "./schema";

/** What asks by the calendar, or by there being nothing: it goes when somebody decides anew, not by being settled. */
export const dateKinds = ["look_due", "review_due", "measure_due", "no_program", "silence"] as const;

/** In this order it is read: what happened in a session first. An order of reading, and no measure of anybody's risk. */
export const readingOrder: readonly MatterKind[] = [
  "stopped_by_sign",
  "safety_fell",
  "release_below_threshold",
  "release_without_safety_rating",
  "tension_high",
  "release_after_relax_only",
  "release_while_closed",
  "release_on_earlier_word",
  "over_minutes",
  "over_weekly",
  "no_day_between",
  "echo_worse",
  ...dateKinds,
] satisfies (SignalKind | (typeof dateKinds)[number])[];

/** What is read first has the lowest place. */
const placeOf = (kind: MatterKind): number => readingOrder.indexOf(kind);

/** Only what happened in a session is settled; the others go by an act of their own. */
export const isSettled = (kind: MatterKind): kind is SignalKind => !(dateKinds as readonly string[]).includes(kind);

/** What is known of a client without opening the record. */
export interface Known {
  timeZone: string;
  hasProgram: boolean;
  lastSessionOn: Day | null;
  plan: readonly PlanPeriod[];
  kept: KeptAttention | null;
}

const bare = {
  sessionId: null,
  on: null,
  tension: null,
  before: null,
  after: null,
  threshold: null,
  signs: [],
  parked: false,
};

/** Everything that asks for the therapist about one client, in reading order. */
export function mattersOf({ timeZone, hasProgram, lastSessionOn, plan, kept }: Known, today: Day): Matter[] {
  const silentAfter = kept?.silentAfter ?? defaultTerms.silentAfter;
  const silence = hasProgram ? silenceOf(lastSessionOn, plan, silentAfter, today) : null;
  // Most ask nothing, and a caseload has hundreds of them.
  if (!kept && hasProgram && !silence) return [];
  const { signals = [], reviewOn, lookOn, parked = [] } = kept ?? {};
  const found: Matter[] = signals.map((one) => ({
    kind: one.kind,
    about: one.id,
    since: dayOf(new Date(one.raisedAt), timeZone),
    sessionId: one.sessionId,
    on: one.on ?? null,
    tension: one.tension ?? null,
    before: one.before ?? null,
    after: one.after ?? null,
    threshold: one.threshold ?? null,
    signs: one.signs ?? [],
    parked: false,
  }));
  // Four weeks after its day an agreement is history. (design)
  if (lookOn && lookOn <= today && daysBetween(lookOn, today) < 28)
    found.push({ ...bare, kind: "look_due", about: lookOn, since: lookOn });
  if (reviewOn && reviewOn <= today) found.push({ ...bare, kind: "review_due", about: reviewOn, since: reviewOn });
  for (const { about, since } of measuresDue(kept?.due ?? [], today))
    found.push({ ...bare, kind: "measure_due", about, since });
  const without = endedOn(plan, today);
  if (!hasProgram) found.push({ ...bare, kind: "no_program", about: without ?? "", since: without });
  if (silence) found.push({ ...bare, kind: "silence", ...silence });
  const isParked = ({ kind, about }: Matter) => parked.some(([k, a]) => k === kind && a === about);
  return found
    .map((one) => (isParked(one) ? { ...one, parked: true } : one))
    .sort((a, b) => placeOf(a.kind) - placeOf(b.kind));
}

/** What is about a measure names it, and the day from which it stands open: its next asking is another matter. */
const aboutMeasure = (measure: MeasureKey, since: Day) => `${measure} ${since}`;

export function measureOfMatter(about: string): { measure: MeasureKey; since: Day } | null {
  const [measure, since] = about.split(" ");
  return measure && since ? { measure: measure as MeasureKey, since } : null;
}

/** Scores that a therapist enters and that are open; what is asked twice from one day on is one matter. */
function measuresDue(due: NonNullable<KeptAttention["due"]>, today: Day) {
  const open = due.flatMap(([measure, firstOn, everyWeeks, lastOn]) => {
    const since = dueSince({ firstOn, everyWeeks, endedOn: null }, lastOn === null ? [] : [lastOn], today);
    return since === null ? [] : [{ about: aboutMeasure(measure, since), since }];
  });
  return [...new Map(open.map((one) => [one.about, one])).values()];
}

/** Longer than agreed without a word, while something was planned. Who never began is not silent. */
function silenceOf(last: Day | null, plan: readonly PlanPeriod[], silentAfter: number, today: Day) {
  if (last === null || daysBetween(last, today) < silentAfter) return null;
  const from = [addDays(last, 1), addDays(today, -28)].sort().at(-1) as Day;
  const isAsked = daysFrom(from, today).some((day) => plannedByDay(plan, day) > 0);
  return isAsked ? { about: last, since: addDays(last, silentAfter) } : null;
}

/** The day after the last plan; null where none is known. */
function endedOn(plan: readonly PlanPeriod[], today: Day): Day | null {
  const last = plan.reduce((latest, { to }) => (to !== null && to < today && to > latest ? to : latest), "");
  return last === "" ? null : addDays(last, 1);
}

const calm: CaseloadRow["attention"] = { first: null, more: 0, parked: 0 };

/** What a row of the caseload says of it: one thing, and how many more. */
export function attentionOf(matters: readonly Matter[]): CaseloadRow["attention"] {
  if (matters.length === 0) return calm;
  const asking = matters.filter(({ parked }) => !parked);
  return {
    first: asking[0] ?? null,
    more: Math.max(0, asking.length - 1),
    parked: matters.length - asking.length,
  };
}

/** A day that a cursor may name, and that nothing waits for. */
export const farOff = "2199-12-31";
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Where something stands in the inbox: its kind, its age (what has none last), whose it is, and what it is about. */
export type InboxPlace = readonly [kind: string, since: string, client: string, about: string];

export const inboxPlaceOf = ({ since, client, kind, about }: InboxItem): InboxPlace => [
  kind,
  since ?? farOff,
  client.id,
  about,
];

/** What happened in a session first, by reading order; of one kind the oldest. */
export const compareInbox = ([kind, ...rest]: InboxPlace, [otherKind, ...others]: InboxPlace): number =>
  placeOf(kind as MatterKind) - placeOf(otherKind as MatterKind) ||
  rest.reduce((found, key, at) => found || compare(key, others[at] ?? ""), 0);

/** What asks comes first, by what it is and then the oldest; the rest by name. */
export function inOrderOfWork(rows: readonly CaseloadRow[], locale: string): CaseloadRow[] {
  const byName = new Intl.Collator(locale);
  const rank = ({ attention }: CaseloadRow) => (attention.first ? placeOf(attention.first.kind) : readingOrder.length);
  const since = ({ attention }: CaseloadRow) => attention.first?.since ?? farOff;
  return [...rows].sort(
    (a, b) => rank(a) - rank(b) || compare(since(a), since(b)) || byName.compare(a.client.name, b.client.name),
  );
}
