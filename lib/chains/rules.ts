import { type Weekday, weekdays } from "@/lib/calendar";
import type { Phase } from "@/lib/exercises/schema";
import type { Fault } from "@/lib/result";

/** An exercise as a chain sees it: the days on which it is done, and its place in the order of release. */
export interface Placed {
  days: readonly Weekday[] | null;
  phase: Phase;
}

export const fitsOn = (item: Placed, day: Weekday) => item.days === null || item.days.includes(day);

/** The days on which an item needs its chain: its own, or every day for one that is done when it suits. */
const daysOf = (item: Placed): readonly Weekday[] => item.days ?? weekdays;

export interface ChainGap {
  /** Place in the list of the item whose chain is not whole. */
  position: number;
  lacks: "ground" | "integrate";
}

const needsChain = (item: Placed) => item.phase === "build-up" || item.phase === "discharge";

/**
 * Where a chain is not whole (exercises.md): what builds up or discharges needs grounding before it and rounding off
 * after it, on each day that it is done. Several links may cover those days together; one that is done when it suits
 * is there on every day, and asks for its own links on every day.
 */
export function chainGaps(items: readonly Placed[]): ChainGap[] {
  return items.flatMap((item, position) => {
    if (!needsChain(item)) return [];
    const whole = (phase: Phase, others: readonly Placed[]) =>
      daysOf(item).every((day) => others.some((other) => other.phase === phase && fitsOn(other, day)));
    const gaps: ChainGap[] = [];
    if (!whole("ground", items.slice(0, position))) gaps.push({ position, lacks: "ground" });
    if (!whole("integrate", items.slice(position + 1))) gaps.push({ position, lacks: "integrate" });
    return gaps;
  });
}

export const faultsOf = (gaps: readonly ChainGap[]): Fault[] =>
  gaps.map((gap) => ({
    path: `items.${gap.position}`,
    refusal: gap.lacks === "ground" ? "chain_without_grounding" : "chain_without_integration",
  }));

/** Where the missing link belongs: grounding before the first item that needs it, rounding off after the last. */
export function placeFor(lacks: ChainGap["lacks"], items: readonly Placed[]): number {
  return lacks === "ground" ? Math.max(0, items.findIndex(needsChain)) : items.findLastIndex(needsChain) + 1;
}

/** How a gap is mended: by a link that is there already and gets more days, or by another one at a place. */
export interface Mending {
  phase: ChainGap["lacks"];
  place: number;
  days: Weekday[] | null;
  widens: boolean;
}

export function mendingOf(gap: ChainGap, items: readonly Placed[]): Mending {
  const days = items[gap.position]?.days ?? null;
  const isLink = (item: Placed, at: number) =>
    item.phase === gap.lacks && (gap.lacks === "ground" ? at < gap.position : at > gap.position);
  const link = gap.lacks === "ground" ? items.findLastIndex(isLink) : items.findIndex(isLink);
  const known = items[link];
  if (!known) return { phase: gap.lacks, place: placeFor(gap.lacks, items), days: days && [...days], widens: false };
  const both = days && weekdays.filter((day) => days.includes(day) || fitsOn(known, day));
  return { phase: gap.lacks, place: link, days: both, widens: true };
}

/** The list with its chains whole: every gap mended, or only those of the item at `position`. */
export function wholeChain<T extends Placed>(
  items: readonly T[],
  linkFor: (mending: Mending) => T | null,
  position?: number,
): T[] {
  const whole = [...items];
  const only = position === undefined ? null : items[position];
  const open = () => chainGaps(whole).find((gap) => only === null || whole[gap.position] === only);
  // Two links at most for each item: a rule that went wrong must not hold up the page.
  for (let left = items.length * 2, gap = open(); gap && left > 0; left--, gap = open()) {
    const mending = mendingOf(gap, whole);
    const known = whole[mending.place];
    const link = mending.widens && known ? { ...known, days: mending.days } : linkFor(mending);
    if (!link) break;
    whole.splice(mending.place, mending.widens ? 1 : 0, link);
  }
  return whole;
}
