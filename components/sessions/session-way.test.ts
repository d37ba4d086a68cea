import { describe, expect, test } from "vitest";
import { chain, day, intoTheChain, item, quiet, whole } from "@/components/testing/told-session";
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
