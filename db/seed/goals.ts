import { eq } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import * as tables from "@/db/schema";
import { addDays, type Day, dayOf } from "@/lib/calendar";
import type { OwnerDb } from "./owner";
import type { SeededClient } from "./people";

type Said = number | "declined" | null;

interface SeededGoal {
  kind: "activity" | "goal";
  wording: string;
  levels?: string[];
  /** One for each asking, oldest first: how it goes and how content; null where nothing was answered. */
  scores: ([going: Said, content: Said] | null)[];
  /** The level that was scored at an asking, by its place. */
  attained?: Record<number, -2 | -1 | 0 | 1 | 2>;
}

const own: SeededGoal[] = [
  {
    kind: "activity",
    wording: "Een half uur lezen zonder op te staan",
    scores: [[3, 2], [3, 3], null, [5, 4]],
  },
  {
    kind: "activity",
    wording: "Op de fiets naar mijn zus",
    scores: [[2, 4], [4, 4], null, [4, "declined"]],
  },
  {
    kind: "goal",
    wording: "Weer een avond bij vrienden eten",
    levels: [
      "Ik zeg af, of ga na het eerste uur weg",
      "Ik blijf tot na het eten, maar ben de dag erna kapot",
      "Ik blijf tot na het eten en doe de dag erna rustig aan",
      "Ik blijf de hele avond en doe de dag erna rustig aan",
      "Ik blijf de hele avond en merk er de dag erna weinig van",
    ],
    scores: [[2, 2], null, null, [4, 5]],
    attained: { 0: -2, 3: -1 },
  },
];

/** Own activities and goals over eight weeks, scored every two; the latest asking stands open. One licence, and its measure. */
export async function seedGoals(db: OwnerDb, client: SeededClient, ownerId: string, now: Date): Promise<void> {
  const { id: clientId, practice, therapistId } = client;
  const of = { practiceId: practice.id, clientId };
  const today = dayOf(now, practice.timeZone);
  const first = addDays(today, -56);
  const asked = (at: number): Day => addDays(first, at * 14);
  const at = (day: Day) => `${day}T09:00:00Z`;
  const [known] = await db
    .select({ memberId: tables.clients.memberId })
    .from(tables.clients)
    .where(eq(tables.clients.id, clientId));
  const memberId = known?.memberId ?? therapistId;
  const goals = own.map((goal) => ({ ...goal, id: uuidv7() }));
  await db.insert(tables.goals).values(
    goals.map(({ id, kind, wording, levels }) => ({
      ...of,
      id,
      kind,
      wording,
      levels: levels ?? null,
      madeOn: first,
      madeAt: at(first),
      madeBy: kind === "goal" ? therapistId : memberId,
    })),
  );
  const number = (said: Said | undefined) => (typeof said === "number" ? said : null);
  await db.insert(tables.goalScores).values(
    goals.flatMap(({ id, scores, attained = {} }) =>
      scores.flatMap((said, n) => {
        if (!said) return [];
        const level = attained[n as keyof typeof attained] ?? null;
        const [going, content] = said;
        return [
          {
            ...of,
            goalId: id,
            id: uuidv7(),
            scoredOn: addDays(asked(n), 1),
            going: number(going),
            content: number(content),
            level,
            declined: (["going", "content"] as const).filter((_, place) => said[place] === "declined"),
            source: level === null ? "client" : "asked",
            earlierShown: n > 1,
            scoredBy: level === null ? memberId : therapistId,
            scoredAt: at(addDays(asked(n), 1)),
          },
        ];
      }),
    ),
  );
  const licenceId = uuidv7();
  await db.insert(tables.measureLicences).values({
    practiceId: practice.id,
    id: licenceId,
    measure: "copm",
    version: "5e druk",
    language: "nl",
    rightHolder: "CAOT",
    terms: "Eigen papieren formulieren gekocht. Alleen de scores worden hier bewaard.",
    proof: "Map licenties in de praktijk, factuur van 12 januari.",
    validFrom: addDays(today, -200),
    expiresOn: addDays(today, 165),
    enteredBy: ownerId,
    revision: 1,
  });
  const copm = uuidv7();
  const assigned = { ...of, assignedBy: therapistId, assignedAt: at(first), firstOn: first };
  await db.insert(tables.measureAssignments).values([
    { ...assigned, id: uuidv7(), measure: "own-goals", byClient: true, everyWeeks: 2 },
    { ...assigned, id: copm, measure: "copm", byClient: false, everyWeeks: 6, licenceId },
  ]);
  await db.insert(tables.measureScores).values(
    [
      { day: addDays(first, 2), values: { performance: 3.2, satisfaction: 2.6 } },
      { day: addDays(first, 43), values: { performance: 4.6, satisfaction: 4.4 } },
    ].map(({ day, values }) => ({
      ...of,
      assignmentId: copm,
      id: uuidv7(),
      scoredOn: day,
      values,
      source: "asked",
      earlierShown: false,
      scoredBy: therapistId,
      scoredAt: at(day),
    })),
  );
}
