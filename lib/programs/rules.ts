import type { Day, Weekday } from "@/lib/calendar";
import { chainGaps, faultsOf, fitsOn, type Placed } from "@/lib/chains/rules";
import type { DoseRange, Exercise, Phase } from "@/lib/exercises/schema";
import type { Fault } from "@/lib/result";
import { releases } from "@/lib/safety/rules";
import type { Dose, ProgramDraft, ProgramItem, ProgramStatus } from "./schema";

export interface Running {
  status: ProgramStatus;
  startsOn: Day | null;
  endsOn: Day | null;
}

/** Whether a program is the client's on a day. An ended one still runs out its last day when another begins later. */
export const isRunningOn = (program: Running, day: Day): boolean =>
  program.status !== "draft" &&
  program.startsOn !== null &&
  program.startsOn <= day &&
  (program.endsOn === null || day <= program.endsOn);

/** Where a program stands for its client on a day; `runsOut`: another one takes its place, but not yet. */
export type Stage = "draft" | "upcoming" | "active" | "runsOut" | "ended";

export function stageOf(program: Running, day: Day): Stage {
  if (program.status === "draft") return "draft";
  if (isRunningOn(program, day)) return program.status === "active" ? "active" : "runsOut";
  return program.status === "active" && program.startsOn !== null && program.startsOn > day ? "upcoming" : "ended";
}

/** Whether a client has a program on a day, or was sent one that is still to begin. */
export const isUnderWay = (program: Running, day: Day): boolean => !["draft", "ended"].includes(stageOf(program, day));

/** Seconds that one of it takes, from quick to slow: a second is itself, a breath and a repetition are a guess for planning. */
const pace = { time: [1, 1], breaths: [6, 12], repetitions: [3, 6] } as const;

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

type Trembling = { phase: Phase; dose: Dose; range: Pick<DoseRange, "perSide"> };

const tremblingSeconds = ({ phase, dose, range }: Trembling): number =>
  phase === "discharge" && dose.kind === "time" ? (dose.amount ?? 0) * (range.perSide ? 2 : 1) : 0;

/**
 * What trembles, for no longer than was agreed for a session (domain.md G8): a program may say more, and two numbers for
 * one thing would leave a client to choose between them. `maxMinutes` null: nothing limits it.
 */
export function agreedDose(item: Trembling, maxMinutes: number | null): Dose {
  const { dose, range } = item;
  const isOver = maxMinutes !== null && tremblingSeconds(item) > maxMinutes * 60;
  return isOver ? { ...dose, amount: (maxMinutes * 60) / (range.perSide ? 2 : 1) } : dose;
}

/** The most seconds of trembling that one item asks for, where it is more than was agreed for a session; else null. */
export function overAgreed(items: readonly Trembling[], maxMinutes: number | null): number | null {
  const most = Math.max(0, ...items.map(tremblingSeconds));
  return maxMinutes !== null && most > maxMinutes * 60 ? most : null;
}

/** On how many days of a week release is planned, where that is more than was agreed; null where it is not. */
export function daysOverAgreed(items: readonly Placed[], perWeek: number | null): number | null {
  const asked = items.filter(({ phase }) => releases(phase)).flatMap(({ days }) => days ?? []);
  const days = new Set(asked).size;
  return perWeek !== null && days > perWeek ? days : null;
}

/** A program as it would be sent: without what the house keeps about it. */
export const draftOf = (program: ProgramDraft): ProgramDraft => ({
  id: program.id,
  title: program.title,
  note: program.note,
  safetyThreshold: program.safetyThreshold,
  thresholdBecause: program.thresholdBecause,
  items: program.items,
});

/** The same program as another one: with an id of its own, and for its items too. */
export const copyOf = (program: ProgramDraft, makeId: () => string): ProgramDraft => ({
  ...draftOf(program),
  id: makeId(),
  items: program.items.map((item) => ({ ...item, id: makeId() })),
});

/** What is kept of a client's program for others: the message and the reason were that client's. */
export const templateOf = (program: ProgramDraft, makeId: () => string): ProgramDraft => ({
  ...copyOf(program, makeId),
  note: null,
  thresholdBecause: null,
});

/** Felt safety from which on release fits, where therapist and client agreed on nothing else (domain.md, G3). */
export const usualThreshold = 7;

/** A threshold, and why it is that one. */
export type Threshold = Pick<ProgramDraft, "safetyThreshold" | "thresholdBecause">;

/** What was agreed so far: the threshold of the program before, or the one that is usual. */
export const thresholdOf = (before: Threshold | null): Threshold => ({
  safetyThreshold: before?.safetyThreshold ?? usualThreshold,
  thresholdBecause: before?.thresholdBecause ?? null,
});

