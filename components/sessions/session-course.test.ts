import { describe, expect, test } from "vitest";
import { libraryExercises } from "@/lib/exercises/library";
import type { LibraryKey } from "@/lib/exercises/library/library-exercise";
import type { Today, TodayItem } from "@/lib/today/schema";
import { gateOf, itemsFor } from "./session-choices";
import { clockWords, faceOf } from "./session-clock";
import { type Act, type Course, courseAfter, currentItem, logOf, newCourse, resumed } from "./session-course";

const noon = Date.parse("2026-11-22T12:00:00Z");
const chain: LibraryKey[] = ["grounding", "wall-sit", "butterfly-tremor", "integration"];

function item(key: LibraryKey, amount: number | null, given: Partial<TodayItem> = {}): TodayItem {
  const found = libraryExercises.find((one) => one.key === key);
  if (!found) throw new Error(key);
  const { keywords: _, ...content } = found;
  const exercise = { ...content, source: "library" as const, version: 1 };
  const dose = { kind: found.dose.kind, amount };
  return { id: `item ${key}`, exercise, dose, timesPerDay: 1, days: null, doneToday: 0, remark: null, ...given };
}

const quiet = () => [item("constructive-rest", 600), item("side-lying-support", 300)];
const whole = () => [...quiet(), ...chain.map((key) => item(key, key === "integration" ? null : 60))];

function day(items: TodayItem[], safety: Partial<Today["safety"]> = {}): Today {
  return {
    date: "2026-11-22",
    timeZone: "Europe/Amsterdam",
    program: { id: "program", version: 3, title: "Zachter zitten", note: null },
    programIsNew: false,
    sessionsToday: 0,
    items,
    safety: { threshold: 7, release: "open", because: null, reason: null, maxMinutes: null, ...safety },
  };
}

/** A client at work: each act happens a number of seconds after the one before. */
class Telling {
  now = noon;
  constructor(public course: Course) {}
  does(act: Act, afterSeconds = 0): this {
    this.now += afterSeconds * 1000;
    this.course = courseAfter(this.course, act, this.now);
    return this;
  }
  rates(
    question: "tensionBefore" | "safetyBefore" | "tensionAfter" | "safetyAfter",
    value: number | "declined" | null,
  ): this {
    return this.does({ kind: "rate", question, value }).does({ kind: "next" });
  }
}

const begins = (today: Today) => new Telling(newCourse("session", today, "Europe/Amsterdam", noon));
const felt = (today: Today, safety: number | "declined" | null) =>
  begins(today).rates("tensionBefore", 6).rates("safetyBefore", safety);
const intoTheChain = (today: Today) =>
  felt(today, 8).does({ kind: "choose", choice: "relax-and-release" }).does({ kind: "here", here: "yes" });

