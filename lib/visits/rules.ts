import type { Matter } from "@/lib/attention/schema";
import { addDays, type Day, daysBetween, daysFrom } from "@/lib/calendar";
import type { PlanPeriod } from "@/lib/plans/schema";
import { courseOf, plannedByDay } from "@/lib/progress/rules";
import { given } from "@/lib/ratings/rules";
import type { Rating } from "@/lib/ratings/schema";
import { courseCounts, endOf, type ReleaseEvent, releaseMarks, totalsOf } from "@/lib/reviews/rules";
import type { LoggedSession } from "@/lib/sessions/schema";
import { median } from "@/lib/statistics";
import type { Question, TwoWeeks, Visit } from "./schema";

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
  /** By how many points felt safety falls within a session before it is asked after: what was agreed with this client. */
  fall: number;
}

const stoppedAt = (session: LoggedSession) => session.entries.find(({ outcome }) => outcome === "stopped");
const endedOf = ({ practisedOn, entries, stop }: LoggedSession) => ({
  day: practisedOn,
  whole: courseOf(entries) === "done",
  why: stop?.why ?? null,
});
const isBySign = (session: LoggedSession) => endOf(endedOf(session)) === "sign";

/** What a visit begins from: facts, and three questions. It judges nothing and advises nothing (domain.md, MDR). */
export function visitOf(told: Told): Visit {
  const { from, to, sessions, plan } = told;
  const stopped = sessions.filter((one) => courseOf(one.entries) === "stopped" || isBySign(one));
  const weeks = courseCounts({ from, to, bucket: "week" }, sessions.map(endedOf), plan, to);
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
    done: { reported: sessions.length, ...totalsOf(weeks) },
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

const kinds = { release_opened: "opened", release_closed: "closed", release_paused: "paused" } as const;

/** How release stood in a period, as it came: an opening of what is open changes what was agreed with it. */
export function releaseTold(events: readonly ReleaseEvent[], from: Day, to: Day): Visit["changed"]["decisions"] {
  const told = releaseMarks(events).map(({ date: on, kind }) => ({ on, kind: kinds[kind] }));
  return told
    .map(({ on, kind }, at) => ({
      on,
      kind: kind === "opened" && told[at - 1]?.kind === "opened" ? ("changed" as const) : kind,
    }))
    .filter(({ on }) => from <= on && on <= to);
}

const exerciseOf = (told: Told, session: LoggedSession) => {
  const entry = stoppedAt(session);
  return entry ? told.titleOf(session, entry.programItemId) : null;
};

/** The middle of what was answered, and how many that were; null where nobody answered. */
export function medianOf(values: readonly number[]): { median: number | null; count: number } {
  return { median: values.length === 0 ? null : median(values), count: values.length };
}

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
  safety_fell: ({ sessions, fall }) => {
    const one = sessions.find((each) => fallOf(each) >= fall);
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
