import { describe, expect, test } from "vitest";
import { chain, day, felt, intoTheChain, item, noon, quiet, whole } from "@/components/testing/told-session";
import type { Rating } from "@/lib/ratings/schema";
import type { Today, TodayItem } from "@/lib/today/schema";
import { itemsFor, offerOf } from "./session-choices";
import { type Course, currentItem, logOf, resumed } from "./session-course";

const kindAt = (today: Today, safety: Rating, tension: Rating = 6) => {
  const { kind, because } = offerOf(felt(today, safety, tension).course);
  return because ? `${kind} ${because}` : kind;
};

describe("what a client may choose", () => {
  test("release is offered to who feels safe enough, and only then", () => {
    for (const [safety, offer] of [
      [7, "open"],
      [10, "open"],
      [6, "relax-first safetyLow"],
      [4, "relax-first safetyLow"],
      [3, "shut safetyVeryLow"],
      [null, "shut safetyUnknown"],
      ["declined", "shut safetyUnknown"],
    ] as const)
      expect(kindAt(day(whole()), safety), `${safety}`).toBe(offer);
  });

  test("an answer of zero is an answer, and not a missing one", () => {
    expect(kindAt(day(whole()), 0)).toBe("shut safetyVeryLow");
  });

  test("who is very tense relaxes first, unless it feels very safe", () => {
    expect(kindAt(day(whole()), 7, 8)).toBe("relax-first tensionHigh");
    expect(kindAt(day(whole()), 8, 8)).toBe("open");
    expect(kindAt(day(whole()), 7, 7)).toBe("open");
  });

  test("release that the therapist did not open stays shut, however safe it feels", () => {
    expect(kindAt(day(whole(), { release: "closed" }), 10)).toBe("shut notOpened");
  });

  test("relaxing first asks for something that relaxes", () => {
    const today = day(chain.map((key) => item(key, 60)));
    expect(kindAt(today, 5)).toBe("shut safetyLow");
  });

  test("an opening that a phone heard of too long ago is none", () => {
    const standing = {
      open: true,
      because: null,
      pause: null,
      nextDay: null,
      weekLeft: 2,
      maxMinutes: 5,
      reviewDue: false,
    };
    const until = (at: number) =>
      day(whole(), { standing, statement: { token: "t", expiresAt: new Date(at).toISOString() } });
    expect(kindAt(until(noon + 1000), 9)).toBe("open");
    expect(kindAt(until(noon - 1000), 9)).toBe("shut expired");
  });

  test("a button that stayed behind opens nothing", () => {
    const low = felt(day(whole()), 3).does({ kind: "choose", choice: "relax-and-release" });
    expect(low.course.step).toBe("choice");
    low.does({ kind: "here", here: "yes" });
    expect(low.course.step).toBe("choice");
    expect(low.course.queue).toEqual([]);
  });

  test.each(["unsure", "no"] as const)("who answers %s is not led into release, and may still relax", (here) => {
    const told = felt(day(whole()), 9)
      .does({ kind: "choose", choice: "relax-and-release" })
      .does({ kind: "here", here });
    expect(told.course.step).toBe("notHere");
    told.does({ kind: "back" }).does({ kind: "here", here: "yes" });
    expect(told.course).toMatchObject({ step: "notHere", here });
    told.does({ kind: "choose", choice: "relax-only" });
    expect(told.course.choice).toBe("relax-only");
    expect(told.course.queue).toEqual(["item constructive-rest", "item side-lying-support"]);
  });

  test("only relaxing brings no release exercise, whatever the program holds", () => {
    expect(itemsFor(day(whole()), "relax-only").map((one) => one.exercise.group)).toEqual(["relax", "relax"]);
  });

  test("below the floor grounding and rounding off come with relaxing, and nothing that releases", () => {
    const told = felt(day(whole()), 2).does({ kind: "choose", choice: "relax-only" });
    expect(told.course.queue).toEqual([
      "item constructive-rest",
      "item side-lying-support",
      "item grounding",
      "item integration",
    ]);
    const grounded = felt(day(chain.map((key) => item(key, 60))), 2).does({ kind: "choose", choice: "relax-only" });
    expect(grounded.course.queue).toEqual(["item grounding", "item integration"]);
  });

  test("a chain is whole even when its grounding was done this morning", () => {
    const [rest, side, ground, ...others] = whole();
    const items = [rest, side, { ...ground, doneToday: 1 }, ...others] as TodayItem[];
    expect(itemsFor(day(items), "relax-and-release").map((one) => one.exercise.phase)).toContain("ground");
  });

  test("who has done all may relax once more, but release is not offered twice", () => {
    const today = day(whole().map((one) => ({ ...one, doneToday: 1 })));
    expect(kindAt(today, 9)).toBe("doneToday");
    expect(itemsFor(today, "relax-only")).toHaveLength(2);
  });

  test.each([
    ["only relaxing", {}],
    ["grounding alone", { grounding: 1 }],
    ["rounding off alone", { grounding: 1, integration: 1 }],
  ])("after %s, release was not done today", (_, done: Record<string, number>) => {
    const items = whole().map((one) => ({
      ...one,
      doneToday: one.exercise.group === "relax" ? 1 : (done[one.exercise.key ?? ""] ?? 0),
    }));
    expect(kindAt({ ...day(items), sessionsToday: 1 }, 9, 3)).toBe("open");
  });

  test("release that was begun and stopped is not offered twice either, also where no day of rest was agreed", () => {
    const facts = {
      opened: true,
      maxMinutes: 5,
      maxPerWeek: 3,
      reviewOn: null,
      pause: null,
      releasedOn: ["2026-11-22"],
      sessions: 1,
    };
    expect(kindAt({ ...day(whole(), { facts }), sessionsToday: 1 }, 9)).toBe("doneToday");
    expect(kindAt({ ...day(whole(), { facts: { ...facts, releasedOn: ["2026-11-20"] } }) }, 9)).toBe("open");
  });

  test("not today is written down nowhere", () => {
    const told = felt(day(whole()), 8).does({ kind: "choose", choice: "notToday" });
    expect(told.course.step).toBe("notToday");
    expect(logOf(told.course)).toBeNull();
  });
});

