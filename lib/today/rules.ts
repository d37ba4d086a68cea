import { addDays, type Day, dayOf, weekdayOf } from "@/lib/calendar";
import { agreedDose } from "@/lib/doses/rules";
import type { Bilingual } from "@/lib/exercises/schema";
import { changesOf } from "@/lib/programs/rules";
import type { ProgramDraft } from "@/lib/programs/schema";
import { releasedSeconds, releaseStanding, standingWithoutConnection } from "@/lib/safety/rules";
import type { ReleaseFacts, Standing, StandingReason } from "@/lib/safety/schema";
import { claimsOf } from "@/lib/sessions/rules";
import type { SessionLog } from "@/lib/sessions/schema";
import type { ReleaseReason, Today, TodayItem } from "./schema";

/** Why release is shut, in the words of the interface (contract). */
export const reasonOf: Record<StandingReason, ReleaseReason> = {
  notOpened: "not_opened",
  paused: "paused",
  weeklyCap: "weekly_cap",
  dayBetween: "day_between",
  expired: "not_opened",
};

/** An item as its client sees it: what trembles lasts no longer than was agreed. `maxMinutes` null: nothing limits it. */
export const asAgreed = <Item extends Pick<TodayItem, "dose" | "exercise">>(
  item: Item,
  maxMinutes: number | null,
): Item => ({
  ...item,
  dose: agreedDose({ phase: item.exercise.phase, dose: item.dose, range: item.exercise.dose }, maxMinutes),
});

/** What a client is told of a program that is new to them; `fresh`: they never practised under any version of it. */
export interface ProgramNews {
  fresh: boolean;
  added: Bilingual[];
  removed: Bilingual[];
  altered: Bilingual[];
  reordered: boolean;
  /** From which felt safety release opens from now on. */
  threshold: number | null;
  note: string | null;
}

/** The news from one version to the next; of the first one, that it is there. Null where nothing that a client sees changed. */
export function newsOf(
  before: ProgramDraft | null,
  after: ProgramDraft,
  titleOf: (exerciseId: string) => Bilingual | undefined,
): ProgramNews | null {
  const news: ProgramNews = {
    fresh: before === null,
    added: [],
    removed: [],
    altered: [],
    reordered: false,
    threshold: before && before.safetyThreshold !== after.safetyThreshold ? after.safetyThreshold : null,
    // What was written with an earlier version was read with it.
    note: before && before.note === after.note ? null : after.note,
  };
  for (const change of before ? changesOf(before, after) : []) {
    if (change.kind === "order") news.reordered = true;
    if (change.kind === "order" || change.kind === "part") continue;
    const title = titleOf((change.kind === "altered" ? change.after : change.item).exerciseId);
    if (title) news[change.kind].push(title);
  }
  const { fresh, added, removed, altered, reordered, threshold, note } = news;
  const isAny = fresh || reordered || threshold !== null || note !== null;
  return isAny || added.length + removed.length + altered.length > 0 ? news : null;
}

/**
 * The day that a device shows without a connection: what it last heard of the whole program, asked again for the day of
 * `now`, together with the sessions that still wait on it. Release is judged by the statement and the caps that it
 * holds (domain.md G15); where it holds none, release is shut. Relaxing is always there.
 */
export function dayWithoutConnection(kept: Today, waiting: readonly SessionLog[], now: Date): Today {
  const date = dayOf(now, kept.timeZone);
  const weekday = weekdayOf(date);
  const isOver = (kept.program?.endsOn ?? date) < date;
  const isSame = date === kept.date;
  const own = waiting.filter((log) => log.programId === kept.program?.id);
  const facts = factsOf(kept, own);
  if (isOver) return withoutProgram(kept, date, facts);
  const todays = own.filter((log) => dayOf(new Date(log.startedAt), log.timeZone) === date);
  const told = [...(isSame && kept.latestToday ? [kept.latestToday] : []), ...todays];
  const latest = told.toSorted((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt)).at(-1);
  const times = (item: TodayItem) =>
    todays
      .flatMap(({ entries }) => entries)
      .filter(
        ({ programItemId, outcome }) => programItemId === item.id && (outcome === "done" || outcome === "partial"),
      ).length;
  const planned = kept.items.filter((item) => item.days === null || item.days.includes(weekday));
  const shown = planned.length > 0 ? planned : kept.items.filter((item) => item.exercise.group !== "release");
  const standing = standingOf(kept, facts, now);
  return {
    ...kept,
    date,
    sessionsToday: (isSame ? kept.sessionsToday : 0) + todays.length,
    latestToday: latest ? { choice: latest.choice, startedAt: latest.startedAt } : null,
    items: shown.map((item) => ({ ...item, doneToday: (isSame ? item.doneToday : 0) + times(item) })),
    safety: {
      ...kept.safety,
      facts,
      standing,
      release: standing.open ? "open" : "closed",
      reason: standing.because && reasonOf[standing.because],
      maxMinutes: standing.maxMinutes,
    },
  };
}