describe("what a client may choose", () => {
  test("release is offered to who feels safe enough, and only then", () => {
    for (const [safety, offer] of [
      [7, "open"],
      [10, "open"],
      [6, "safetyLow"],
      [null, "safetyUnknown"],
      ["declined", "safetyUnknown"],
    ] as const)
      expect(gateOf(felt(day(whole()), safety).course, "yes"), `${safety}`).toBe(offer);
  });

  test("an answer of zero is an answer, and not a missing one", () => {
    expect(gateOf(felt(day(whole()), 0).course, "yes")).toBe("safetyLow");
    expect(gateOf(felt(day(whole(), { threshold: 0 }), 0).course, "yes")).toBe("open");
  });

  test("release that the therapist did not open stays shut, however safe it feels", () => {
    expect(gateOf(felt(day(whole(), { release: "closed" }), 10).course, "yes")).toBe("notOpened");
  });

  test("a button that stayed behind opens nothing", () => {
    const low = felt(day(whole()), 4).does({ kind: "choose", choice: "relax-and-release" });
    expect(low.course.step).toBe("choice");
    low.does({ kind: "here", here: "yes" });
    expect(low.course.step).toBe("notHere");
    expect(low.course.queue).toEqual([]);
  });

  test.each(["unsure", "no"] as const)("who answers %s is not led into release, and may still relax", (here) => {
    const told = felt(day(whole()), 9)
      .does({ kind: "choose", choice: "relax-and-release" })
      .does({ kind: "here", here });
    expect(told.course.step).toBe("notHere");
    told.does({ kind: "choose", choice: "relax-only" });
    expect(told.course.choice).toBe("relax-only");
    expect(told.course.queue).toEqual(["item constructive-rest", "item side-lying-support"]);
  });

  test("only relaxing brings no release exercise, whatever the program holds", () => {
    expect(itemsFor(day(whole()), "relax-only").map((one) => one.exercise.group)).toEqual(["relax", "relax"]);
  });

  test("a chain is whole even when its grounding was done this morning", () => {
    const [rest, side, ground, ...others] = whole();
    const items = [rest, side, { ...ground, doneToday: 1 }, ...others] as TodayItem[];
    expect(itemsFor(day(items), "relax-and-release").map((one) => one.exercise.phase)).toContain("ground");
  });

  test("who has done all may relax once more, but release is not offered twice", () => {
    const today = day(whole().map((one) => ({ ...one, doneToday: 1 })));
    expect(gateOf(felt(today, 9).course, "yes")).toBe("doneToday");
    expect(itemsFor(today, "relax-only")).toHaveLength(2);
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

  test("two sides are timed apart, with a change between them", () => {
    const told = felt(day([item("side-lying-support", 300)]), 8).does({ kind: "choose", choice: "relax-only" });
    told.does({ kind: "begin" });
    const lying = currentItem(told.course) as TodayItem;
    const at = (seconds: number) => faceOf(lying, told.course.clock, noon + seconds * 1000);
    expect(at(299)).toMatchObject({ side: "first", cues: 0, shown: 299_000 });
    expect(at(310)).toMatchObject({ side: "second", cues: 1, shown: 10_000, reached: false });
    expect(at(600)).toMatchObject({ side: "second", cues: 2, reached: true });
    told.does({ kind: "turn" }, 120);
    expect(at(150)).toMatchObject({ side: "second", cues: 1, shown: 30_000 });
  });

  test("an exercise without an end has no agreed time, and is never over", () => {
    expect(
      faceOf(item("shaking", null), { ...newCourse("a", day([]), "UTC", noon).clock, since: noon }, noon + 3.6e6),
    ).toEqual({
      side: null,
      shown: 3_600_000,
      agreed: null,
      reached: false,
      cues: 0,
    });
    expect(clockWords(3_675_000)).toBe("61:15");
  });
});

test("who passes over grounding is not led into what hangs on it", () => {
  const told = intoTheChain(day(whole()));
  for (const _ of quiet()) told.does({ kind: "begin" }).does({ kind: "finish", outcome: "done" }, 60);
  told.does({ kind: "finish", outcome: "skipped" });
  expect(told.course.step).toBe("tensionAfter");
  expect(told.course.entries.map((entry) => entry.outcome)).toEqual([
    "done",
    "done",
    "skipped",
    "skipped",
    "skipped",
    "skipped",
  ]);
});

describe("stopping", () => {
  const atWallSit = () =>
    intoTheChain(day(chain.map((key) => item(key, key === "integration" ? null : 60))))
      .does({ kind: "cautionRead" })
      .does({ kind: "finish", outcome: "done" })
      .does({ kind: "cautionRead" })
      .does({ kind: "begin" });

  test("in a chain it leads to rounding off, and from there to how it is now", () => {
    const told = atWallSit().does({ kind: "stop" }, 25);
    expect(told.course.step).toBe("stopped");
    told.does({ kind: "roundedOff" }, 90);
    expect(told.course.step).toBe("tensionAfter");
    expect(told.course.entries.map(({ programItemId, outcome, seconds }) => [programItemId, outcome, seconds])).toEqual(
      [
        ["item grounding", "done", null],
        ["item wall-sit", "stopped", 25],
        ["item integration", "done", 90],
      ],
    );
  });

  test("rounding off may be left out, and the end may be at once", () => {
    const left = atWallSit().does({ kind: "stop" }).does({ kind: "leftOff" }, 5);
    expect(left.course.entries.at(-1)).toMatchObject({ outcome: "skipped", seconds: null });
    const ended = atWallSit().does({ kind: "stop" }).does({ kind: "endHere" }, 5);
    expect(ended.course.step).toBe("thanks");
    expect(logOf(ended.course)).toMatchObject({ after: null, before: { tension: 6, safety: 8 } });
  });

  test("a caution that was only read was no exercise", () => {
    const told = intoTheChain(day(chain.map((key) => item(key, null)))).does({ kind: "stop" });
    expect(told.course.entries).toEqual([
      { programItemId: "item grounding", outcome: "skipped", seconds: null, repetitions: null },
    ]);
  });

  test("nothing that comes twice stops or rounds off twice", () => {
    const told = atWallSit().does({ kind: "stop" }).does({ kind: "stop" });
    expect(told.course.entries).toHaveLength(2);
    told.does({ kind: "roundedOff" }).does({ kind: "roundedOff" });
    expect(told.course.entries).toHaveLength(3);
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
    });
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
