import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { seedReleaseOpening } from "@/db/seed/programs";
import {
  as,
  type ClientPerson,
  clientOf,
  entryOf,
  eventsOf,
  everything,
  refusalOf,
  seeding,
  valueOf,
  village,
} from "@/db/testing/practice";
import { assigned, draftOf, itemOf, logOf, told, wholeChain } from "@/db/testing/programs";
import type { Program } from "@/lib/programs/schema";
import { changeProgram, endProgram } from "@/lib/programs/write";
import { accepted } from "@/lib/result";
import { readSessions } from "./read";
import { type SessionLog, sessionLog } from "./schema";
import { logSession } from "./write";

let v: Awaited<ReturnType<typeof village>>;
let client: ClientPerson;
let program: Program;
const now = new Date("2026-11-22T12:00:00Z");
const evening = "2026-11-20T19:30:00+01:00";

beforeAll(async () => {
  v = await village();
});

/** A client with a program of one relaxing exercise and one whole release chain. */
async function practising() {
  client = await clientOf(v.nienke, "Mohammed Yilmaz");
  program = await assigned(
    v.nienke,
    client,
    draftOf([itemOf("constructive-rest"), ...wholeChain()]),
    "2026-11-02",
    now,
  );
}

const relaxing = (startedAt = evening, given: Partial<SessionLog> = {}) => {
  const log = logOf(program, startedAt, given);
  return { ...log, entries: given.entries ?? log.entries.slice(0, 1) };
};
const log = (id: string, what: SessionLog, who = client) => logSession(entryOf(who), id, sessionLog.parse(what), now);
const stored = async (what: SessionLog) => {
  const id = uuidv7();
  valueOf(await log(id, what));
  return id;
};
const told_ = async () =>
  valueOf(
    await as(client, async (tx, viewer) => accepted(await readSessions(tx, viewer, client.id, { limit: 50 })), client),
  ).items;
const summary = async () => (await everything`select * from client_summaries where client_id = ${client.id}`)[0];
const rowsOf = (id: string) => everything`select * from sessions where id = ${id}`;
const noteOf = async (id: string) =>
  valueOf(await as(client, async (tx, viewer) => accepted(await readSessions(tx, viewer, client.id, { limit: 1, id }))))
    .items[0]?.note;
const signalsOf = async (id: string) =>
  (await everything`select kind from signals where session_id = ${id} order by kind`).map((row) => row.kind);

describe("logging a session", () => {
  beforeAll(practising);

  it("the identical repeat is told so, and counts once", async () => {
    const id = uuidv7();
    expect(valueOf(await log(id, relaxing()))).toEqual({ id, repeated: false });
    expect(valueOf(await log(id, relaxing()))).toEqual({ id, repeated: true });
    // The same moment told from another zone's clock, and areas in another order, are the same telling.
    const again = { ...relaxing(), startedAt: "2026-11-20T18:30:00Z" };
    expect(valueOf(await log(id, again)).repeated).toBe(true);
    expect(await rowsOf(id)).toHaveLength(1);
    expect(await eventsOf(id)).toEqual(["session.logged"]);
    expect((await summary())?.days["2026-11-20"][0]).toBe(1);
  });

  it("the same id with other content is refused, and the first telling stays", async () => {
    const id = await stored(relaxing(evening, { note: "De eerste keer." }));
    for (const other of [
      { note: "Iets anders." },
      { after: null },
      { before: told(0, 8) },
      { choice: "relax-and-release" } as const,
    ])
      expect(refusalOf(await log(id, relaxing(evening, other)))).toBe("same_id_other_content");
    expect(await noteOf(id)).toBe("De eerste keer.");
  });

  it("200 deliveries of one session at the same time make one row", async () => {
    const id = uuidv7();
    const same = relaxing("2026-11-19T19:30:00+01:00");
    const answers = await Promise.all(Array.from({ length: 200 }, () => log(id, same)));
    expect(answers.filter((answer) => !valueOf(answer).repeated)).toHaveLength(1);
    expect(await rowsOf(id)).toHaveLength(1);
    expect(await everything`select 1 from session_entries where session_id = ${id}`).toHaveLength(1);
    expect((await summary())?.days["2026-11-19"][0]).toBe(1);
  });

  it("two clients may use the same id, and neither learns of the other", async () => {
    const id = await stored(relaxing());
    const theirs = await assigned(v.nienke, v.kees, draftOf([itemOf("grounding")]), "2026-11-02", now);
    expect(valueOf(await log(id, logOf(theirs, evening), v.kees)).repeated).toBe(false);
    expect(await rowsOf(id)).toHaveLength(2);
  });

  it("what cannot be true is refused with the place named, and leaves nothing", async () => {
    const before = await everything`select count(*) from sessions`;
    const strange = { programItemId: uuidv7(), outcome: "done", seconds: null, repetitions: null } as const;
    const untrue: [SessionLog, string, string | undefined][] = [
      [relaxing(evening, { endedAt: "2026-11-20T19:29:59+01:00" }), "end_before_start", "endedAt"],
      [relaxing("2026-11-23T12:00:01Z"), "start_in_future", "startedAt"],
      [relaxing(evening, { entries: [strange] }), "item_not_in_version", "entries.0.programItemId"],
      [relaxing(evening, { programVersion: 9 }), "unknown_version", "programVersion"],
      [relaxing(evening, { programId: uuidv7() }), "not_found", undefined],
    ];
    for (const [what, refusal, path] of untrue) {
      const answer = await log(uuidv7(), what);
      expect(answer).toMatchObject({ ok: false, refusal });
      if (path) expect(answer).toMatchObject({ faults: [{ path }] });
    }
    expect(refusalOf(await log(uuidv7(), relaxing("2026-11-23T11:59:59Z")))).toMatchObject({ ok: true });
    expect(await everything`select count(*) - 1 as count from sessions`).toEqual(before);
  });

  it("a moment that no calendar here can hold is refused before it reaches the table", () => {
    for (const at of ["0000-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00", "1899-12-31T23:59:59Z", "vandaag"]) {
      expect([at, sessionLog.safeParse({ ...relaxing(), startedAt: at, endedAt: at }).success]).toEqual([at, false]);
      expect([at, sessionLog.safeParse(relaxing(evening, { endedAt: at })).success]).toEqual([at, false]);
    }
    expect(sessionLog.safeParse(relaxing()).success).toBe(true);
  });
});

