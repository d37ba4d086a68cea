import type { Cell } from "@/lib/reports/rules";
import type { RecordCopy } from "./schema";

export interface CopyTable {
  name: string;
  rows: Cell[][];
}

type Column<T> = [name: string, cell: (one: T) => Cell | boolean | undefined];

const plain = (cell: Cell | boolean | undefined): Cell =>
  typeof cell === "boolean" ? (cell ? "yes" : "no") : (cell ?? null);

function table<T>(name: string, items: readonly T[], columns: Column<T>[]): CopyTable {
  return {
    name,
    rows: [columns.map(([column]) => column), ...items.map((one) => columns.map(([, cell]) => plain(cell(one))))],
  };
}

type Version = RecordCopy["programs"][number]["versions"][number];
type Item = Version["items"][number];

const titlesOf = ({ exercises, client }: RecordCopy) =>
  new Map(exercises.map(({ id, title }) => [id, title[client.locale] || title.nl]));

function programTable(copy: RecordCopy): CopyTable {
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
    of("exercise", (_, { exerciseId }) => titles.get(exerciseId) ?? exerciseId),
    of("dose", (_, { dose }) => dose.kind),
    of("amount", (_, { dose }) => dose.amount),
    of("days", (_, { days }) => days?.join(" ") ?? null),
    of("timesPerDay", (_, { timesPerDay }) => timesPerDay),
    of("remark", (_, { remark }) => remark),
  ]);
}

