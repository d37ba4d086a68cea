import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import {
  as,
  type ClientPerson,
  clientOf,
  colleague,
  entryOf,
  everything,
  type Person,
  valueOf,
  village,
} from "@/db/testing/practice";
import { assigned, draftOf, itemOf, logOf, told, wholeChain } from "@/db/testing/programs";
import { readCaseload } from "@/lib/attention/read";
import { addDays, dayOf, mondayOf, weekdays } from "@/lib/calendar";
import { instantOn } from "@/lib/instant";
import type { Program } from "@/lib/programs/schema";
import { endProgram } from "@/lib/programs/write";
import { readProgress } from "@/lib/progress/read";
import { reviewPeriod } from "@/lib/progress/rules";
import { decideRelease } from "@/lib/safety/write";
import type { SessionLog } from "@/lib/sessions/schema";
import { logSession } from "@/lib/sessions/write";
import { readReview, readReviewedPeriods } from "./read";

let v: Awaited<ReturnType<typeof village>>;
beforeAll(async () => {
  v = await village();
});

const daily = (extra: ReturnType<typeof itemOf>[] = []) =>
  draftOf([itemOf("constructive-rest", { days: [...weekdays] }), ...extra]);
const log = async (client: ClientPerson, program: Program, at: Date, zone: string, given: Partial<SessionLog> = {}) =>
  valueOf(
    await logSession(
      entryOf(client),
      uuidv7(),
      logOf(program, at.toISOString(), { timeZone: zone, ...given }),
      new Date(Math.max(Date.now(), at.getTime() + 3_600_000)),
    ),
  );

describe("three years of a session a day", () => {
  const today = "2026-11-22";
  const now = new Date("2026-11-22T12:00:00Z");
  const first = addDays(today, -1095);
  let client: ClientPerson;

  beforeAll(async () => {
    client = await clientOf(v.nienke, "Daan Visser");
    const program = await assigned(v.nienke, client, daily(), first, now);
    // Each seventh evening the tension before was a true 0, each fifth nobody said how safe it was.
    await everything`
      insert into sessions (practice_id, client_id, id, program_id, program_version, started_at, ended_at, time_zone,
        practised_on, choice, tension_before, safety_before, tension_after, safety_after, declined, rated_before,
        rated_after, content_hash, received_at)
      select ${client.practice.id}::uuid, ${client.id}::uuid, gen_random_uuid(), ${program.id}::uuid, ${program.version}::int,
        day + interval '18 hours', day + interval '19 hours', 'Europe/Amsterdam', day::date, 'relax-only',
        case when n % 7 = 0 then 0 else 6 end, case when n % 5 > 0 then 7 end, 3, 8,
        case when n % 5 = 0 then '{safetyBefore}'::text[] else '{}' end, true, true, decode(md5(n::text), 'hex'), now()
      from (select n, ${today}::timestamp - make_interval(days => n) as day from generate_series(1, 1095) n) days`;
  });

  it("are all told: by week in the charts, each with what was answered, and the figures of all of them", async () => {
    const entry = entryOf(v.nienke, client, "progress.read");
    const [{ progress, review }] = valueOf(
      await readReviewedPeriods(entry, reviewPeriod({ period: "all", by: "day" }, today), now),
    );
    expect(progress).toMatchObject({ bucket: "week", summary: { sessions: 1095, planned: 1096 } });
    expect(progress.summary.answered).toEqual({
      tensionBefore: 1095,
      tensionAfter: 1095,
      safetyBefore: 876,
      safetyAfter: 1095,
    });
    expect(progress.points.reduce((sum, { sessions }) => sum + sessions, 0)).toBe(1095);
    expect(new Set(progress.points.map(({ date }) => mondayOf(date))).size).toBe(progress.points.length);
    expect(review.sessions).toBe(1095);
    expect(review.weeks.reduce((sum, { tension }) => sum + (tension?.count ?? 0), 0)).toBe(1095);
    expect(review.weeks.reduce((sum, { safety }) => sum + (safety?.count ?? 0), 0)).toBe(876);
    expect(review.weeks.find(({ sessions }) => sessions === 7)?.tension).toMatchObject({ least: 0, median: 6 });
    expect(review.safety.before).toMatchObject({ least: 7, most: 7, count: 876 });
    expect(review.totals).toMatchObject({ planned: 1096, done: 1095, notReported: 0 });
  });

  it("by day: what was not said is a gap, and a true nought is one", async () => {
    const days = { from: addDays(today, -35), to: addDays(today, -1), bucket: "day" as const };
    const { points } = valueOf(await readProgress(entryOf(v.nienke, client), days, now));
    expect(points).toHaveLength(35);
    expect(points.filter(({ tensionBefore }) => tensionBefore === 0)).toHaveLength(5);
    expect(points.filter(({ safetyBefore }) => safetyBefore === null)).toHaveLength(7);
    expect(points.every(({ safetyBefore }) => safetyBefore !== 0)).toBe(true);
  });
});

