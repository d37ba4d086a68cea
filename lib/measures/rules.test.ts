import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import {
  answeredOf,
  askedNow,
  askedOn,
  dueSince,
  goalsDueSince,
  isLicensedOn,
  licensedKeys,
  measureKeys,
  measures,
  misfits,
  nextAskedOn,
  nextQuestionOn,
  placesOf,
  whileOpen,
} from "./rules";
import { assignmentDraft, licenceDraft, measureScoreDraft } from "./schema";

const every2 = { firstOn: "2026-11-02", everyWeeks: 2, endedOn: null };
const once = { firstOn: "2026-11-02", everyWeeks: null, endedOn: null };

describe("the catalogue", () => {
  it("has a name and a direction for each licensed score, and asks a licence for all but the house's own", () => {
    expect(measureKeys.filter((key) => !licensedKeys.includes(key))).toEqual(["own-goals", "own-item"]);
    for (const key of licensedKeys) {
      expect(measures[key].scores.length).toBeGreaterThan(0);
      for (const { better, min, max, name } of measures[key].scores) {
        expect(["higher", "lower"]).toContain(better);
        expect(min).toBeLessThan(max);
        expect(name.nl && name.en).toBeTruthy();
      }
    }
    expect(measures.psk.scores[0]?.better).toBe("lower");
    expect(measures.psfs.scores[0]?.better).toBe("higher");
  });

  it("a score is on its scale and its steps; what was declined or not said fits everywhere", () => {
    expect(misfits("copm", { performance: 4.6, satisfaction: 10 })).toEqual([]);
    expect(misfits("copm", { performance: 0 })).toEqual(["performance"]);
    expect(misfits("copm", { performance: 4.65 })).toEqual(["performance"]);
    expect(misfits("dass-21", { stress: 13 })).toEqual(["stress"]);
    expect(misfits("who-5", { total: 100 })).toEqual([]);
    expect(misfits("who-5", { total: "declined" })).toEqual([]);
    expect(misfits("psfs", { performance: 3 })).toEqual(["performance"]);
    expect(misfits("own-item", { value: null })).toEqual([]);
  });

  it("nothing said is no score", () => {
    const on = { scoredOn: "2026-11-20" };
    expect(measureScoreDraft.safeParse({ ...on, values: {} }).success).toBe(false);
    expect(measureScoreDraft.safeParse({ ...on, values: { total: null } }).success).toBe(false);
    expect(measureScoreDraft.safeParse({ ...on, values: { total: "declined" } }).success).toBe(true);
  });
});