/** What was told within a session beside its ratings: one line an exercise. */
function exerciseTable(copy: RecordCopy): CopyTable {
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

const privateLines = ({ sessions, checkIns }: RecordCopy): CopyTable =>
  table(
    "private-lines",
    [...sessions, ...checkIns].filter(({ privateLine }) => privateLine),
    [
      ["ofId", ({ id }) => id],
      ["line", ({ privateLine }) => privateLine],
    ],
  );

type Goal = RecordCopy["goals"][number];

const goalTable = ({ goals }: RecordCopy): CopyTable =>
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

const measureTable = ({ measures }: RecordCopy): CopyTable =>
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

const agreementTable = ({ agreements }: RecordCopy): CopyTable =>
  table("agreement", agreements, [
    ["version", ({ version }) => version],
    ["madeAt", ({ madeAt }) => madeAt],
    ["madeBy", ({ madeBy }) => madeBy],
    ["fine", ({ words }) => words.fine],
    ["slowDown", ({ words }) => words.slowDown],
    ["helpsBack", ({ words }) => words.helpsBack],
    ["mayBeTold", ({ words }) => words.mayBeTold],
    ["terms", ({ terms }) => JSON.stringify(terms)],
  ]);

const releaseTable = ({ releases }: RecordCopy): CopyTable =>
  table("release-decisions", releases, [
    ["decidedAt", ({ decidedAt }) => decidedAt],
    ["decidedBy", ({ decidedBy }) => decidedBy],
    ["open", ({ open }) => open],
    ["because", ({ because }) => because],
    ["health", ({ health }) => health],
    ["checked", ({ checked }) => checked && JSON.stringify(checked)],
    ["maxMinutes", ({ maxMinutes }) => maxMinutes],
    ["maxPerWeek", ({ maxPerWeek }) => maxPerWeek],
    ["reviewOn", ({ reviewOn }) => reviewOn],
  ]);

const signalTable = ({ signals }: RecordCopy): CopyTable =>
  table("signals", signals, [
    ["sessionId", ({ sessionId }) => sessionId],
    ["kind", ({ kind }) => kind],
    ["raisedAt", ({ raisedAt }) => raisedAt],
    ["settledAt", ({ settledAt }) => settledAt],
    ["settledBy", ({ settledBy }) => settledBy],
    ["note", ({ note }) => note],
  ]);

const verdictTable = ({ verdicts }: RecordCopy): CopyTable =>
  table("agreed-looks", verdicts, [
    ["id", ({ id }) => id],
    ["rating", ({ rating }) => rating],
    ["wanted", ({ wanted }) => wanted],
    ["points", ({ points }) => points],
    ["baselineFrom", ({ baselineFrom }) => baselineFrom],
    ["baselineUntil", ({ baselineUntil }) => baselineUntil],
    ["secondFrom", ({ secondFrom }) => secondFrom],
    ["lookOn", ({ lookOn }) => lookOn],
    ["acceptedOn", ({ accepted }) => accepted?.on],
    ["withdrawnOn", ({ withdrawn }) => withdrawn?.on],
    ["verdict", ({ verdict }) => verdict.kind],
  ]);

const noteTable = ({ notes }: RecordCopy): CopyTable =>
  table("notes", notes, [
    ["id", ({ id }) => id],
    ["day", ({ day }) => day],
    ["kind", ({ kind }) => kind],
    ["text", ({ text }) => text],
    ["writtenBy", ({ writtenBy }) => writtenBy],
    ["shared", ({ shared }) => shared],
    ["putAway", ({ putAway }) => putAway],
  ]);

const reportTable = ({ reports }: RecordCopy): CopyTable =>
  table("reports", reports, [
    ["id", ({ id }) => id],
    ["version", ({ version }) => version],
    ["audience", ({ audience }) => audience],
    ["from", ({ from }) => from],
    ["to", ({ to }) => to],
    ["writtenOn", ({ writtenOn }) => writtenOn],
    ["writtenBy", ({ writtenBy }) => writtenBy],
    ["text", ({ text }) => text],
    ["sharedWith", ({ shares }) => shares.map((share) => `${share.on} ${share.with}`).join("; ") || null],
  ]);

const statementTable = ({ statements }: RecordCopy): CopyTable =>
  table("statements", statements, [
    ["id", ({ id }) => id],
    ["kind", ({ kind }) => kind],
    ["part", ({ part }) => part],
    ["aboutId", ({ aboutId }) => aboutId],
    ["madeAt", ({ madeAt }) => madeAt],
    ["text", ({ text }) => text],
    ["disputed", ({ disputed }) => disputed],
    ["answeredAt", ({ answer }) => answer?.at],
    ["answeredBy", ({ answer }) => answer?.by],
    ["outcome", ({ answer }) => answer?.outcome],
    ["answer", ({ answer }) => answer?.words],
  ]);

const consentTable = ({ consents }: RecordCopy): CopyTable =>
  table(
    "consents",
    consents.flatMap(({ said }) => said),
    [
      ["kind", ({ kind }) => kind],
      ["version", ({ version }) => version],
      ["given", ({ given }) => given],
      ["at", ({ at }) => at],
    ],
  );

const erasureTable = ({ erasures }: RecordCopy): CopyTable =>
  table("destruction", erasures, [
    ["id", ({ id }) => id],
    ["scope", ({ scope }) => scope],
    ["askedAt", ({ askedAt }) => askedAt],
    ["words", ({ words }) => words],
    ["state", ({ state }) => state],
    ["decidedAt", ({ decision }) => decision?.at],
    ["ground", ({ decision }) => decision?.ground],
    ["answer", ({ decision }) => decision?.words],
  ]);

const lookTable = ({ looks }: RecordCopy): CopyTable =>
  table("who-looked", looks, [
    ["at", ({ at }) => at],
    ["action", ({ action }) => action],
    ["event", ({ event }) => event],
    ["by", ({ by }) => by],
    ["role", ({ role }) => role],
  ]);

const emergencyColumns = (["begunAt", "until", "by", "because"] as const).map(
  (name): Column<RecordCopy["emergencies"][number]> => [name, (one) => one[name]],
);
const emergencyTable = ({ emergencies }: RecordCopy): CopyTable => table("emergencies", emergencies, emergencyColumns);

const personTable = ({ client, practice, readers, madeAt, disputed, reminders }: RecordCopy): CopyTable => ({
  name: "person",
  rows: [
    ["what", "value"],
    ["name", client.name],
    ["email", client.email],
    ["language", client.locale],
    ["timeZone", client.timeZone],
    ["since", client.since],
    ["practice", practice.name],
    ...readers.map((reader): Cell[] => ["mayRead", `${reader.name} (${reader.role})`]),
    ["reminders", JSON.stringify(reminders.wishes)],
    ["disputedParts", disputed.join(" ")],
    ["copyMadeAt", madeAt],
  ],
});

/** Every part of a copy as a table, beside what was told, which has a table of its own (lib/reports). */
export const copyTables = (copy: RecordCopy): CopyTable[] =>
  [
    personTable,
    programTable,
    exerciseTable,
    privateLines,
    goalTable,
    measureTable,
    agreementTable,
    releaseTable,
    signalTable,
    verdictTable,
    noteTable,
    reportTable,
    statementTable,
    consentTable,
    erasureTable,
    emergencyTable,
    lookTable,
  ].map((of) => of(copy));
