import { uuidv7 } from "uuidv7";
import { describe, expect, test } from "vitest";
import type { ReleaseEvent } from "@/lib/reviews/rules";
import type { LoggedSession } from "@/lib/sessions/schema";
import { medianOf, questionsOf, releaseTold, type Told, visitFrom, visitOf } from "./rules";
import { question, visit } from "./schema";

const wallSit = { nl: "Muurzit", en: "Wall sit" };
const daily = [{ from: "2026-09-01", to: null, week: [1, 1, 1, 1, 1, 1, 1] }];

const session = (practisedOn: string, given: Partial<LoggedSession> = {}): LoggedSession => ({
  id: uuidv7(),
  programId: uuidv7(),
  programVersion: 1,
  programTitle: "Zachter zitten",
  programEdition: 1,
  startedAt: `${practisedOn}T19:00:00+01:00`,
  endedAt: `${practisedOn}T19:20:00+01:00`,
  timeZone: "Europe/Amsterdam",
  practisedOn,
  receivedAt: `${practisedOn}T19:20:00+00:00`,
  choice: "relax-only",
  before: { tension: 6, safety: 7, areas: [] },
  after: { tension: 5, safety: 7, areas: [] },
  entries: [{ programItemId: uuidv7(), outcome: "done", seconds: 60, repetitions: null }],
  note: null,
  ...given,
});
const entry = (outcome: "done" | "stopped" | "partial") => ({
  programItemId: uuidv7(),
  outcome,
  seconds: 60,
  repetitions: null,
});
const stopped = (practisedOn: string, why: "enough" | "away" | "too-little", given: Partial<LoggedSession> = {}) =>
  session(practisedOn, { entries: [entry("done"), entry("stopped")], stop: { why, signs: [] }, ...given });

const told = (sessions: LoggedSession[], given: Partial<Told> = {}): Told => ({
  from: "2026-11-08",
  to: "2026-11-22",
  sessions,
  plan: [],
  programs: [],
  decisions: [],
  titleOf: () => wallSit,
  released: new Set(),
  matters: [],
  fall: 3,
  ...given,
});
const rulesOf = (of: Told) => questionsOf(of).map(({ rule }) => rule);
const firstOf = (of: Told) => questionsOf(of)[0];

