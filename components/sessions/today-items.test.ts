import { describe, expect, test } from "vitest";
import { chain, day, item, quiet, whole } from "@/components/testing/told-session";
import { defaultTerms, releaseStanding } from "@/lib/safety/rules";
import type { Choice } from "@/lib/safety/schema";
import type { Today, TodayItem } from "@/lib/today/schema";
import { askedOf } from "./today-items";

const asked = (today: Today) => {
  const { state, due, shut, resting } = askedOf(today);
  const keys = (items: readonly TodayItem[]) => items.map(({ exercise }) => exercise.key);
  return { state, due: keys(due), shut: keys(shut), resting: keys(resting) };
};
const nothing = { due: [], shut: [], resting: [] };
const relaxed = whole().map((one) => ({ ...one, doneToday: one.exercise.group === "relax" ? 1 : 0 }));
const after = (items: TodayItem[], choice: Choice | null, safety: Partial<Today["safety"]> = {}): Today => ({
  ...day(items, safety),
  sessionsToday: 1,
  latestToday: choice && { choice, startedAt: "2026-11-22T09:00:00Z" },
});

describe("what a day asks after a session of only relaxing", () => {
  test("is no release any more: it rests, and stays the client's to choose", () => {
    expect(asked(after(relaxed, "relax-only"))).toEqual({ ...nothing, state: "allDone", resting: chain });
  });

  test("is what relaxes and was not done yet", () => {
    const half = [{ ...(quiet()[0] as TodayItem), doneToday: 1 }, ...whole().slice(1)];
    const left = { ...nothing, state: "due", due: ["side-lying-support"], resting: chain };
    expect(asked(after(half, "relax-only"))).toEqual(left);
  });

  test("is as before where release was chosen, where nothing was, and where only release is in the program", () => {
    const left = { ...nothing, state: "due", due: chain };
    expect(asked(after(relaxed, "relax-and-release"))).toEqual(left);
    expect(asked(after(relaxed, null))).toEqual(left);
    expect(asked(after(relaxed.slice(2), "relax-only"))).toEqual(left);
  });

  test("is told of nothing that rests where release is shut: it is shut", () => {
    expect(asked(after(relaxed, "relax-only", { release: "closed" }))).toEqual({ ...nothing, state: "allDone" });
    const untouched = asked(after(whole(), "relax-only", { release: "closed" }));
    expect(untouched).toMatchObject({ state: "due", shut: chain, resting: [] });
  });

  test("tells that release rests after a sign, however much was done", () => {
    const opened = {
      opened: true,
      maxMinutes: 5,
      maxPerWeek: 3,
      reviewOn: null,
      pause: { kind: "safety_fell" as const, since: "2026-11-22T09:20:00Z" },
      releasedOn: [],
      sessions: 1,
    };
    const standing = releaseStanding(opened, defaultTerms, "2026-11-22");
    const paused = after(relaxed, "relax-and-release", { release: "closed", standing });
    expect(asked(paused)).toEqual({ ...nothing, state: "allDone", shut: chain });
    const facts = { ...opened, releasedOn: ["2026-11-22"] };
    const released = after(relaxed, "relax-and-release", { release: "closed", standing, facts });
    expect(asked(released)).toEqual({ ...nothing, state: "allDone", shut: chain });
    const half = [quiet()[0] as TodayItem, ...relaxed.slice(1)];
    expect(asked({ ...released, items: half })).toMatchObject({
      state: "due",
      due: ["constructive-rest"],
      shut: chain,
    });
  });
});

test("a day without a program, and one that asks nothing, say so", () => {
  expect(asked({ ...day([]), program: null }).state).toBe("noProgram");
  expect(asked(day([item("constructive-rest", 600, { days: ["mon"] })])).state).toBe("nothingPlanned");
});