describe("on the way", () => {
  test("every release exercise shows its caution before it can begin", () => {
    const told = intoTheChain(day(chain.map((key) => item(key, key === "integration" ? null : 60))));
    const seen: string[] = [];
    for (const key of chain) {
      expect([told.course.step, currentItem(told.course)?.exercise.key]).toEqual(["caution", key]);
      told.does({ kind: "cautionRead" });
      seen.push(told.course.step);
      told.does({ kind: "finish", outcome: "done" });
    }
    expect(seen).toEqual(chain.map(() => "exercise"));
    expect(told.course.step).toBe("tensionAfter");
  });

  test("the clock counts by moments, so a pause and a phone that slept are left out", () => {
    const told = felt(day(quiet()), 8).does({ kind: "choose", choice: "relax-only" });
    told.does({ kind: "begin" }).does({ kind: "pause" }, 100).does({ kind: "begin" }, 3600).does({ kind: "away" }, 50);
    expect(told.course.clock.interrupted).toBe(true);
    told.does({ kind: "begin" }, 600).does({ kind: "finish", outcome: "done" }, 30);
    expect(told.course.entries).toEqual([
      { programItemId: "item constructive-rest", outcome: "done", seconds: 180, repetitions: null },
    ]);
  });

  test("a tab that was closed while the clock ran is found at the moment it was last seen", () => {
    const told = felt(day(quiet()), 8).does({ kind: "choose", choice: "relax-only" }).does({ kind: "begin" });
    told.does({ kind: "seen" }, 40);
    const found = resumed(JSON.parse(JSON.stringify(told.course)) as Course);
    expect(found.clock).toMatchObject({ passed: 40_000, since: null, interrupted: true });
    expect(found.ratings.tensionBefore).toBe(6);
  });

  test("an exercise done without the clock has no time, and one without counting no count", () => {
    const told = felt(day([item("lower-belly-breathing", 10)]), 8).does({ kind: "choose", choice: "relax-only" });
    told.does({ kind: "finish", outcome: "partial" });
    expect(told.course.entries[0]).toMatchObject({ outcome: "partial", seconds: null, repetitions: null });
  });

  test("a tap too early takes nothing away: back stands the exercise as it was left", () => {
    const told = felt(day(quiet()), 8).does({ kind: "choose", choice: "relax-only" }).does({ kind: "begin" });
    told.does({ kind: "finish", outcome: "done" }, 40).does({ kind: "back" });
    expect(currentItem(told.course)?.exercise.key).toBe("constructive-rest");
    expect(told.course).toMatchObject({ step: "exercise", entries: [], clock: { begun: true, passed: 40_000 } });
    told.does({ kind: "begin" }, 5).does({ kind: "finish", outcome: "done" }, 20);
    expect(told.course.entries[0]?.seconds).toBe(60);
    told.does({ kind: "begin" }).does({ kind: "back" });
    expect(currentItem(told.course)?.exercise.key).toBe("side-lying-support");
  });
});