describe("three questions before a visit", () => {
  const open = ["open_at_home", "open_today", "open_wish"];

  test("where nothing was told, they are the three open ones", () => {
    expect(rulesOf(told([]))).toEqual(open);
    expect(firstOf(told([]))).toMatchObject({ on: "2026-11-08", until: "2026-11-22" });
  });

  test("there are always three, of different rules, and each can be answered over the interface", () => {
    const all = told(
      [
        stopped("2026-11-20", "away"),
        session("2026-11-19", {
          before: { tension: 5, safety: 8, areas: [] },
          after: { tension: 5, safety: 2, areas: [] },
        }),
        stopped("2026-11-18", "enough", { note: "Rustig." }),
      ],
      { plan: daily },
    );
    expect(rulesOf(all)).toEqual(["stopped_by_sign", "safety_fell", "stopped_otherwise"]);
    expect(questionsOf(all).map(({ on }) => on)).toEqual(["2026-11-20", "2026-11-19", "2026-11-18"]);
    for (const one of questionsOf(all)) expect(question.safeParse(one).success).toBe(true);
  });

  test("a stop by a sign: the latest, with its exercise", () => {
    const latest = stopped("2026-11-20", "away");
    const found = firstOf(told([latest, stopped("2026-11-12", "away")]));
    expect(found).toMatchObject({ rule: "stopped_by_sign", sessionId: latest.id, on: "2026-11-20", exercise: wallSit });
    const without = session("2026-11-20", { stop: { why: "too-much-body", signs: [] } });
    expect(firstOf(told([without]))).toMatchObject({ rule: "stopped_by_sign", exercise: null });
  });

  test("a stop without a sign asks another question than one by a sign", () => {
    expect(rulesOf(told([stopped("2026-11-20", "enough")]))[0]).toBe("stopped_otherwise");
    expect(rulesOf(told([stopped("2026-11-20", "too-little")]))[0]).toBe("stopped_otherwise");
  });

  test.each([
    [8, 5, true],
    [8, 6, false],
    [null, 2, false],
    [8, null, false],
  ])("felt safety from %s to %s is asked after: %s", (before, after, asks) => {
    const one = session("2026-11-20", {
      before: { tension: 5, safety: before, areas: [] },
      after: { tension: 5, safety: after, areas: [] },
    });
    expect(rulesOf(told([one])).includes("safety_fell")).toBe(asks);
    // Who agreed on other points is asked by those.
    expect(rulesOf(told([one], { fall: 2 })).includes("safety_fell")).toBe(before !== null && after !== null);
    expect(rulesOf(told([one], { fall: 4 }))).not.toContain("safety_fell");
    if (asks) expect(firstOf(told([one]))).toMatchObject({ before, after, sessionId: one.id });
  });

  test("a day after that was worse, by its two taps or by the signal that it raised", () => {
    const echo = { answeredAt: "2026-11-21T09:00:00Z", timeZone: "Europe/Amsterdam", tension: null, safety: null };
    const tapped = session("2026-11-20", { echo: { ...echo, sleep: "worse", mood: "worse" } });
    const fine = session("2026-11-20", { echo: { ...echo, sleep: "worse", mood: "same" } });
    expect(firstOf(told([tapped]))).toMatchObject({ rule: "echo_worse", sessionId: tapped.id });
    expect(rulesOf(told([fine]))).toEqual(open);
    const base = {
      about: "",
      since: null,
      on: null,
      tension: null,
      before: null,
      after: null,
      threshold: null,
      signs: [],
    };
    const matter = { ...base, kind: "echo_worse" as const, sessionId: fine.id, parked: false };
    expect(firstOf(told([fine], { matters: [matter] }))).toMatchObject({ rule: "echo_worse", sessionId: fine.id });
  });

  test("release after choosing to relax only; not where that was chosen", () => {
    const one = session("2026-11-20");
    expect(rulesOf(told([one], { released: new Set([one.id]) }))[0]).toBe("released_after_relax_only");
    const chosen = session("2026-11-20", { choice: "relax-and-release" });
    expect(rulesOf(told([chosen], { released: new Set([chosen.id]) }))).toEqual(open);
  });

  test("five days without a word are asked after where something was planned, the longest run", () => {
    const sessions = [session("2026-11-20"), session("2026-11-11")];
    const found = firstOf(told(sessions, { plan: daily }));
    expect(found).toMatchObject({ rule: "quiet_days", on: "2026-11-12", until: "2026-11-19", count: 8 });
    expect(rulesOf(told(sessions))).toEqual(open);
    const often = ["2026-11-21", "2026-11-17", "2026-11-13", "2026-11-09"].map((on) => session(on));
    expect(rulesOf(told(often, { plan: daily }))).toEqual(open);
  });

  test("numbers that three times were rather not given", () => {
    const rather = (on: string) => session(on, { before: { tension: "declined", safety: 7, areas: [] } });
    const three = [rather("2026-11-20"), rather("2026-11-19"), rather("2026-11-18")];
    expect(firstOf(told(three))).toMatchObject({ rule: "often_declined", count: 3 });
    expect(rulesOf(told(three.slice(1)))).toEqual(open);
  });

  test("something that was written, without repeating it", () => {
    const wrote = session("2026-11-20", { note: "Ik droomde van de zee." });
    expect(firstOf(told([session("2026-11-21"), wrote]))).toMatchObject({ rule: "wrote", sessionId: wrote.id });
    expect(JSON.stringify(questionsOf(told([wrote])))).not.toContain("zee");
  });

  test("the latest program of the period", () => {
    const programs = ["2026-11-09", "2026-11-16"].map((on) => ({ on, programId: uuidv7(), title: "Rust" }));
    expect(firstOf(told([], { programs }))).toMatchObject({ rule: "program_changed", on: "2026-11-16" });
  });
});