describe("days on which the clock was set", () => {
  const zone = "Europe/Amsterdam";

  it.each([
    ["twenty-five", "2026-10-25"],
    ["twenty-three", "2026-03-29"],
  ])("a day of %s hours is one day, from its first minute to its last", async (_, day) => {
    const client = await clientOf(v.nienke, "Hanneke Mol");
    const now = instantOn(addDays(day, 3), "12:00", zone);
    const program = await assigned(v.nienke, client, daily(), addDays(day, -7), now);
    const times: [string, string, number][] = [
      [addDays(day, -1), "23:59", 9],
      [day, "00:00", 2],
      [day, "23:59", 4],
      [addDays(day, 1), "00:00", 8],
    ];
    for (const [on, time, tension] of times)
      await log(client, program, instantOn(on, time, zone), zone, { before: told(tension, 7) });
    const period = { from: addDays(day, -1), to: addDays(day, 1), bucket: "day" as const };
    const entry = entryOf(v.nienke, client);
    const { points, summary } = valueOf(await readProgress(entry, period, now));
    expect(
      points.map(({ date, sessions, planned, tensionBefore }) => [date, sessions, planned, tensionBefore]),
    ).toEqual([
      [addDays(day, -1), 1, 1, 9],
      [day, 2, 1, 3],
      [addDays(day, 1), 1, 1, 8],
    ]);
    expect(summary).toMatchObject({ sessions: 4, planned: 3 });
    const review = valueOf(await readReview(entry, period, now));
    expect(review.courses.map(({ date }) => date)).toEqual(points.map(({ date }) => date));
    // Both are Sundays: the week ends with them, however many hours they have.
    expect(review.weeks.map(({ date, sessions }) => [date, sessions])).toEqual([
      [addDays(day, -6), 3],
      [addDays(day, 1), 1],
    ]);
  });
});

describe("a time without a program", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  const period = { from: "2026-11-02", to: "2026-11-22", bucket: "week" as const };

  it("asks for nothing: neither the share nor what was not reported counts its days", async () => {
    const client = await clientOf(v.nienke, "Sara Kok");
    const program = await assigned(v.nienke, client, daily(), "2026-11-02", new Date("2026-11-02T08:00:00Z"));
    for (const day of ["2026-11-02", "2026-11-03", "2026-11-04"])
      await log(client, program, instantOn(day, "19:00", "Europe/Amsterdam"), "Europe/Amsterdam");
    const ended = new Date("2026-11-05T08:00:00Z");
    valueOf(await as(v.nienke, (tx, viewer) => endProgram(tx, viewer, program.id, ended), client));
    await assigned(v.nienke, client, daily(), "2026-11-21", now);
    const entry = entryOf(v.nienke, client);
    const { points, summary } = valueOf(await readProgress(entry, period, now));
    // Three days of the first program, and two of the other up to today.
    expect(points.map(({ planned }) => planned)).toEqual([3, 0, 2]);
    expect(summary).toMatchObject({ sessions: 3, planned: 5, adherence: 0.6 });
    const { courses, totals } = valueOf(await readReview(entry, period, now));
    expect(courses.map(({ planned, notReported }) => [planned, notReported])).toEqual([
      [3, 0],
      [0, 0],
      [2, 1],
    ]);
    expect(totals).toMatchObject({ planned: 5, notReported: 1 });
  });

  it("while release rests, the same sessions stay planned: each can be done by relaxing alone", async () => {
    const client = await clientOf(v.nienke, "Ineke Smit");
    const program = await assigned(v.nienke, client, daily(wholeChain()), "2026-11-16", now);
    const entry = entryOf(v.nienke, client);
    const planned = async () => valueOf(await readProgress(entry, period, now)).summary.planned;
    const before = await planned();
    expect(before).toBe(7);
    const closing = { open: false, because: "Samen even wachten" };
    valueOf(await as(v.nienke, (tx, viewer) => decideRelease(tx, viewer, client.id, closing as never, now), client));
    expect(await planned()).toBe(before);
    const at = instantOn("2026-11-17", "19:00", "Europe/Amsterdam");
    await log(client, program, at, "Europe/Amsterdam", { choice: "relax-only" });
    expect(valueOf(await readProgress(entry, period, now)).summary).toMatchObject({ sessions: 1, planned: 7 });
  });
});

describe("a caseload in two time zones", () => {
  // Rows of the caseload forget plans of long ago by PostgreSQL's own clock: so it is really about this week.
  const monday = mondayOf(dayOf(new Date(), "UTC"));
  const sundayNoon = new Date(`${addDays(monday, 6)}T12:00:00Z`);
  let anna: Person;

  it("counts each client's week and silence by their own day", async () => {
    anna = await colleague(v.linde, "therapist", "Anna Bos");
    const rows = [];
    for (const [name, zone] of [
      ["Mara Tipene", "Pacific/Auckland"],
      ["Ray Young", "America/Los_Angeles"],
    ] as const) {
      const client = await clientOf(anna, name, { timeZone: zone });
      const program = await assigned(anna, client, daily(), addDays(monday, -7), new Date());
      // Eight in the evening on Friday, wherever that is.
      await log(client, program, instantOn(addDays(monday, 4), "20:00", zone), zone, { before: told(5, 6) });
      rows.push(name);
    }
    const { items } = valueOf(await readCaseload(entryOf(anna), { limit: 50 }, sundayNoon));
    const seen = items.map(({ client: { name }, week, lastSessionOn }) => [name, lastSessionOn, week]);
    expect(seen).toEqual([
      // There it is Monday already, and another week.
      [rows[0], addDays(monday, 4), { sessions: 0, planned: 7, adherence: 0 }],
      [rows[1], addDays(monday, 4), { sessions: 1, planned: 7, adherence: 0.14 }],
    ]);
    const late = new Date(sundayNoon.getTime() + 5 * 86_400_000);
    const kinds = valueOf(await readCaseload(entryOf(anna), { limit: 50 }, late)).items.map(
      ({ attention }) => attention.first?.kind ?? null,
    );
    // Eight days after Friday have passed in Auckland alone.
    expect(kinds).toEqual(["silence", null]);
  });
});
