import type { Weekday } from "@/lib/calendar";
import { fitsOn, type Placed } from "@/lib/chains/rules";
import type { DoseRange, Phase } from "@/lib/exercises/schema";
import { releases } from "@/lib/safety/rules";
import type { Dose } from "./schema";

/** Seconds that one of it takes, from quick to slow: a second is itself, a breath and a repetition are a guess for planning. */
const pace = { time: [1, 1], breaths: [6, 12], repetitions: [3, 6] } as const;

/** A dose, of what, and whether it is done once or for each side. */
type Lasting = { phase: Phase; dose: Dose; range: Pick<DoseRange, "perSide"> };

/** How long exercises take together, in whole minutes; `openEnded`: and as long as it is pleasant, which is no number. */
export interface Length {
  from: number;
  to: number;
  openEnded: boolean;
}

/** From–to in seconds for one item done once. What lasts until it is enough has no length of its own: none is told. */
export function secondsOf({ dose, range }: Pick<Lasting, "dose" | "range">): [number, number] {
  if (dose.kind === "until-enough" || dose.amount === null) return [0, 0];
  const seconds = dose.amount * (range.perSide ? 2 : 1);
  const [quick, slow] = pace[dose.kind];
  return [seconds * quick, seconds * slow];
}

const together = (items: readonly Lasting[]): [number, number] =>
  items.map(secondsOf).reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
const isOpen = ({ dose }: Lasting) => dose.amount === null;

/** Seconds from–to of one session. What trembles does so no longer, all of it together, than was agreed (domain.md G8). */
function spanOf(items: readonly Lasting[], maxMinutes: number | null): Length {
  const limited = maxMinutes === null ? [] : items.filter(({ phase }) => phase === "discharge");
  const free = items.filter((item) => !limited.includes(item));
  const most = (maxMinutes ?? 0) * 60;
  const [[from, to], [trembling, atMost]] = [together(free), together(limited)];
  return {
    from: from + Math.min(trembling, most),
    to: to + (limited.some(isOpen) ? most : Math.min(atMost, most)),
    openEnded: free.some(isOpen),
  };
}

const inMinutes = (sessions: readonly Length[]): Length => ({
  from: Math.ceil(sessions.reduce((sum, { from }) => sum + from, 0) / 60),
  to: Math.ceil(sessions.reduce((sum, { to }) => sum + to, 0) / 60),
  openEnded: sessions.some(({ openEnded }) => openEnded),
});

/**
 * How long one session of these items takes, rounded up to whole minutes. `maxMinutes`: of trembling, as agreed; null
 * where nothing was.
 */
export const lengthOf = (items: readonly Lasting[], maxMinutes: number | null): Length =>
  inMinutes([spanOf(items, maxMinutes)]);

/** How long a whole day of this program takes: what is done three times a day is done in three sessions. */
export function lengthOnDay(
  items: readonly (Placed & Lasting & { timesPerDay: number })[],
  day: Weekday,
  maxMinutes: number | null,
): Length {
  const asked = items.filter((item) => fitsOn(item, day));
  const most = Math.max(0, ...asked.map(({ timesPerDay }) => timesPerDay));
  const sessions = Array.from({ length: most }, (_, at) => asked.filter(({ timesPerDay }) => timesPerDay > at));
  return inMinutes(sessions.map((some) => spanOf(some, maxMinutes)));
}

const tremblingSeconds = ({ phase, dose, range }: Lasting): number =>
  phase === "discharge" && dose.kind === "time" ? (dose.amount ?? 0) * (range.perSide ? 2 : 1) : 0;

/**
 * What trembles, for no longer than was agreed for a session (domain.md G8): a program may say more, and two numbers for
 * one thing would leave a client to choose between them. `maxMinutes` null: nothing limits it.
 */
export function agreedDose(item: Lasting, maxMinutes: number | null): Dose {
  const { dose, range } = item;
  const isOver = maxMinutes !== null && tremblingSeconds(item) > maxMinutes * 60;
  return isOver ? { ...dose, amount: (maxMinutes * 60) / (range.perSide ? 2 : 1) } : dose;
}

/** The most seconds of trembling that one item asks for, where it is more than was agreed for a session; else null. */
export function overAgreed(items: readonly Lasting[], maxMinutes: number | null): number | null {
  const most = Math.max(0, ...items.map(tremblingSeconds));
  return maxMinutes !== null && most > maxMinutes * 60 ? most : null;
}

/** On how many days of a week release is planned, where that is more than was agreed; null where it is not. */
export function daysOverAgreed(items: readonly Placed[], perWeek: number | null): number | null {
  const asked = items.filter(({ phase }) => releases(phase)).flatMap(({ days }) => days ?? []);
  const days = new Set(asked).size;
  return perWeek !== null && days > perWeek ? days : null;
}
