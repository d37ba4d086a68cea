import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import * as tables from "@/db/schema";
import type { Weekday } from "@/lib/calendar";
import type { Dose } from "@/lib/doses/schema";
import type { LibraryKey } from "@/lib/exercises/library";
import { libraryExercises } from "@/lib/exercises/library";
import type { Group } from "@/lib/exercises/schema";
import { weekPlan } from "@/lib/plans/rules";
import type { OwnerDb } from "./owner";
import type { SeededClient, SeededPractice } from "./people";

export interface PlannedItem {
  id: string;
  key: LibraryKey;
  group: Group;
  dose: Dose;
  days: Weekday[] | null;
  timesPerDay: number;
  remark: string | null;
}

/** An item of the library in the middle of its advised range, unless said otherwise. */
export function item(key: LibraryKey, given: Partial<Omit<PlannedItem, "key" | "group">> = {}): PlannedItem {
  const exercise = libraryExercises.find((one) => one.key === key);
  if (!exercise) throw new Error(`No such exercise: ${key}`);
  const { kind, min, max } = exercise.dose;
  const amount = kind === "until-enough" ? null : Math.round(((min ?? 1) + (max ?? min ?? 1)) / 2);
  return {
    id: uuidv7(),
    key,
    group: exercise.group,
    dose: { kind, amount },
    days: null,
    timesPerDay: 1,
    remark: null,
    ...given,
  };
}

export interface SeededVersion {
  programId: string;
  version: number;
  items: PlannedItem[];
  startsOn: string;
  endsOn: string | null;
}

interface Version {
  title: string;
  note?: string;
  threshold?: number;
  startsOn: string;
  items: PlannedItem[];
}

/** An active program with its versions, each in force from its own day on. */
export async function seedProgram(db: OwnerDb, client: SeededClient, versions: Version[]): Promise<SeededVersion[]> {
  const programId = uuidv7();
  const practiceId = client.practice.id;
  const first = versions[0];
  if (!first) throw new Error("A program needs a version");
  await db.insert(tables.programs).values({
    practiceId,
    id: programId,
    clientId: client.id,
    status: "active",
    version: versions.length,
    firstSent: 1,
    startsOn: first.startsOn,
    createdBy: client.therapistId,
  });
  const seeded: SeededVersion[] = [];
  for (const [at, version] of versions.entries()) {
    const next = versions[at + 1];
    const endsOn = next
      ? new Date(Date.parse(`${next.startsOn}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
      : null;
    await insertVersion(db, practiceId, client.therapistId, client.id, programId, at + 1, version);
    await db.insert(tables.planPeriods).values({
      practiceId,
      clientId: client.id,
      programId,
      version: at + 1,
      startsOn: version.startsOn,
      endsOn,
      week: weekPlan(version.items),
      label: version.title,
    });
    seeded.push({ programId, version: at + 1, items: version.items, startsOn: version.startsOn, endsOn });
  }
  await db.execute(sql`select app.refresh_plan(${practiceId}, ${client.id})`);
  return seeded;
}

export async function seedTemplate(
  db: OwnerDb,
  practice: SeededPractice,
  by: string,
  template: Omit<Version, "startsOn">,
): Promise<string> {
  const id = uuidv7();
  await db.insert(tables.programs).values({ practiceId: practice.id, id, createdBy: by });
  await insertVersion(db, practice.id, by, null, id, 1, template);
  return id;
}

async function insertVersion(
  db: OwnerDb,
  practiceId: string,
  by: string,
  clientId: string | null,
  programId: string,
  version: number,
  written: Omit<Version, "startsOn">,
) {
  await db.insert(tables.programVersions).values({
    practiceId,
    programId,
    version,
    clientId,
    title: written.title,
    note: written.note ?? null,
    safetyThreshold: written.threshold ?? 7,
    createdBy: by,
  });
  await db.insert(tables.programItems).values(
    written.items.map(({ key, group: _, ...planned }, position) => ({
      ...planned,
      practiceId,
      programId,
      version,
      position,
      libraryExerciseId: libraryExercises.find((one) => one.key === key)?.id ?? null,
    })),
  );
}

export async function seedReleaseOpening(db: OwnerDb, client: SeededClient, because: string, at: Date) {
  await db.insert(tables.releaseDecisions).values({
    practiceId: client.practice.id,
    clientId: client.id,
    id: uuidv7(),
    open: true,
    because,
    maxMinutes: 5,
    maxPerWeek: 3,
    reviewOn: new Date(at.getTime() + 56 * 86_400_000).toISOString().slice(0, 10),
    decidedBy: client.therapistId,
    decidedAt: at.toISOString(),
  });
}
