import { uuidv7 } from "uuidv7";
import { type ChainGap, chainGaps, type Mending, wholeChain } from "@/lib/chains/rules";
import type { Dose } from "@/lib/doses/schema";
import type { Exercise } from "@/lib/exercises/schema";
import type { ProgramPart } from "@/lib/programs/rules";
import type { ProgramDraft, ProgramItem } from "@/lib/programs/schema";

/** The library by id: what an item of a draft means. */
export type Shelf = ReadonlyMap<string, Exercise>;

export type DraftEdit =
  | { kind: "write"; part: Partial<Pick<ProgramDraft, ProgramPart>> }
  | { kind: "add"; item: ProgramItem; at?: number }
  | { kind: "change"; id: string; part: Partial<Omit<ProgramItem, "id" | "exerciseId">> }
  | { kind: "remove"; id: string }
  | { kind: "move"; id: string; to: number }
  | { kind: "arrange"; items: ProgramItem[] }
  | { kind: "replace"; draft: ProgramDraft };

/** As many items as a program may have. */
export const mostItems = 40;

export function editDraft(draft: ProgramDraft, edit: DraftEdit): ProgramDraft {
  const items = draft.items;
  switch (edit.kind) {
    case "write":
      return { ...draft, ...edit.part };
    case "add":
      return items.length >= mostItems
        ? draft
        : { ...draft, items: items.toSpliced(edit.at ?? items.length, 0, edit.item) };
    case "change":
      return { ...draft, items: items.map((item) => (item.id === edit.id ? { ...item, ...edit.part } : item)) };
    case "remove":
      return { ...draft, items: items.filter((item) => item.id !== edit.id) };
    case "move": {
      const from = items.findIndex((item) => item.id === edit.id);
      const item = items[from];
      if (!item) return draft;
      const to = Math.min(items.length - 1, Math.max(0, edit.to));
      return from === to ? draft : { ...draft, items: items.toSpliced(from, 1).toSpliced(to, 0, item) };
    }
    case "arrange":
      return { ...draft, items: edit.items };
    case "replace":
      return edit.draft;
  }
}

/** The middle of what the library advises, in whole minutes where it can be. */
function usualDose({ dose: { kind, min, max } }: Exercise): Dose {
  if (kind === "until-enough") return { kind, amount: null };
  const middle = ((min ?? max ?? 1) + (max ?? min ?? 1)) / 2;
  return { kind, amount: kind === "time" && middle >= 60 ? Math.round(middle / 60) * 60 : Math.round(middle) };
}

export const itemOf = (exercise: Exercise, given: Partial<ProgramItem> = {}): ProgramItem => ({
  id: uuidv7(),
  exerciseId: exercise.id,
  dose: usualDose(exercise),
  days: null,
  timesPerDay: 1,
  remark: null,
  ...given,
});

/** A new item is done on the days of the one above it: most programs keep to their days. */
export function itemAfter(exercise: Exercise, items: readonly ProgramItem[], at = items.length): ProgramItem {
  return itemOf(exercise, { days: (items[at - 1] ?? items[0])?.days ?? null });
}

export const placed = (items: readonly ProgramItem[], shelf: Shelf) =>
  items.map((item) => ({ ...item, phase: shelf.get(item.exerciseId)?.phase ?? ("relax" as const) }));

export interface ChainLack {
  item: ProgramItem;
  place: number;
  lacks: ChainGap["lacks"] | "both";
}

/** The items whose chain is not whole, in the order of the page. */
export function lacksOf(items: readonly ProgramItem[], shelf: Shelf): ChainLack[] {
  const gaps = chainGaps(placed(items, shelf));
  return items.flatMap((item, place) => {
    const [first, second] = gaps.filter((gap) => gap.position === place);
    return first ? [{ item, place, lacks: second ? "both" : first.lacks }] : [];
  });
}

/** Adds or widens what the chains lack, as far as there is room: of one item, or of all. */
export function mended(items: readonly ProgramItem[], shelf: Shelf, position?: number): ProgramItem[] {
  let room = mostItems - items.length;
  const linkFor = ({ phase, days }: Mending) => {
    // The library's own link comes before one that the practice made.
    const exercise = [...shelf.values()].find((one) => one.phase === phase && !one.putAway);
    return exercise && room-- > 0 ? { ...itemOf(exercise, { days }), phase } : null;
  };
  return wholeChain(placed(items, shelf), linkFor, position).map(({ phase: _, ...item }) => item);
}

/** The place of the item that a fault is about, -1 where it is about something else. */
export const placeOf = (fault: { path: string }): number => Number(/^items\.(\d+)/.exec(fault.path)?.[1] ?? -1);

export const withRanges = (items: readonly ProgramItem[], shelf: Shelf) =>
  placed(items, shelf).flatMap((item) => {
    const range = shelf.get(item.exerciseId)?.dose;
    return range ? [{ ...item, range }] : [];
  });