describe("the licence register", () => {
  it("an entry holds from its first day up to and including its last", () => {
    const licence = { validFrom: "2026-01-01", expiresOn: "2026-11-20" };
    expect(["2025-12-31", "2026-01-01", "2026-11-20", "2026-11-21"].map((day) => isLicensedOn(licence, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isLicensedOn({ validFrom: "2026-01-01", expiresOn: null }, "2099-01-01")).toBe(true);
  });

  it("is for licensed measures, whole, and not over before it begins", () => {
    const entry = {
      measure: "copm",
      version: "5",
      language: "nl",
      rightHolder: "CAOT",
      terms: "Eigen gebruik",
      proof: "Factuur 2026-3",
      validFrom: "2026-01-01",
    };
    expect(licenceDraft.safeParse(entry).success).toBe(true);
    expect(licenceDraft.safeParse({ ...entry, measure: "own-item" }).success).toBe(false);
    expect(licenceDraft.safeParse({ ...entry, proof: " " }).success).toBe(false);
    expect(licenceDraft.safeParse({ ...entry, expiresOn: "2025-12-31" }).success).toBe(false);
  });

  it("an own question comes with its words, and every other measure without", () => {
    const item = { question: "Hoe slaap je?", low: "slecht", high: "goed" };
    const asked = { firstOn: "2026-11-20" };
    expect(assignmentDraft.safeParse({ ...asked, measure: "own-item", item }).success).toBe(true);
    expect(assignmentDraft.safeParse({ ...asked, measure: "own-item" }).success).toBe(false);
    expect(assignmentDraft.safeParse({ ...asked, measure: "copm", item }).success).toBe(false);
  });
});

describe("when it is asked", () => {
  it("once, or every so many weeks, until it ends", () => {
    expect(askedOn(once, "2026-11-30")).toEqual(["2026-11-02"]);
    expect(askedOn(every2, "2026-11-01")).toEqual([]);
    expect(askedOn(every2, "2026-11-30")).toEqual(["2026-11-02", "2026-11-16", "2026-11-30"]);
    expect(askedOn({ ...every2, endedOn: "2026-11-20" }, "2026-11-30")).toEqual(["2026-11-02", "2026-11-16"]);
  });

  it("stands open from its day until it is answered or asked again; ended, it asks nothing", () => {
    expect(dueSince(every2, [], "2026-11-01")).toBeNull();
    expect(dueSince(every2, [], "2026-11-05")).toBe("2026-11-02");
    expect(dueSince(every2, ["2026-11-03"], "2026-11-05")).toBeNull();
    expect(dueSince(every2, ["2026-11-03"], "2026-11-16")).toBe("2026-11-16");
    expect(dueSince({ ...every2, endedOn: "2026-11-04" }, [], "2026-11-05")).toBeNull();
    expect(dueSince(once, [], "2027-01-01")).toBe("2026-11-02");
  });

  it("n of m: two answers to one asking are one, and what was said before counts for none", () => {
    expect(answeredOf(every2, ["2026-10-30", "2026-11-03", "2026-11-04"], "2026-11-20")).toEqual({
      answered: 1,
      asked: 2,
    });
  });

  it("the next day on which it is asked is always later, and one of those days", () => {
    expect(nextAskedOn(once, "2026-11-02")).toBeNull();
    expect(nextAskedOn(once, "2026-10-02")).toBe("2026-11-02");
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 52 }), fc.integer({ min: -400, max: 400 }), (everyWeeks, days) => {
        const today = addDays(every2.firstOn, days);
        const schedule = { ...every2, everyWeeks };
        const next = nextAskedOn(schedule, today) as string;
        expect(next > today).toBe(true);
        expect(askedOn(schedule, next).at(-1)).toBe(next);
        expect(askedOn(schedule, addDays(next, -1)).every((asked) => asked <= today)).toBe(true);
      }),
    );
    const assigned = [
      { byClient: true, nextOn: "2026-11-20" },
      { byClient: true, nextOn: null },
      { byClient: false, nextOn: "2026-11-01" },
      { byClient: true, nextOn: "2026-11-10" },
    ];
    expect(nextQuestionOn(assigned)).toBe("2026-11-10");
  });

  it("a time that nobody answered is an open place, unless it may still be answered", () => {
    const scores = [
      { scoredOn: "2026-11-03", value: 4 },
      { scoredOn: "2026-11-03", value: 0 },
      { scoredOn: "2026-12-01", value: "declined" as const },
    ];
    expect(placesOf(scores, every2, "2026-12-15")).toEqual([
      { date: "2026-11-03", value: 0, declined: false },
      { date: "2026-11-16", value: null, declined: false },
      { date: "2026-12-01", value: null, declined: true },
    ]);
  });

  const goal = (scoredOn: string[], ending: "reached" | null = null) => ({
    ending,
    scores: scoredOn.map((day) => ({ scoredOn: day })),
  });

  it("own goals stand open until each of those that are open was answered", () => {
    const [told, not, over] = [goal(["2026-11-03"]), goal(["2026-10-01"]), goal([], "reached")];
    expect(goalsDueSince(every2, [told, not, over], "2026-11-05")).toBe("2026-11-02");
    expect(goalsDueSince(every2, [told, over], "2026-11-05")).toBeNull();
    expect(goalsDueSince(every2, [over], "2026-11-05")).toBeNull();
    const asking = { measure: "own-goals", byClient: true, dueSince: "2026-11-02", item: null } as const;
    const question = { ...asking, measure: "own-item", item: { question: "Hoe sliep je?" } } as const;
    const desk = { ...asking, measure: "copm", byClient: false } as const;
    expect(askedNow([told, not, over], [asking, question, desk])).toEqual({ goals: [not], items: [question] });
    expect(askedNow([not], [{ ...asking, dueSince: null }])).toEqual({ goals: [], items: [] });
  });

  it("of a goal that came later and ended earlier, only what was asked in between", () => {
    const until = { madeOn: "2026-11-10", endedOn: "2026-12-01" };
    const own = whileOpen(every2, until, "2026-12-31");
    expect(own && askedOn(own, "2026-12-31")).toEqual(["2026-11-16", "2026-11-30"]);
    expect(whileOpen(every2, { madeOn: "2026-11-10", endedOn: "2026-11-12" }, "2026-12-31")).toBeNull();
    expect(whileOpen(null, until, "2026-12-31")).toBeNull();
  });
});