/** Whether a threshold is another one than was agreed before, and nobody has said why (domain.md, G16). */
export const lacksReason = (now: Threshold, agreed: Pick<Threshold, "safetyThreshold">): boolean =>
  now.safetyThreshold !== agreed.safetyThreshold && !now.thresholdBecause?.trim();

/** Another threshold, without the reason of the one before; what was written for the change itself stays. */
export const withThreshold = (now: Threshold, agreed: Threshold, value: number): Threshold => {
  if (value === agreed.safetyThreshold) return agreed;
  const isOld = now.thresholdBecause === agreed.thresholdBecause;
  return { safetyThreshold: value, thresholdBecause: isOld ? null : now.thresholdBecause };
};

const programParts = ["title", "note", "safetyThreshold", "thresholdBecause"] as const;
export type ProgramPart = (typeof programParts)[number];
export type ItemPart = "exercise" | "dose" | "days" | "timesPerDay" | "remark";
export type ProgramChange =
  | { kind: "part"; part: ProgramPart }
  | { kind: "added" | "removed"; item: ProgramItem }
  | { kind: "altered"; before: ProgramItem; after: ProgramItem; parts: ItemPart[] }
  | { kind: "order" };

const partsOf = (item: ProgramItem): Record<ItemPart, string> => ({
  exercise: item.exerciseId,
  dose: `${item.dose.kind} ${item.dose.amount}`,
  days: item.days?.join(" ") ?? "",
  timesPerDay: `${item.timesPerDay}`,
  remark: item.remark ?? "",
});

function partsThatDiffer(before: ProgramItem, after: ProgramItem): ItemPart[] {
  const [was, is] = [partsOf(before), partsOf(after)];
  return (Object.keys(is) as ItemPart[]).filter((part) => was[part] !== is[part]);
}

/** What somebody sees change from one version of a program to the next, in the order of the page. */
export function changesOf(before: ProgramDraft, after: ProgramDraft): ProgramChange[] {
  const parts = programParts.filter((part) => (before[part] ?? "") !== (after[part] ?? ""));
  const was = new Map(before.items.map((item) => [item.id, item]));
  const is = new Map(after.items.map((item) => [item.id, item]));
  const stayed = (items: readonly ProgramItem[]) =>
    items.flatMap((item) => (was.has(item.id) && is.has(item.id) ? [item.id] : [])).join(" ");
  return [
    ...parts.map((part): ProgramChange => ({ kind: "part", part })),
    ...after.items.flatMap((item): ProgramChange[] => {
      const known = was.get(item.id);
      if (!known) return [{ kind: "added", item }];
      const differ = partsThatDiffer(known, item);
      return differ.length > 0 ? [{ kind: "altered", before: known, after: item, parts: differ }] : [];
    }),
    ...before.items.flatMap((item): ProgramChange[] => (is.has(item.id) ? [] : [{ kind: "removed", item }])),
    ...(stayed(before.items) === stayed(after.items) ? [] : [{ kind: "order" } as const]),
  ];
}

/** The therapist's reason for a threshold stands in the record, and on no phone. */
export const isToldToClient = (change: ProgramChange): boolean =>
  !(change.kind === "part" && change.part === "thresholdBecause");

type Said = Pick<ProgramDraft, ProgramPart | "items">;

const said = ({ title, note, safetyThreshold, thresholdBecause, items }: Said) =>
  JSON.stringify([
    title,
    note,
    safetyThreshold,
    thresholdBecause,
    items.map((i) => [i.id, i.exerciseId, i.dose.kind, i.dose.amount, i.days, i.timesPerDay, i.remark]),
  ]);

/** Whether two programs ask the same of a client, whatever their versions. */
export const saysTheSame = (a: Said, b: Said): boolean => said(a) === said(b);

/** Names an item within the version that it stood in: a later version may put another exercise under the same id. */
export const itemKey = (programId: string, version: number, itemId: string): string =>
  `${programId} ${version} ${itemId}`;

/** Each item names an exercise that this practice has; otherwise the faults that say which don't. */
export function unknownExercises(
  draft: ProgramDraft,
  exercises: ReadonlyMap<string, Pick<Exercise, "phase">>,
): Fault[] {
  return draft.items.flatMap((item, at) =>
    exercises.has(item.exerciseId) ? [] : [{ path: `items.${at}.exerciseId`, refusal: "unknown_exercise" as const }],
  );
}

/** What keeps a program from its client: nothing in it, or a link that a chain lacks, at the item that lacks it. */
export const sendingFaults = (
  items: readonly ProgramItem[],
  exercises: ReadonlyMap<string, Pick<Exercise, "phase">>,
): Fault[] =>
  items.length === 0
    ? [{ path: "items", refusal: "program_empty" }]
    : faultsOf(
        chainGaps(items.map((item) => ({ days: item.days, phase: exercises.get(item.exerciseId)?.phase ?? "relax" }))),
      );
