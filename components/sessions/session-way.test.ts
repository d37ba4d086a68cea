import { describe, expect, test } from "vitest";
import { chain, day, felt, intoTheChain, item, quiet, whole } from "@/components/testing/told-session";
import { tremorLeft } from "./session-choices";
import { currentItem, logOf } from "./session-course";

describe("only relaxing after all", () => {
  const inChain = () => intoTheChain(day([...chain.map((key) => item(key, 60)), ...quiet()]));

  test("passes over what releases, and is a choice for relaxing", () => {
    const told = inChain().does({ kind: "onlyRelax" });
    expect(told.course).toMatchObject({ step: "exercise", choice: "relax-only" });
    expect(currentItem(told.course)?.exercise.key).toBe("constructive-rest");
    expect(told.course.entries.map((entry) => entry.outcome)).toEqual(chain.map(() => "skipped"));
  });

  test("keeps the rounding off where release was begun, and says what was chosen", () => {
    const told = inChain().does({ kind: "cautionRead" }).does({ kind: "begin" });
    told.does({ kind: "finish", outcome: "done" }, 30).does({ kind: "onlyRelax" });
    expect(told.course.choice).toBe("relax-and-release");
    expect(currentItem(told.course)?.exercise.phase).toBe("integrate");
    expect(told.course.entries.map((entry) => entry.outcome)).toEqual(["done", "skipped", "skipped"]);
  });

  test("brings once more what relaxed before, when nothing of it is still to come", () => {
    const told = intoTheChain(day(whole()));
    for (const _ of quiet()) told.does({ kind: "begin" }).does({ kind: "finish", outcome: "done" }, 60);
    told.does({ kind: "onlyRelax" });
    expect(currentItem(told.course)?.exercise.key).toBe("constructive-rest");
  });
});

describe("time for trembling", () => {
  test("is what was agreed for a session, less what was trembled already", () => {
    const told = intoTheChain(
      day(
        chain.map((key) => item(key, 600)),
        { maxMinutes: 5 },
      ),
    );
    expect(tremorLeft(told.course)).toBe(300_000);
    for (const _ of [1, 2, 3])
      told.does({ kind: "cautionRead" }).does({ kind: "begin" }).does({ kind: "finish", outcome: "done" }, 120);
    expect(tremorLeft(told.course)).toBe(180_000);
    expect(tremorLeft(intoTheChain(day(whole())).course)).toBeNull();
  });
});

test("who passes over grounding is not led into what hangs on it", () => {
  const told = intoTheChain(day(whole()));
  for (const _ of quiet()) told.does({ kind: "begin" }).does({ kind: "finish", outcome: "done" }, 60);
  told.does({ kind: "finish", outcome: "skipped" });
  expect(told.course.step).toBe("withoutGround");
  expect(told.course.entries.map((entry) => entry.outcome)).toEqual([
    "done",
    "done",
    "skipped",
    "skipped",
    "skipped",
    "skipped",
  ]);
  // A way back to grounding, one to what relaxes, and one to the end.
  const skipped = told.course;
  told.does({ kind: "back" });
  expect(currentItem(told.course)?.exercise.phase).toBe("ground");
  expect(told.course.entries).toHaveLength(2);
  told.course = skipped;
  told.does({ kind: "relaxInstead" });
  expect(currentItem(told.course)?.exercise.key).toBe("constructive-rest");
  told.course = skipped;
  expect(told.does({ kind: "enoughToday" }).course.step).toBe("tensionAfter");
});