/** A program that ended while there was no connection is over here, too. */
const withoutProgram = (kept: Today, date: Day, facts: ReleaseFacts | undefined): Today => ({
  ...kept,
  date,
  program: null,
  programIsNew: false,
  sessionsToday: 0,
  latestToday: null,
  items: [],
  safety: {
    ...kept.safety,
    facts,
    release: "closed",
    reason: "no_program",
    because: null,
    maxMinutes: null,
    statement: null,
  },
});

/** What decides on release, together with what waits here; nothing where the day holds nothing of it. */
function factsOf({ safety, items }: Today, waiting: readonly SessionLog[]): ReleaseFacts | undefined {
  const { facts, agreement, threshold } = safety;
  if (!facts || !agreement) return facts;
  return waiting.reduce((before, log) => withSession(before, log, items, threshold, agreement.terms), facts);
}

function standingOf({ safety, timeZone }: Today, facts: ReleaseFacts | undefined, now: Date): Standing {
  const { agreement, statement } = safety;
  if (!facts || !agreement) {
    const because = safety.release === "open" ? "expired" : "notOpened";
    const maxMinutes = safety.maxMinutes ?? 0;
    return { open: false, because, pause: null, nextDay: null, weekLeft: null, maxMinutes, reviewDue: false };
  }
  const standing = releaseStanding(facts, agreement.terms, dayOf(now, timeZone));
  return standingWithoutConnection(standing, statement?.expiresAt ?? null, now);
}

/**
 * The session that asks how it is the day after, as a device knows it without a connection: the latest with release of
 * yesterday or the day before, told or still waiting here, unless the answer waits here too (domain.md G13).
 */
export function echoWithoutConnection(
  kept: Today,
  waiting: readonly { id: string; log: SessionLog }[],
  answered: readonly string[],
  now: Date,
): Today["echo"] {
  const date = dayOf(now, kept.timeZone);
  const known = kept.echo ? [kept.echo] : [];
  const here = waiting
    .filter(({ log }) => releasedSeconds(withExercises(log, kept.items)) !== null)
    .map(({ id, log }) => ({ sessionId: id, practisedOn: dayOf(new Date(log.startedAt), log.timeZone) }));
  const asking = [...known, ...here]
    .filter(({ sessionId, practisedOn }) => {
      const isDue = practisedOn >= addDays(date, -2) && practisedOn <= addDays(date, -1);
      return isDue && !answered.includes(sessionId);
    })
    .sort((a, b) => (a.practisedOn < b.practisedOn ? 1 : -1));
  return asking[0] ?? null;
}

const withExercises = (log: SessionLog, items: readonly TodayItem[]) =>
  log.entries.flatMap((entry) => {
    const exercise = items.find(({ id }) => id === entry.programItemId)?.exercise;
    return exercise ? [{ ...entry, group: exercise.group, phase: exercise.phase }] : [];
  });

/** What a session that has not been sent yet changes: it counts for the caps, and what lets release rest does so at once. */
function withSession(
  facts: ReleaseFacts,
  log: SessionLog,
  items: readonly TodayItem[],
  threshold: number,
  terms: { fall: number },
): ReleaseFacts {
  const entries = withExercises(log, items);
  const seconds = releasedSeconds(entries);
  const pausing = claimsOf({ ...log, entries, threshold, seconds }).find(
    ({ kind, pauses, fall }) => pauses && (kind !== "safety_fell" || (fall ?? 0) >= terms.fall),
  );
  const day = dayOf(new Date(log.startedAt), log.timeZone);
  return {
    ...facts,
    pause: facts.pause ?? (pausing ? { kind: pausing.kind, since: log.endedAt } : null),
    releasedOn: seconds === null ? facts.releasedOn : [...facts.releasedOn, day],
    sessions: facts.sessions + (seconds === null ? 0 : 1),
  };
}