describe("what is sent", () => {
  const done = () =>
    felt(day([item("constructive-rest", 600)]), "declined")
      .does({ kind: "choose", choice: "relax-only" })
      .does({ kind: "begin" })
      .does({ kind: "finish", outcome: "done" }, 600)
      .rates("tensionAfter", 0)
      .rates("safetyAfter", null);

  test("holds what was said, and null where nothing was", () => {
    const told = done().does({ kind: "note", note: "  Zachter.  " }).does({ kind: "next" }, 60);
    expect(logOf(told.course)).toEqual({
      programId: "program",
      programVersion: 3,
      startedAt: "2026-11-22T12:00:00.000Z",
      endedAt: "2026-11-22T12:10:00.000Z",
      timeZone: "Europe/Amsterdam",
      choice: "relax-only",
      before: { tension: 6, safety: "declined", areas: [] },
      after: { tension: 0, safety: null, areas: [] },
      entries: [{ programItemId: "item constructive-rest", outcome: "done", seconds: 600, repetitions: null }],
      note: "Zachter.",
      wording: 1,
    });
  });

  /** Both questions passed over, one exercise got ready for and left, and ended there. */
  const opened = () =>
    felt(day([item("constructive-rest", 600)]), null, null as unknown as number)
      .does({ kind: "choose", choice: "relax-only" })
      .does({ kind: "begin", ready: 10_000 })
      .does({ kind: "stop" }, 3)
      .does({ kind: "endHere" });

  test("is nothing where nothing was begun and nothing said: a page that was opened is no session", () => {
    const { course } = opened();
    expect([course.step, course.entries.map(({ outcome }) => outcome)]).toEqual(["thanks", ["skipped"]]);
    expect(logOf(course)).toBeNull();
  });

  test.each<[string, (course: Course) => Course]>([
    ["a number", (course) => ({ ...course, ratings: { ...course.ratings, tensionBefore: 0 } })],
    [
      "that a number is kept to oneself",
      (course) => ({ ...course, ratings: { ...course.ratings, safetyBefore: "declined" } }),
    ],
    ["a place", (course) => ({ ...course, areas: { ...course.areas, before: ["pelvis"] } })],
    ["whether one is here", (course) => ({ ...course, here: "no" })],
    ["why one stopped", (course) => ({ ...course, stop: { why: "enough", signs: [] } })],
    ["where one was", (course) => ({ ...course, context: { ...course.context, place: "home" } })],
    ["a note", (course) => ({ ...course, note: "Te moe." })],
    ["a line of one's own", (course) => ({ ...course, privateLine: "Te moe." })],
    [
      "an exercise that was begun",
      (course) => ({ ...course, entries: course.entries.map((one) => ({ ...one, outcome: "stopped" })) }),
    ],
  ])("is a session once there was %s", (_, told) => {
    expect(logOf(told(opened().course))).not.toBeNull();
  });

  test("is the same each time, also after a reload", () => {
    const { course } = done().does({ kind: "next" });
    expect(logOf(resumed(JSON.parse(JSON.stringify(course)) as Course))).toEqual(logOf(course));
  });

  test("never ends before it began, even when the phone's clock was set back", () => {
    const told = done();
    expect(logOf({ ...told.course, endedAt: noon - 5000 })?.endedAt).toBe("2026-11-22T12:00:00.000Z");
  });
});