describe("what a visit begins from", () => {
  test("counts what was reported in four, and says what was planned", () => {
    const found = visitOf(
      told(
        [stopped("2026-11-20", "away"), stopped("2026-11-20", "enough"), session("2026-11-19"), session("2026-11-09")],
        { plan: daily },
      ),
    );
    expect(visit.safeParse(found).success).toBe(true);
    // By week, as in the review: two of one day make up for another, and today is not over.
    expect(found.done).toEqual({ reported: 4, planned: 15, done: 2, enough: 1, sign: 1, notReported: 10 });
    expect(found.stopped.map(({ on, why, exercise }) => [on, why, exercise])).toEqual([
      ["2026-11-20", "sign", wallSit],
      ["2026-11-20", "enough", wallSit],
    ]);
    // Why somebody stopped is not known where it was not told.
    const untold = session("2026-11-20", { entries: [entry("stopped")] });
    expect(visitOf(told([untold])).stopped).toMatchObject([{ why: null }]);
  });

  test("a number that nobody gave is missing, and one that was rather not given stands apart", () => {
    const found = visitOf(
      told([
        session("2026-11-20", { after: null }),
        session("2026-11-19", { before: { tension: "declined", safety: 0, areas: [] } }),
      ]),
    );
    expect(found.missing).toMatchObject({ asked: 8, answered: 5, declined: 1 });
  });

  test("the day after is asked after release, and not yet of today", () => {
    const echo = { answeredAt: "2026-11-21T09:00:00Z", timeZone: "Europe/Amsterdam", tension: 3, safety: 7 };
    const answered = session("2026-11-20", { echo: { ...echo, sleep: null, mood: null } });
    const [open, latest, relaxed] = [session("2026-11-18"), session("2026-11-22"), session("2026-11-17")];
    const released = new Set([answered.id, open.id, latest.id]);
    const found = visitOf(told([latest, answered, open, relaxed], { released }));
    expect(found.missing).toMatchObject({ echoesAsked: 2, echoesAnswered: 1 });
  });

  test("first and last week: the middle of the first number of each day, with how many days", () => {
    const rated = (on: string, tension: number | null) => session(on, { before: { tension, safety: null, areas: [] } });
    const newestFirst = [
      rated("2026-11-21", 3),
      rated("2026-11-20", null),
      rated("2026-11-10", 9),
      rated("2026-11-10", 8),
      rated("2026-11-09", 5),
    ];
    const { tension, safety } = visitOf(told(newestFirst)).changed;
    expect(tension).toEqual({ first: { median: 6.5, count: 2 }, last: { median: 3, count: 1 } });
    expect(safety).toEqual({ first: { median: null, count: 0 }, last: { median: null, count: 0 } });
  });

  test("in less than two weeks nothing is compared", () => {
    expect(visitOf(told([], { from: "2026-11-10" })).changed.tension).toBeNull();
    expect(visitOf(told([], { from: "2026-11-09" })).changed.tension).not.toBeNull();
  });

  test.each([
    [[], null],
    [[4], 4],
    [[9, 1, 4], 4],
    [[1, 2, 8, 9], 5],
  ])("the middle of %j is %s", (values, median) => {
    expect(medianOf(values)).toEqual({ median, count: values.length });
  });

  test.each([
    [undefined, null, "2026-11-08"],
    [undefined, "2026-11-02", "2026-11-02"],
    ["2026-11-20", "2026-11-02", "2026-11-20"],
    ["2026-12-24", null, "2026-11-22"],
    ["2001-01-01", null, "2025-11-21"],
  ])("asked from %s, with a last visit on %s, looks back to %s", (asked, last, from) => {
    expect(visitFrom(asked, last, "2026-11-22")).toBe(from);
  });
});

test("of release it tells what was opened, changed, rested and shut in the period, and nothing that changed nothing", () => {
  const events: ReleaseEvent[] = [
    { kind: "opened", day: "2026-11-01" },
    { kind: "opened", day: "2026-11-20" },
    { kind: "paused", day: "2026-11-21" },
    { kind: "paused", day: "2026-11-21" },
    { kind: "opened", day: "2026-11-22" },
    { kind: "closed", day: "2026-11-23" },
    { kind: "closed", day: "2026-11-24" },
    { kind: "opened", day: "2026-11-25" },
  ];
  expect(releaseTold(events, "2026-11-10", "2026-11-24")).toEqual([
    { on: "2026-11-20", kind: "changed" },
    { on: "2026-11-21", kind: "paused" },
    { on: "2026-11-22", kind: "opened" },
    { on: "2026-11-23", kind: "closed" },
  ]);
});
