import { addDays, type Day, dayOf, daysBetween, daysFrom } from "@/lib/calendar";
import type { PlanPeriod } from "@/lib/plans/schema";
import { courseOf, medianOf, plannedByDay } from "@/lib/progress/rules";
import { given } from "@/lib/ratings/rules";
import type { Rating } from "@/lib/ratings/schema";
import { defaultTerms, toldStops } from "@/lib/safety/rules";
import type { SignalKind } from "@/lib/safety/schema";
import type { LoggedSession } from "@/lib/sessions/schema";
import type { CaseloadRow, KeptAttention, Matter, MatterKind, Question, TwoWeeks, Visit } from "./schema";

/** What asks by the calendar, or by there being nothing: it goes when somebody decides anew, not by being settled. */
export const dateKinds = ["look_due", "review_due", "no_program", "silence"] as const;

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

const bare = { sessionId: null, on: null, tension: null, before: null, after: null, threshold: null, parked: false };

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
    parked: false,
  }));
  // Four weeks after its day an agreement is history. (design)
  if (lookOn && lookOn <= today && daysBetween(lookOn, today) < 28)
    found.push({ ...bare, kind: "look_due", about: lookOn, since: lookOn });
  if (reviewOn && reviewOn <= today) found.push({ ...bare, kind: "review_due", about: reviewOn, since: reviewOn });
  if (!hasProgram) found.push({ ...bare, kind: "no_program", about: "", since: endedOn(plan, today) });
  if (silence) found.push({ ...bare, kind: "silence", ...silence });
  const isParked = ({ kind, about }: Matter) => parked.some(([k, a]) => k === kind && a === about);
  const place = ({ kind }: Matter) => readingOrder.indexOf(kind);
  return found.map((one) => (isParked(one) ? { ...one, parked: true } : one)).sort((a, b) => place(a) - place(b));
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

const latest = "2199-12-31";
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** What asks comes first, by what it is and then the oldest; the rest by name. */
export function inOrderOfWork(rows: readonly CaseloadRow[], locale: string): CaseloadRow[] {
  const byName = new Intl.Collator(locale);
  const rank = ({ attention }: CaseloadRow) =>
    attention.first ? readingOrder.indexOf(attention.first.kind) : readingOrder.length;
  const since = ({ attention }: CaseloadRow) => attention.first?.since ?? latest;
  return [...rows].sort(
    (a, b) => rank(a) - rank(b) || compare(since(a), since(b)) || byName.compare(a.client.name, b.client.name),
  );
}

/** A visit looks back to the last one, where somebody knows when it was; else two weeks. */
export function visitFrom(asked: Day | undefined, lastVisitOn: Day | null, today: Day): Day {
  const from = asked ?? lastVisitOn ?? addDays(today, -14);
  const earliest = addDays(today, -366);
  return from > today ? today : from < earliest ? earliest : from;
}

/** What is known of the period of a visit, sessions newest first. */
export interface Told {
  from: Day;
  to: Day;
  sessions: readonly LoggedSession[];
  plan: readonly PlanPeriod[];
  programs: Visit["changed"]["programs"];
  decisions: Visit["changed"]["decisions"];
  /** The title of an exercise in a session; null for one that is gone. */
  titleOf: (session: LoggedSession, itemId: string) => Question["exercise"];
  /** Whether anything was built up or let go. */
  released: ReadonlySet<string>;
  matters: Matter[];
}

const isBySign = ({ stop }: LoggedSession) => Boolean(stop && toldStops.includes(stop.why));
const stoppedAt = (session: LoggedSession) => session.entries.find(({ outcome }) => outcome === "stopped");

/** What a visit begins from: facts, and three questions. It judges nothing and advises nothing (domain.md, MDR). */
export function visitOf(told: Told): Visit {
  const { from, to, sessions, plan } = told;
  const stopped = sessions.filter((one) => courseOf(one.entries) === "stopped" || isBySign(one));
  const bySign = stopped.filter(isBySign).length;
  const reportedOn = (day: Day) => sessions.filter(({ practisedOn }) => practisedOn === day).length;
  const days = daysFrom(from, to).map((day) => ({ planned: plannedByDay(plan, day), reported: reportedOn(day) }));
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  const ratings = sessions.flatMap(({ before, after }) => [
    before?.tension ?? null,
    before?.safety ?? null,
    after?.tension ?? null,
    after?.safety ?? null,
  ]);
  const echoed = sessions.filter(({ id, practisedOn }) => told.released.has(id) && practisedOn < to);
  return {
    from,
    to,
    done: {
      reported: sessions.length,
      planned: sum(days.map(({ planned }) => planned)),
      through: sessions.length - stopped.length,
      stopped: stopped.length - bySign,
      bySign,
      notReported: sum(days.map(({ planned, reported }) => Math.max(0, planned - reported))),
    },
    stopped: stopped.map((one) => ({
      sessionId: one.id,
      on: one.practisedOn,
      exercise: exerciseOf(told, one),
      why: isBySign(one) ? ("sign" as const) : one.stop?.why === "enough" ? ("enough" as const) : null,
    })),
    changed: {
      tension: twoWeeksOf(told, (one) => one.before?.tension ?? null),
      safety: twoWeeksOf(told, (one) => one.before?.safety ?? null),
      programs: told.programs,
      decisions: told.decisions,
    },
    missing: {
      asked: ratings.length,
      answered: ratings.filter((rating) => given(rating) !== null).length,
      declined: ratings.filter((rating) => rating === "declined").length,
      echoesAsked: echoed.length,
      echoesAnswered: echoed.filter(({ echo }) => echo).length,
    },
    open: told.matters,
    questions: questionsOf(told),
  };
}

