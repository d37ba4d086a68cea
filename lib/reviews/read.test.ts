import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import {
  as,
  type ClientPerson,
  clientOf,
  entryOf,
  everything,
  type Person,
  refusalOf,
  valueOf,
  village,
} from "@/db/testing/practice";
import { assigned, draftOf, itemOf, logOf, told, wholeChain } from "@/db/testing/programs";
import { noteDraft } from "@/lib/notes/schema";
import { changeNote, writeNote } from "@/lib/notes/write";
import type { Program } from "@/lib/programs/schema";
import { reviewPeriod } from "@/lib/progress/rules";
import type { ProgressQuery } from "@/lib/progress/schema";
import { decideRelease } from "@/lib/safety/write";
import type { SessionLog } from "@/lib/sessions/schema";
import { logSession } from "@/lib/sessions/write";
import { readReview, readReviewedPeriods } from "./read";
import { review } from "./schema";

let v: Awaited<ReturnType<typeof village>>;
let client: ClientPerson;
let program: Program;
// A Sunday.
const now = new Date("2026-11-22T12:00:00Z");

const logged = async (at: string, given: Partial<SessionLog>) =>
  valueOf(await logSession(entryOf(client), uuidv7(), logOf(program, at, given), now));
const look = async (by: Person, query: Partial<ProgressQuery> = {}) =>
  review.parse(
    valueOf(
      await readReview(
        entryOf(by, client, "progress.read"),
        { bucket: "day", from: "2026-11-02", to: "2026-11-22", ...query },
        now,
      ),
    ),
  );
const entriesOf = (outcome: "done" | "stopped") =>
  program.items.map((one, at) => ({
    programItemId: one.id,
    outcome: at === 0 ? ("done" as const) : outcome === "done" ? ("done" as const) : ("skipped" as const),
    seconds: at === 0 ? 240 : null,
    repetitions: null,
  }));

beforeAll(async () => {
  v = await village();
  client = await clientOf(v.nienke, "Daan Visser");
  program = await assigned(
    v.nienke,
    client,
    draftOf([itemOf("constructive-rest", { days: ["mon", "wed"] }), ...wholeChain()], { title: "Rust" }),
    "2026-11-02",
    now,
  );
  await logged("2026-11-02T19:00:00Z", {
    before: told(8, 4, ["jaw"]),
    after: told(4, 7, ["jaw", "shoulder-left"]),
    entries: entriesOf("done"),
  });
  await logged("2026-11-04T19:00:00Z", {
    before: told(0, "declined"),
    after: null,
    entries: [{ programItemId: program.items[0]?.id as string, outcome: "stopped", seconds: 60, repetitions: null }],
    stop: { why: "away", signs: [] },
  });
});