test("what relaxes after a chain without grounding comes by itself", () => {
  const told = intoTheChain(day([...chain.map((key) => item(key, 60)), ...quiet()]));
  told.does({ kind: "finish", outcome: "skipped" });
  const skipped = told.course;
  expect(skipped.step).toBe("withoutGround");
  told.does({ kind: "next" });
  expect(currentItem(told.course)?.exercise.key).toBe("constructive-rest");
  // Also where it would follow by itself, it may be enough for today.
  told.course = skipped;
  expect(told.does({ kind: "enoughToday" }).course.step).toBe("tensionAfter");
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
    expect(told.course.step).toBe("rest");
    told.does({ kind: "rested" }, 300);
    expect(told.course.step).toBe("whyStopped");
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
    expect(left.course.step).toBe("whyStopped");
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

  test("an exercise that was never begun, or only got ready for, was no exercise", () => {
    const ready = () => intoTheChain(day(chain.map((key) => item(key, 60)))).does({ kind: "cautionRead" });
    expect(ready().does({ kind: "stop" }, 5).course.entries).toMatchObject([{ outcome: "skipped", seconds: null }]);
    const inCountdown = ready().does({ kind: "begin", ready: 10_000 }).does({ kind: "stop" }, 5);
    expect(inCountdown.course.entries).toMatchObject([{ outcome: "skipped", seconds: null }]);
    const begun = ready().does({ kind: "begin", ready: 10_000 }).does({ kind: "stop" }, 12);
    expect(begun.course.entries).toMatchObject([{ outcome: "stopped", seconds: 2 }]);
  });

  test("nothing that comes twice stops or rounds off twice", () => {
    const told = atWallSit().does({ kind: "stop" }).does({ kind: "stop" });
    expect(told.course.entries).toHaveLength(2);
    told.does({ kind: "roundedOff" }).does({ kind: "roundedOff" });
    expect(told.course.entries).toHaveLength(3);
  });
});

describe("done before the bell", () => {
  const ready = () =>
    felt(day(quiet()), 8).does({ kind: "choose", choice: "relax-only" }).does({ kind: "begin", ready: 10_000 });

  test("was not done, in whole or in part", () => {
    for (const outcome of ["done", "partial"] as const)
      expect(ready().does({ kind: "finish", outcome }, 9).course.entries).toMatchObject([
        { outcome: "skipped", seconds: null },
      ]);
  });

  test("nor while getting ready stands still", () => {
    const told = ready().does({ kind: "pause" }, 3).does({ kind: "finish", outcome: "done" }, 60);
    expect(told.course.entries).toMatchObject([{ outcome: "skipped", seconds: null }]);
  });

  test("but what a page that went away cut short is as the client says", () => {
    const told = ready().does({ kind: "away" }, 3).does({ kind: "finish", outcome: "done" }, 60);
    expect(told.course.entries).toMatchObject([{ outcome: "done", seconds: null }]);
  });

  test("whoever lies already begins at once, and a moment is told as a second", () => {
    const told = ready().does({ kind: "startNow" }, 2).does({ kind: "finish", outcome: "done" }, 0.2);
    expect(told.course.entries).toMatchObject([{ outcome: "done", seconds: 1 }]);
    const later = ready().does({ kind: "startNow" }, 15).does({ kind: "finish", outcome: "done" }, 5);
    expect(later.course.entries).toMatchObject([{ outcome: "done", seconds: 10 }]);
  });

  test("what was counted was done, whatever the clock says", () => {
    const told = ready().does({ kind: "count" }, 2).does({ kind: "finish", outcome: "done" });
    expect(told.course.entries).toMatchObject([{ outcome: "done", seconds: null, repetitions: 1 }]);
  });

  test("an exercise without a clock stays done", () => {
    const told = felt(day([item("constructive-rest", null)]), 8).does({ kind: "choose", choice: "relax-only" });
    told.does({ kind: "begin" }).does({ kind: "finish", outcome: "done" }, 40);
    expect(told.course.entries).toMatchObject([{ outcome: "done", seconds: 40 }]);
  });
});