describe("what was done is judged by when it was done", () => {
  beforeAll(practising);

  it("a session from before the program ended arrives whole, whenever it arrives", async () => {
    valueOf(await as(v.nienke, (tx, viewer) => endProgram(tx, viewer, program.id, now)));
    const id = await stored(relaxing("2026-11-10T08:00:00+01:00"));
    expect((await rowsOf(id))[0]?.practised_on).toEqual(new Date("2026-11-10T00:00:00Z"));
  });

  it("a session under an earlier version keeps that version", async () => {
    const { revision, version } = program;
    const who = client;
    const next = await assigned(v.nienke, who, draftOf([itemOf("grounding")]), "2026-11-20", now);
    const { id, title } = next;
    const changed = draftOf([itemOf("integration")], { id, title });
    valueOf(await as(v.nienke, (tx, viewer) => changeProgram(tx, viewer, id, changed, next.revision, now)));
    const session = await stored(logOf(next, "2026-11-21T10:00:00Z"));
    expect((await rowsOf(session))[0]).toMatchObject({ program_version: 1 });
    expect(refusalOf(await log(uuidv7(), logOf({ ...next, version: 2 }, "2026-11-21T10:00:00Z")))).toBe(
      "item_not_in_version",
    );
    expect([revision, version]).toEqual([2, 1]);
  });

  it.each([
    [
      "half past midnight is that day, not the day that UTC is still in",
      "2026-11-20T00:30:00+01:00",
      "Europe/Amsterdam",
      "2026-11-20",
    ],
    ["the zone is the one where it was done", "2026-11-20T00:30:00+01:00", "America/New_York", "2026-11-19"],
    ["the hour before the clocks go forward", "2026-03-29T00:59:59Z", "Europe/Amsterdam", "2026-03-29"],
    ["the last minute of the day of 23 hours", "2026-03-29T21:59:00Z", "Europe/Amsterdam", "2026-03-29"],
    ["the first minute after it", "2026-03-29T22:00:00Z", "Europe/Amsterdam", "2026-03-30"],
    ["the second half past two of the day of 25 hours", "2026-10-25T02:30:00+01:00", "Europe/Amsterdam", "2026-10-25"],
    ["the last minute of the day of 25 hours", "2026-10-25T22:59:00Z", "Europe/Amsterdam", "2026-10-25"],
    ["far east", "2026-11-19T10:30:00Z", "Pacific/Kiritimati", "2026-11-20"],
  ])("%s", async (_name, startedAt, timeZone, day) => {
    const id = await stored(relaxing(startedAt, { timeZone }));
    const [row] = await everything`select practised_on::text as day from sessions where id = ${id}`;
    expect(row?.day).toBe(day);
    expect((await summary())?.days[day][0]).toBeGreaterThan(0);
  });
});

