import { expect, test } from "vitest";
import { chain, day, felt, intoTheChain, item, quiet } from "@/components/testing/told-session";
import { wasHard } from "./session-choices";

test("a stop by a slip of the hand is taken back where only relaxing was going on, and never out of release", () => {
  const told = felt(day(quiet()), 8).does({ kind: "choose", choice: "relax-only" });
  told.does({ kind: "begin" }).does({ kind: "stop" }, 40);
  expect(told.course).toMatchObject({ step: "stopped", entries: [{ outcome: "stopped", seconds: 40 }] });
  told.does({ kind: "back" });
  expect(told.course).toMatchObject({ step: "exercise", entries: [], clock: { begun: true, passed: 40_000 } });
  const released = intoTheChain(day(chain.map((key) => item(key, 60))))
    .does({ kind: "cautionRead" })
    .does({ kind: "begin" })
    .does({ kind: "stop" }, 30);
  expect(released.does({ kind: "back" }).course.step).toBe("stopped");
});

test("a session was hard when a sign stopped it, when it ended unsafe, or when safety fell; not by being stopped", () => {
  const relaxed = (before: number, after: number | null, why?: "enough" | "too-much-feeling") => {
    const told = felt(day(quiet()), before).does({ kind: "choose", choice: "relax-only" }).does({ kind: "begin" });
    told
      .does({ kind: "stop" }, 40)
      .does({ kind: "roundedOff" })
      .does({ kind: "why", why: why ?? null });
    if (told.course.step === "signs") told.does({ kind: "signs", signs: ["panic"] });
    return wasHard(told.rates("tensionAfter", 5).rates("safetyAfter", after).course);
  };
  expect(relaxed(8, 8)).toBe(false);
  expect(relaxed(8, 8, "enough")).toBe(false);
  expect(relaxed(8, 8, "too-much-feeling")).toBe(true);
  expect(relaxed(8, 6)).toBe(false);
  expect(relaxed(8, 5)).toBe(true);
  expect(relaxed(4, 3)).toBe(true);
  expect(relaxed(3, null)).toBe(true);
  expect(relaxed(8, null)).toBe(false);
});
