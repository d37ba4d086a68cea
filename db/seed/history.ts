import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import * as tables from "@/db/schema";
import { addDays, dayOf, daysFrom, mondayOf, weekdayOf } from "@/lib/calendar";
import { libraryExercises } from "@/lib/exercises/library";
import { defaultTerms, releasedSeconds } from "@/lib/safety/rules";
import type { Choice, Outcome } from "@/lib/safety/schema";
import { claimsOf, type Held, isPassed } from "@/lib/sessions/rules";
import type { OwnerDb } from "./owner";
import type { SeededClient } from "./people";
import type { SeededVersion } from "./programs";

export interface Course {
  /** Where tension and felt safety start and where they drift to, 0–10, over the whole history. */
  tension: [number, number];
  safety: [number, number];
  /** Share of the planned sessions that this client reports. */
  reports: number;
  /** Share of ratings left open, and share of 'rather not say'. */
  open: number;
  declined: number;
  notes: readonly string[];
  /** Up to which local day; sessions lie before `now`. */
  now: Date;
  chance: () => number;
}

// The demo's people keep to their agreement, but for what they feel: how often and how long is not theirs to show.
const asAgreed: Held = {
  open: true,
  maxMinutes: null,
  maxPerWeek: null,
  terms: { ...defaultTerms, mostMinutes: 60, firstMinutes: 60 },
  earlier: 0,
  inWeek: 0,
  beside: 0,
};

type SessionRow = typeof tables.sessions.$inferInsert;
type EntryRow = typeof tables.sessionEntries.$inferInsert;
type SignalRow = typeof tables.signals.$inferInsert;

/** Sessions as this client would have logged them under the versions of their program. Answers how many. */
export async function seedHistory(
  db: OwnerDb,
  client: SeededClient,
  versions: readonly SeededVersion[],
  course: Course,
): Promise<number> {
  const first = versions[0];
  if (!first) return 0;
  const timeZone = client.practice.timeZone;
  const today = dayOf(course.now, timeZone);
  const days = daysFrom(first.startsOn, today);
  const rows: SessionRow[] = [];
  const entries: EntryRow[] = [];
  const signals: SignalRow[] = [];
  const released: string[] = [];
  for (const [at, day] of days.entries()) {
    const version = versions.findLast((one) => one.startsOn <= day);
    if (!version) continue;
    const due = version.items.filter((item) => item.days?.includes(weekdayOf(day)));
    // What is done when it suits comes along on some days, the whole chain or nothing of it.
    if (course.chance() < 0.3) due.push(...version.items.filter((one) => one.days === null));
    const extra = due.length === 0 && course.chance() < 0.06;
    if (!extra && (due.length === 0 || course.chance() > course.reports)) continue;
    const startedAt = evening(day, course.chance);
    if (startedAt.getTime() > course.now.getTime() - 3_600_000) continue;
    const told = tell(
      client,
      version,
      due.length > 0 ? due : version.items.slice(0, 1),
      at / Math.max(1, days.length - 1),
      course,
      startedAt,
      day,
      mayRelease(released, day, today),
    );
    if (told.session.choice === "relax-and-release") released.push(day);
    rows.push(told.session);
    entries.push(...told.entries);
    signals.push(...told.signals);
  }
  for (let n = 0; n < rows.length; n += 500) await db.insert(tables.sessions).values(rows.slice(n, n + 500));
  for (let n = 0; n < entries.length; n += 1000)
    await db.insert(tables.sessionEntries).values(entries.slice(n, n + 1000));
  if (signals.length > 0) await db.insert(tables.signals).values(signals);
  await db.execute(sql`select app.recount(${client.practice.id}, ${client.id})`);
  return rows.length;
}

/** A day between, three times a week, and not in the last days: who looks at the demo finds release open. */
const mayRelease = (released: readonly string[], day: string, today: string) =>
  day <= addDays(today, -2) &&
  !released.some((other) => other >= addDays(day, -1)) &&
  released.filter((other) => other >= mondayOf(day)).length < 3;

const evening = (day: string, chance: () => number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + (chance() < 0.7 ? 18 : 8) * 3_600_000 + Math.floor(chance() * 5400) * 1000);