describe("a rating that nobody gave", () => {
  beforeAll(practising);

  it("is not a zero: nothing said, rather not say and 0 are three answers", async () => {
    await stored(relaxing("2026-11-17T19:00:00Z", { before: told(0, null), after: null }));
    await stored(
      relaxing("2026-11-18T19:00:00Z", { before: told("declined", 0, ["pelvis"]), after: told(null, "declined") }),
    );
    await stored(relaxing("2026-11-19T19:00:00Z", { before: null, after: told(10, 10) }));
    const [third, second, first] = await told_();
    expect(first).toMatchObject({ before: { tension: 0, safety: null }, after: null });
    expect(second).toMatchObject({
      before: { tension: "declined", safety: 0, areas: ["pelvis"] },
      after: { tension: null, safety: "declined" },
    });
    expect(third).toMatchObject({ before: null, after: { tension: 10, safety: 10 } });
    const days = (await summary())?.days;
    // sessions, then a sum and a count each of tension before and after, safety before and after
    expect(days["2026-11-17"]).toEqual([1, 0, 1, 0, 0, 0, 0, 0, 0]);
    expect(days["2026-11-18"]).toEqual([1, 0, 0, 0, 0, 0, 1, 0, 0]);
    expect(days["2026-11-19"]).toEqual([1, 0, 0, 10, 1, 0, 0, 10, 1]);
  });
});

describe("signals", () => {
  beforeAll(async () => {
    await practising();
    await seedReleaseOpening(seeding, client, "Samen geoefend.", new Date("2026-06-01T08:00:00Z"));
  });

  // Each in a week of its own: what is said about one is not about the caps.
  const week = (n: number) => new Date(Date.parse("2026-06-03T19:30:00Z") + n * 604_800_000).toISOString();
  const release = (startedAt: string, given: Partial<SessionLog> = {}) =>
    logOf(program, startedAt, { choice: "relax-and-release", ...given });

  it.each<[string, () => SessionLog, string[]]>([
    ["a session as agreed raises none", () => release(week(1)), []],
    ["release below the threshold", () => release(week(2), { before: told(7, 6) }), ["release_below_threshold"]],
    ["at the threshold is not below it", () => release(week(3), { before: told(7, 7) }), []],
    [
      "release without a rating of safety",
      () => release(week(4), { before: told(7, "declined") }),
      ["release_without_safety_rating"],
    ],
    [
      "release after choosing only to relax",
      () => release(week(5), { choice: "relax-only" }),
      ["release_after_relax_only"],
    ],
    [
      "release before it was opened, though it is open now",
      () => release("2026-06-01T07:59:00Z"),
      ["release_while_closed"],
    ],
    ["safety that fell by three", () => relaxing(evening, { before: told(5, 8), after: told(5, 5) }), ["safety_fell"]],
    ["only relaxing, however unsafe it felt", () => relaxing(evening, { before: told(9, 1) }), []],
  ])("%s", async (_name, what, kinds) => {
    const before = (await summary())?.open_signals ?? 0;
    const id = await stored(what());
    expect(await signalsOf(id)).toEqual(kinds);
    expect((await summary())?.open_signals).toBe(before + kinds.length);
    await log(id, what());
    expect((await summary())?.open_signals).toBe(before + kinds.length);
  });
});

describe("instants and numbers that JavaScript takes and PostgreSQL does not", () => {
  beforeAll(practising);

  it.each(["2026-01-01T12:00:00+23:00", `2026-01-01T12:00:00.${"1".repeat(200)}Z`])(
    "a start written as %s is a moment like any other",
    async (startedAt) => {
      const id = await stored(relaxing("2026-01-01T12:00:00Z", { startedAt, endedAt: "2026-01-02T12:00:00Z" }));
      expect(await everything`select 1 from sessions where id = ${id}`).toHaveLength(1);
    },
  );

  it("an end in the same millisecond as the start is no end before it", async () => {
    const [startedAt, endedAt] = ["2026-01-01T12:00:00.0009Z", "2026-01-01T12:00:00.0001Z"];
    await stored(relaxing("2026-01-01T12:00:00Z", { startedAt, endedAt }));
  });

  it("a version beyond what a column holds is no version", () => {
    expect(sessionLog.safeParse({ ...relaxing(), programVersion: 3_000_000_000 }).success).toBe(false);
  });
});
