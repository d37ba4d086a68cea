import type { Day } from "@/lib/calendar";
import { chainGaps, faultsOf } from "@/lib/chains/rules";
import type { Exercise } from "@/lib/exercises/schema";
import type { Fault } from "@/lib/result";
import type { ProgramDraft, ProgramItem, ProgramStatus } from "./schema";

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