function tell(
  client: SeededClient,
  version: SeededVersion,
  items: SeededVersion["items"],
  progress: number,
  course: Course,
  startedAt: Date,
  practisedOn: string,
  allowed: boolean,
) {
  const { chance } = course;
  const wobble = () => (chance() + chance() + chance() - 1.5) * 2.2;
  const at = ([from, to]: [number, number]) => from + (to - from) * progress;
  const within = (value: number) => Math.max(0, Math.min(10, Math.round(value)));
  const tension = within(at(course.tension) + wobble());
  const safety = within(at(course.safety) + wobble());
  const declined: string[] = [];
  const rating = (name: string, value: number) => {
    const roll = chance();
    if (roll < course.declined) declined.push(name);
    return roll < course.declined + course.open ? null : value;
  };
  const release = items.some((item) => item.group === "release") && safety >= 6 && chance() < 0.75 && allowed;
  const choice: Choice = release ? "relax-and-release" : "relax-only";
  const done = items.filter((item) => release || item.group === "relax");
  const stoppedAt = chance() < 0.05 ? Math.floor(chance() * done.length) : -1;
  const outcomes = done.map((_, n): Outcome => {
    if (stoppedAt >= 0 && n >= stoppedAt) return n === stoppedAt ? "stopped" : "skipped";
    const roll = chance();
    return roll < 0.86 ? "done" : roll < 0.94 ? "partial" : "skipped";
  });
  const seconds = done.map((item, n) =>
    outcomes[n] === "skipped"
      ? null
      : Math.round((item.dose.kind === "time" ? (item.dose.amount ?? 300) : 150) * (0.7 + chance() * 0.35)),
  );
  const phaseOf = (item: SeededVersion["items"][number]) =>
    libraryExercises.find((one) => one.key === item.key)?.phase ?? "relax";
  const id = uuidv7();
  const ratings = {
    tensionBefore: rating("tensionBefore", tension),
    safetyBefore: rating("safetyBefore", safety),
    tensionAfter: rating("tensionAfter", within(tension - 1 - chance() * 2.4)),
    safetyAfter: rating("safetyAfter", within(safety + chance() * 1.8 - 0.2)),
  };
  const endedAt = new Date(
    startedAt.getTime() + (seconds.reduce<number>((sum, one) => sum + (one ?? 0), 0) + 150) * 1000,
  );
  const of = { practiceId: client.practice.id, clientId: client.id };
  const session: SessionRow = {
    ...of,
    id,
    programId: version.programId,
    programVersion: version.version,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt.toISOString(),
    timeZone: client.practice.timeZone,
    practisedOn,
    choice,
    ...ratings,
    declined,
    ratedBefore: true,
    ratedAfter: stoppedAt < 0 || chance() < 0.5,
    areasBefore: ["pelvis", "lower-back", "shoulders", "belly", "jaw"].filter(() => chance() < 0.3),
    areasAfter: ["pelvis", "lower-back"].filter(() => chance() < 0.15),
    note: chance() < 0.16 ? (course.notes[Math.floor(chance() * course.notes.length)] ?? null) : null,
    releasedSeconds: releasedSeconds(
      done.map((item, n) => ({
        group: item.group,
        phase: phaseOf(item),
        outcome: outcomes[n] ?? "skipped",
        seconds: seconds[n] ?? null,
      })),
    ),
    contentHash: createHash("sha256").update(id).digest(),
    receivedAt: endedAt.toISOString(),
  };
  if (!session.ratedAfter) {
    session.tensionAfter = null;
    session.safetyAfter = null;
  }
  const entries = done.map(
    (item, position): EntryRow => ({
      ...of,
      sessionId: id,
      position,
      programId: version.programId,
      programVersion: version.version,
      programItemId: item.id,
      outcome: outcomes[position] ?? "skipped",
      seconds: seconds[position] ?? null,
      repetitions: item.dose.kind === "breaths" && outcomes[position] === "done" ? item.dose.amount : null,
    }),
  );
  const moment = (tension_: number | null | undefined, safety_: number | null | undefined) => ({
    tension: tension_ ?? null,
    safety: safety_ ?? null,
    areas: [],
  });
  const passed = claimsOf({
    choice,
    before: moment(session.tensionBefore, session.safetyBefore),
    after: session.ratedAfter ? moment(session.tensionAfter, session.safetyAfter) : null,
    entries: done.map((item, n) => ({ phase: phaseOf(item), outcome: outcomes[n] ?? "skipped" })),
    threshold: 7,
    seconds: session.releasedSeconds ?? null,
  }).filter((claim) => isPassed(claim, asAgreed));
  // What is older than two weeks has been talked about in a visit.
  const settled = course.now.getTime() - startedAt.getTime() > 14 * 86_400_000 ? endedAt.toISOString() : null;
  const signals = passed.map(
    ({ kind }): SignalRow => ({
      ...of,
      id: uuidv7(),
      sessionId: id,
      kind,
      raisedAt: endedAt.toISOString(),
      settledAt: settled,
      settledBy: settled ? client.therapistId : null,
    }),
  );
  return { session, entries, signals };
}
