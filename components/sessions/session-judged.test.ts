import { describe, expect, test } from "vitest";
import { chain, day, felt, item, noon, quiet, whole } from "@/components/testing/told-session";
import { begunAgain } from "./session-acts";
import { isJudged, offerOf } from "./session-choices";
import { logOf, newCourse } from "./session-course";

const anew = (after: number) => newCourse("another", day(whole()), "Europe/Amsterdam", noon + after);

describe("what the gate has judged", () => {
  test.each([
    ["too low a safety", 6, 5],
    ["a very low safety", 2, 5],
    ["a high tension", 7, 9],
  ] as const)("%s stays as it was told: no way back makes another number of it", (_, safety, tension) => {
    const told = felt(day(whole()), safety, tension).does({ kind: "back" });
    expect(told.course.step).toBe("choice");
    told
      .does({ kind: "rate", question: "safetyBefore", value: 10 })
      .does({ kind: "rate", question: "tensionBefore", value: 0 });
    expect(told.course.ratings).toMatchObject({ tensionBefore: tension, safetyBefore: safety });
    told.does({ kind: "choose", choice: "notToday" }).does({ kind: "back" }).does({ kind: "back" });
    expect(told.course.step).toBe("choice");
  });

  test("a slip of the finger before anything was judged can be put right", () => {
    const told = felt(day(whole()), 9);
    expect(isJudged(told.course)).toBe(false);
    told.does({ kind: "back" }).rates("safetyBefore", 8);
    expect(told.course).toMatchObject({ step: "choice", ratings: { safetyBefore: 8 } });
  });

  test("what nobody told can still be told", () => {
    for (const untold of [null, "declined"] as const) {
      const told = felt(day(whole()), untold).does({ kind: "back" }).rates("safetyBefore", 8);
      expect(offerOf(told.course).kind).toBe("open");
    }
  });

  test("a number that changes for less stays free, and is then judged", () => {
    const told = felt(day(whole()), 8).does({ kind: "back" }).rates("safetyBefore", 5).does({ kind: "back" });
    expect(told.course).toMatchObject({ step: "choice", ratings: { safetyBefore: 5 } });
  });

  test("who was not here is not asked until the answer is another one", () => {
    const told = felt(day(whole()), 9).does({ kind: "choose", choice: "relax-and-release" });
    told.does({ kind: "here", here: "no" }).does({ kind: "choose", choice: "notToday" }).does({ kind: "back" });
    expect(told.course.step).toBe("choice");
    expect(offerOf(told.course, "no")).toMatchObject({ kind: "shut", because: "notHere" });
    told.does({ kind: "choose", choice: "relax-and-release" });
    expect(told.course).toMatchObject({ step: "choice", queue: [] });
  });
});

describe("beginning again", () => {
  test("soon after the gate spoke is no way past it", () => {
    const { course } = begunAgainFrom(6, 60_000);
    expect(course).toMatchObject({ id: "another", step: "choice", ratings: { tensionBefore: 5, safetyBefore: 6 } });
    expect(offerOf(course)).toMatchObject({ kind: "relax-first" });
  });

  test("later, or where the gate was open, everything is asked anew", () => {
    expect(begunAgainFrom(6, 3 * 3_600_000).course.step).toBe("tensionBefore");
    expect(begunAgainFrom(8, 60_000).course.step).toBe("tensionBefore");
  });

  test("after relaxing and rating once more, that second rating holds as well", () => {
    const told = felt(day(whole()), 5, 5).does({ kind: "choose", choice: "relax-and-release" });
    for (const _ of quiet()) told.does({ kind: "begin" }).does({ kind: "finish", outcome: "done" }, 60);
    told.rates("tensionAgain", 4).rates("safetyAgain", 6);
    const course = begunAgain(told.course, anew(600_000));
    expect(offerOf(course)).toMatchObject({ kind: "shut", because: "safetyLow" });
  });

  const begunAgainFrom = (safety: number, after: number) => ({
    course: begunAgain(felt(day(whole()), safety, 5).course, anew(after)),
  });
});

test("only a relaxing exercise that was completed asks the gate once more", () => {
  const told = felt(day([item("constructive-rest", 600), ...chain.map((key) => item(key, 60))]), 5);
  told.does({ kind: "choose", choice: "relax-and-release" }).does({ kind: "begin" });
  told.does({ kind: "finish", outcome: "partial" }, 20);
  expect(told.course).toMatchObject({ step: "tensionAfter", choice: "relax-only", again: null });
  told.rates("tensionAfter", 5).rates("safetyAfter", 9).does({ kind: "next" });
  expect(logOf(told.course)).toMatchObject({ choice: "relax-only", before: { safety: 5 } });
  expect(logOf(told.course)).not.toHaveProperty("rerated");
});