describe("a review", () => {
  it("tells weeks by what was rated before, with how many answered of how many sessions", async () => {
    const { weeks, tension, safety, sessions } = await look(v.nienke);
    expect(sessions).toBe(2);
    expect(weeks.map((week) => [week.date, week.sessions, week.tension?.median, week.safety?.count])).toEqual([
      ["2026-11-02", 2, 4, 1],
      ["2026-11-09", 0, undefined, undefined],
      ["2026-11-16", 0, undefined, undefined],
    ]);
    expect(tension).toMatchObject({ before: { count: 2, least: 0, most: 8 }, within: { count: 1, median: -4 } });
    expect(safety).toMatchObject({ before: { count: 1 }, within: { count: 1, median: 3 } });
  });

  it("counts what was reported by how it ended, and what was not reported", async () => {
    const { totals, courses } = await look(v.nienke, { bucket: "week" });
    expect(courses[0]).toEqual({ date: "2026-11-02", planned: 2, done: 1, enough: 0, sign: 1, notReported: 0 });
    expect(totals).toEqual({ planned: 6, done: 1, enough: 0, sign: 1, notReported: 4 });
  });

  it("adds up time by exercise, of the times that a clock was running", async () => {
    const { exercises } = await look(v.nienke);
    expect(exercises[0]).toMatchObject({
      times: 2,
      seconds: 300,
      timed: 2,
      title: { en: "Constructive rest position" },
    });
    expect(exercises.at(-1)).toMatchObject({ times: 1, seconds: null, timed: 0 });
  });

  it("says which places were named, and in how many of the sessions any was", async () => {
    const { areas } = await look(v.nienke);
    expect(areas.columns[0]).toMatchObject({ sessions: 2, told: 1 });
    expect(areas.rows.map(({ area, times }) => [area, times[0]])).toEqual([
      ["jaw", 1],
      ["shoulders", 1],
    ]);
  });

  it("marks versions, openings, pauses and what the therapist set on the axis; a client sees what is shared", async () => {
    valueOf(
      await as(
        v.nienke,
        (tx, viewer) =>
          decideRelease(
            tx,
            viewer,
            client.id,
            {
              open: true,
              because: "samen geoefend",
              maxMinutes: 5,
              maxPerWeek: 3,
              reviewOn: null,
            },
            new Date(),
          ),
        client,
      ),
    );
    const own = noteDraft.parse({ id: uuidv7(), kind: "note", day: "2026-11-10", text: "Verhuizing" });
    const meeting = noteDraft.parse({
      id: uuidv7(),
      kind: "appointment",
      day: "2026-11-12",
      text: "Huisbezoek",
      shared: true,
    });
    const beside = noteDraft.parse({ id: uuidv7(), kind: "note", day: "2026-11-13", text: "Los", onAxis: false });
    for (const note of [own, meeting, beside])
      valueOf(await as(v.nienke, (tx, viewer) => writeNote(tx, viewer, client.id, note), client));
    // Raised and decided by the clock of the database, which no test moves.
    await everything`update signals set raised_at = '2026-11-04T20:00:00Z' where client_id = ${client.id}`;
    await everything`update release_decisions set decided_at = '2026-11-20T10:00:00Z' where client_id = ${client.id}`;
    const seen = async (by: Person) => (await look(by)).marks.map(({ kind, text }) => [kind, text]);
    expect(await seen(v.nienke)).toEqual([
      ["program", "Rust"],
      ["note", "Verhuizing"],
      ["appointment", "Huisbezoek"],
      ["release_opened", null],
    ]);
    expect(await seen(client)).toEqual([
      ["program", "Rust"],
      ["appointment", "Huisbezoek"],
      ["release_opened", null],
    ]);
    valueOf(
      await as(v.nienke, (tx, viewer) => changeNote(tx, viewer, client.id, meeting.id, { putAway: true }, 1), client),
    );
    expect((await seen(client)).map(([kind]) => kind)).toEqual(["program", "release_opened"]);
  });

  it("is one look in the log, and nobody else's", async () => {
    const looks = () =>
      everything`select 1 from audit_events where client_id = ${client.id} and event = 'progress.read'`;
    const before = (await looks()).length;
    await look(v.nienke);
    expect(await looks()).toHaveLength(before + 1);
    for (const stranger of [v.bas, v.ruud, v.kees, v.willem])
      expect(refusalOf(await readReview(entryOf(stranger, client), { bucket: "day" }, now))).toBe("not_found");
  });

  it("of somebody who has done nothing yet is empty, and says so without zeros", async () => {
    const fresh = await clientOf(v.nienke, "Nieuw");
    const empty = valueOf(await readReview(entryOf(v.nienke, fresh), { bucket: "week" }, now));
    expect(empty).toMatchObject({ sessions: 0, tension: { before: null, within: null }, exercises: [], marks: [] });
    expect(empty.areas.rows).toEqual([]);
    expect(empty.weeks.every((week) => week.tension === null)).toBe(true);
  });
});

describe("the periods that a therapist chose", () => {
  const today = "2026-11-22";
  const chosen = async (asked: Parameters<typeof reviewPeriod>[0]) =>
    valueOf(await readReviewedPeriods(entryOf(v.nienke, client, "progress.read"), reviewPeriod(asked, today), now));

  it("of all begin with the history, and are one look in the log however often it is read", async () => {
    const looks = () =>
      everything`select 1 from audit_events where client_id = ${client.id} and event = 'progress.read'`;
    const before = (await looks()).length;
    const [{ progress, review: reviewed }, beside] = await chosen({ period: "all", beside: "before" });
    expect(progress).toMatchObject({ bucket: "day", from: "2026-11-02", summary: { sessions: 2 } });
    expect(reviewed.from).toBe("2026-11-02");
    expect(beside).toBeNull();
    expect(await looks()).toHaveLength(before + 1);
  });

  it("have the equally long one before beside them, where that is wanted", async () => {
    const [shown, beside] = await chosen({ period: "2w", beside: "before" });
    expect(shown.review).toMatchObject({ from: "2026-11-09", to: "2026-11-22", sessions: 0 });
    expect(beside?.review).toMatchObject({ from: "2026-10-26", to: "2026-11-08", sessions: 2 });
    expect(beside?.progress.summary.sessions).toBe(2);
    expect((await chosen({ period: "2w" }))[1]).toBeNull();
  });

  it("have days of one's own choice beside them, in the same measure", async () => {
    const days = { beside: "own", besideFrom: "2026-11-02", besideTo: "2026-11-04" };
    const [shown, beside] = await chosen({ period: "2w", by: "week", ...days });
    expect(shown.progress.bucket).toBe("week");
    expect(beside?.progress).toMatchObject({ from: "2026-11-02", to: "2026-11-04", bucket: "week" });
    expect(beside?.review.sessions).toBe(beside?.progress.summary.sessions);
    expect(beside?.review.sessions).toBeGreaterThan(0);
  });
});