const exerciseOf = (told: Told, session: LoggedSession) => {
  const entry = stoppedAt(session);
  return entry ? told.titleOf(session, entry.programItemId) : null;
};

/** Numbers taken close together resemble each other: one a day counts, the first (domain.md 4). */
function twoWeeksOf({ from, to, sessions }: Told, rating: (session: LoggedSession) => Rating): TwoWeeks | null {
  if (daysBetween(from, to) < 13) return null;
  const firstOf = new Map<Day, number>();
  for (const one of sessions) {
    const value = given(rating(one));
    if (value !== null) firstOf.set(one.practisedOn, value);
  }
  const within = (first: Day, last: Day) =>
    [...firstOf].filter(([day]) => first <= day && day <= last).map(([, v]) => v);
  return { first: medianOf(within(from, addDays(from, 6))), last: medianOf(within(addDays(to, -6), to)) };
}

/** In this order the rules are asked; what they find first is asked first, each rule once, three questions in all. */
export const questionRules = [
  "stopped_by_sign",
  "safety_fell",
  "echo_worse",
  "released_after_relax_only",
  "stopped_otherwise",
  "quiet_days",
  "often_declined",
  "wrote",
  "program_changed",
  "open_at_home",
  "open_today",
  "open_wish",
] as const;
type QuestionRule = (typeof questionRules)[number];

const plain = { sessionId: null, on: null, until: null, exercise: null, before: null, after: null, count: null };
const about = ({ id, practisedOn }: LoggedSession) => ({ ...plain, sessionId: id, on: practisedOn });

type Asked = Omit<Question, "rule">;

const rules: Record<QuestionRule, (told: Told) => Asked | null> = {
  stopped_by_sign: (told) => {
    const one = told.sessions.find(isBySign);
    return one ? { ...about(one), exercise: exerciseOf(told, one) } : null;
  },
  safety_fell: ({ sessions }) => {
    const one = sessions.find((each) => fallOf(each) >= defaultTerms.fall);
    return one ? { ...about(one), ...safetyOf(one) } : null;
  },
  echo_worse: ({ sessions, matters }) => {
    const ids = new Set(matters.filter(({ kind }) => kind === "echo_worse").map(({ sessionId }) => sessionId));
    const one = sessions.find(({ id, echo }) => ids.has(id) || (echo?.sleep === "worse" && echo.mood === "worse"));
    return one ? about(one) : null;
  },
  released_after_relax_only: ({ sessions, released }) => {
    const one = sessions.find(({ id, choice }) => choice === "relax-only" && released.has(id));
    return one ? about(one) : null;
  },
  stopped_otherwise: (told) => {
    const one = told.sessions.find((each) => !isBySign(each) && stoppedAt(each));
    return one ? { ...about(one), exercise: exerciseOf(told, one) } : null;
  },
  quiet_days: (told) => quietDays(told),
  often_declined: ({ sessions }) => {
    const declined = sessions.filter(({ before, after }) =>
      [before?.tension, before?.safety, after?.tension, after?.safety].includes("declined"),
    );
    return declined[0] && declined.length >= 3 ? { ...about(declined[0]), count: declined.length } : null;
  },
  wrote: ({ sessions }) => {
    const one = sessions.find(({ note }) => note);
    return one ? about(one) : null;
  },
  program_changed: ({ programs }) => {
    const last = programs.at(-1);
    return last ? { ...plain, on: last.on } : null;
  },
  open_at_home: ({ from, to }) => ({ ...plain, on: from, until: to }),
  open_today: ({ from, to }) => ({ ...plain, on: from, until: to }),
  open_wish: ({ from, to }) => ({ ...plain, on: from, until: to }),
};

const safetyOf = ({ before, after }: LoggedSession) => ({ before: given(before?.safety), after: given(after?.safety) });

function fallOf(session: LoggedSession): number {
  const { before, after } = safetyOf(session);
  return before === null || after === null ? 0 : before - after;
}

/** The longest run of at least five days without a session, with something planned in it. */
function quietDays({ from, to, sessions, plan }: Told): Asked | null {
  const days = new Set(sessions.map(({ practisedOn }) => practisedOn));
  let best: Day[] = [];
  let run: Day[] = [];
  for (const day of daysFrom(from, to)) {
    run = days.has(day) ? [] : [...run, day];
    if (run.length > best.length) best = run;
  }
  if (best.length < 5 || !best.some((day) => plannedByDay(plan, day) > 0)) return null;
  return { ...plain, on: best[0] ?? null, until: best.at(-1) ?? null, count: best.length };
}

export function questionsOf(told: Told): Question[] {
  const asked: Question[] = [];
  for (const rule of questionRules) {
    const found = asked.length < 3 ? rules[rule](told) : null;
    if (found) asked.push({ rule, ...found });
  }
  return asked;
}
