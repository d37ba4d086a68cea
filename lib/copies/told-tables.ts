import type { Cell } from "@/lib/reports/rules";
import type { RecordCopy } from "./schema";
import { type Column, type CopyTable, table } from "./table";

// The program, and what the client did and scored.

type Version = RecordCopy["programs"][number]["versions"][number];
type Item = Version["items"][number];

const titlesOf = ({ exercises, client }: RecordCopy) =>
  new Map(exercises.map(({ id, title }) => [id, title[client.locale] || title.nl]));

export function programTable(copy: RecordCopy): CopyTable {
  const titles = titlesOf(copy);
  const items = copy.programs.flatMap(({ versions }) =>
    versions.flatMap((version) => version.items.map((item) => ({ version, item }))),
  );
  const of = (name: string, cell: (version: Version, item: Item) => Cell): Column<{ version: Version; item: Item }> => [
    name,
    ({ version, item }) => cell(version, item),
  ];
  return table("programs", items, [
    of("programId", ({ id }) => id),
    of("version", ({ version }) => version),
    of("title", ({ title }) => title),
    of("status", ({ status }) => status),
    of("startsOn", ({ startsOn }) => startsOn),
    of("endsOn", ({ endsOn }) => endsOn),
    of("note", ({ note }) => note),
    of("safetyThreshold", ({ safetyThreshold }) => safetyThreshold),
    of("thresholdBecause", ({ thresholdBecause }) => thresholdBecause),
    of("exercise", (_, { exerciseId }) => titles.get(exerciseId) ?? exerciseId),
    of("dose", (_, { dose }) => dose.kind),
    of("amount", (_, { dose }) => dose.amount),
    of("days", (_, { days }) => days?.join(" ") ?? null),
    of("timesPerDay", (_, { timesPerDay }) => timesPerDay),
    of("remark", (_, { remark }) => remark),
  ]);
}

/** What was told within a session beside its ratings: one line an exercise. */
export function exerciseTable(copy: RecordCopy): CopyTable {
  const titles = titlesOf(copy);
  const items = new Map(
    copy.programs.flatMap(({ versions }) =>
      versions.flatMap((version) =>
        version.items.map(({ id, exerciseId }) => [`${version.id} ${version.version} ${id}`, exerciseId]),
      ),
    ),
  );
  return table(
    "session-exercises",
    copy.sessions.flatMap(({ id, practisedOn, programId, programVersion, entries }) =>
      entries.map((entry) => ({
        ...entry,
        id,
        day: practisedOn,
        exerciseId: items.get(`${programId} ${programVersion} ${entry.programItemId}`),
      })),
    ),
    [
      ["sessionId", ({ id }) => id],
      ["day", ({ day }) => day],
      ["exercise", ({ exerciseId }) => (exerciseId ? (titles.get(exerciseId) ?? exerciseId) : null)],
      ["outcome", ({ outcome }) => outcome],
      ["seconds", ({ seconds }) => seconds],
      ["repetitions", ({ repetitions }) => repetitions],
    ],
  );
}

export const privateLines = ({ sessions, checkIns }: RecordCopy): CopyTable =>
  table(
    "private-lines",
    [...sessions, ...checkIns].filter(({ privateLine }) => privateLine),
    [
      ["ofId", ({ id }) => id],
      ["line", ({ privateLine }) => privateLine],
    ],
  );

type Goal = RecordCopy["goals"][number];

export const goalTable = ({ goals }: RecordCopy): CopyTable =>
  table(
    "goals",
    goals.flatMap((goal): { goal: Goal; score?: Goal["scores"][number] }[] =>
      goal.scores.length > 0 ? goal.scores.map((score) => ({ goal, score })) : [{ goal }],
    ),
    [
      ["goalId", ({ goal }) => goal.id],
      ["kind", ({ goal }) => goal.kind],
      ["wording", ({ goal }) => goal.wording],
      ["madeOn", ({ goal }) => goal.madeOn],
      ["endedOn", ({ goal }) => goal.endedOn],
      ["ending", ({ goal }) => goal.ending],
      ["scoredOn", ({ score }) => score?.scoredOn],
      ["going", ({ score }) => score?.going],
      ["content", ({ score }) => score?.content],
      ["level", ({ score }) => score?.level],
      ["source", ({ score }) => score?.source],
    ],
  );

export const measureTable = ({ measures }: RecordCopy): CopyTable =>
  table(
    "measures",
    measures.flatMap((of) =>
      of.scores.flatMap((score) => Object.entries(score.values).map(([what, value]) => ({ of, score, what, value }))),
    ),
    [
      ["assignmentId", ({ of }) => of.id],
      ["measure", ({ of }) => of.measure],
      ["question", ({ of }) => of.item?.question],
      ["scoredOn", ({ score }) => score.scoredOn],
      ["what", ({ what }) => what],
      ["value", ({ value }) => value],
      ["source", ({ score }) => score.source],
    ],
  );