describe("what made somebody stop", () => {
  const stopped = () =>
    felt(day(quiet()), 8)
      .does({ kind: "choose", choice: "relax-only" })
      .does({ kind: "begin" })
      .does({ kind: "stop" }, 20)
      .does({ kind: "roundedOff" });

  test("may be passed over, and then nothing is told", () => {
    const told = stopped().does({ kind: "why", why: null });
    expect(told.course).toMatchObject({ step: "tensionAfter", stop: null });
  });

  test("who felt too little may go on with what relaxes, and nothing asks for release again", () => {
    const told = intoTheChain(day([...chain.map((key) => item(key, 60)), ...quiet()]));
    told.does({ kind: "cautionRead" }).does({ kind: "begin" }).does({ kind: "stop" }, 20);
    told.does({ kind: "roundedOff" }, 30).does({ kind: "rested" }).does({ kind: "why", why: "too-little" });
    told.does({ kind: "signs", signs: ["numb"], relaxOn: true });
    expect(told.course).toMatchObject({ step: "exercise", stop: { why: "too-little", signs: ["numb"] } });
    expect(currentItem(told.course)?.exercise.key).toBe("constructive-rest");
    told.does({ kind: "back" });
    expect(currentItem(told.course)?.exercise.key).toBe("constructive-rest");
    for (const _ of quiet()) told.does({ kind: "begin" }).does({ kind: "finish", outcome: "done" }, 60);
    expect(told.course.step).toBe("tensionAfter");
  });

  test("nobody goes on who was away, whatever a button that stayed behind says", () => {
    const told = stopped().does({ kind: "why", why: "away" }).does({ kind: "signs", signs: [], relaxOn: true });
    expect(told.course.step).toBe("tensionAfter");
  });

  test("enough is told as enough, and asks no more", () => {
    const told = stopped().does({ kind: "why", why: "enough" });
    expect(told.course).toMatchObject({ step: "tensionAfter", stop: { why: "enough", signs: [] } });
  });

  test("a sign may be named, and the reason can be taken back", () => {
    const told = stopped().does({ kind: "why", why: "away" });
    expect(told.course.step).toBe("signs");
    told
      .does({ kind: "back" })
      .does({ kind: "why", why: "too-much-feeling" })
      .does({ kind: "signs", signs: ["panic"] });
    expect(told.course).toMatchObject({ step: "tensionAfter", stop: { why: "too-much-feeling", signs: ["panic"] } });
    told.rates("tensionAfter", 5).rates("safetyAfter", 6).does({ kind: "next" });
    expect(logOf(told.course)?.stop).toEqual({ why: "too-much-feeling", signs: ["panic"] });
  });
});

describe("relaxing first", () => {
  const begun = () => felt(day(whole()), 5).does({ kind: "choose", choice: "relax-and-release" });
  const relaxed = () => {
    const told = begun();
    for (const _ of quiet()) told.does({ kind: "begin" }).does({ kind: "finish", outcome: "done" }, 60);
    return told;
  };

  test("comes before the gate is asked once more, and both ratings are kept", () => {
    const told = relaxed();
    expect(told.course.step).toBe("tensionAgain");
    told.rates("tensionAgain", 4).rates("safetyAgain", 8);
    expect(told.course.step).toBe("presence");
    told.does({ kind: "here", here: "yes" });
    expect(currentItem(told.course)?.exercise.phase).toBe("ground");
    expect(told.course.queue).toHaveLength(6);
    for (const _ of chain)
      told.does({ kind: "cautionRead" }).does({ kind: "begin" }).does({ kind: "finish", outcome: "done" }, 30);
    told.rates("tensionAfter", 3).rates("safetyAfter", 9).does({ kind: "next" });
    expect(logOf(told.course)).toMatchObject({
      choice: "relax-and-release",
      here: "yes",
      before: { tension: 6, safety: 5 },
      rerated: { tension: 4, safety: 8 },
      after: { tension: 3, safety: 9 },
    });
    expect(told.course.entries).toHaveLength(6);
  });

  test("a gate that stays shut asks nothing again: what was just rated is how it is now", () => {
    const told = relaxed().rates("tensionAgain", 5).rates("safetyAgain", 6);
    expect(told.course.step).toBe("stayedShut");
    told.does({ kind: "next" }).does({ kind: "next" });
    expect(logOf(told.course)).toMatchObject({
      choice: "relax-only",
      rerated: { tension: 5, safety: 6 },
      after: { tension: 5, safety: 6 },
    });
  });

  test("who is not here after all is not led in, and loses nothing of what was done", () => {
    const told = relaxed().rates("tensionAgain", 5).rates("safetyAgain", 9).does({ kind: "here", here: "unsure" });
    expect(told.course).toMatchObject({ step: "stayedShut", here: "unsure", choice: "relax-only" });
    expect(told.course.entries).toHaveLength(2);
  });

  test("who skips all of it is not asked again", () => {
    const told = begun();
    for (const _ of quiet()) told.does({ kind: "finish", outcome: "skipped" });
    expect(told.course).toMatchObject({ step: "tensionAfter", choice: "relax-only", again: null });
  });
});
