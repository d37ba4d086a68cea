import { describe, expect, it } from "vitest";
import enRatings from "@/lib/i18n/messages/en/ratings.json";
import enSessions from "@/lib/i18n/messages/en/sessions.json";
import nlRatings from "@/lib/i18n/messages/nl/ratings.json";
import nlSessions from "@/lib/i18n/messages/nl/sessions.json";
import {
  bodyAreas,
  bodyFigure,
  bodySides,
  currentWording,
  declinedRatings,
  given,
  pairedAreas,
  pointedAt,
  pointing,
  touching,
  wordings,
} from "./rules";
import { moment } from "./schema";

describe("a rating", () => {
  it("a true zero is a number that was given", () => {
    expect(given(0)).toBe(0);
    expect(given(10)).toBe(10);
  });

  it("a rating nobody gave is not a zero, and neither is one that was declined", () => {
    expect(given(null)).toBeNull();
    expect(given(undefined)).toBeNull();
    expect(given("declined")).toBeNull();
  });

  it("what was declined is kept apart from what was left open", () => {
    const before = { tension: "declined", safety: null, areas: [] } as const;
    const after = { tension: 0, safety: "declined", areas: [] } as const;
    expect(declinedRatings({ ...before, areas: [] }, { ...after, areas: [] })).toEqual([
      "tensionBefore",
      "safetyAfter",
    ]);
  });

  it("each of the four can be declined, and a moment that was not asked declines nothing", () => {
    const all = { tension: "declined", safety: "declined", areas: [] } as const;
    expect(declinedRatings({ ...all, areas: [] }, { ...all, areas: [] })).toEqual([
      "tensionBefore",
      "safetyBefore",
      "tensionAfter",
      "safetyAfter",
    ]);
    expect(declinedRatings(null, null)).toEqual([]);
  });

  it("is a whole number from 0 to 10, or declined, or nothing", () => {
    const fits = (tension: unknown) => moment.safeParse({ tension }).success;
    for (const rating of [0, 1, 10, "declined", null, undefined]) expect(fits(rating), String(rating)).toBe(true);
    for (const rating of [-1, 11, 4.5, "7", "", false, Number.NaN]) expect(fits(rating), String(rating)).toBe(false);
  });

  it("what is left out stays open, and is not filled in", () => {
    expect(moment.parse({})).toEqual({ tension: null, safety: null, areas: [] });
  });

  it("a place in the body is told once; a place that a later list may know is kept", () => {
    expect(moment.safeParse({ areas: ["jaw", "jaw"] }).success).toBe(false);
    expect(moment.safeParse({ areas: ["jaw", "left-little-toe"] }).success).toBe(true);
  });
});

describe("a place in the body", () => {
  it("that comes in two is told with its side, or as both, and never twice", () => {
    expect(pointing([], "shoulders", "left")).toEqual(["shoulder-left"]);
    expect(pointing(["shoulder-left", "jaw"], "shoulders", "both")).toEqual(["jaw", "shoulders"]);
    expect(pointing(["shoulders"], "shoulders", "right")).toEqual(["shoulder-right"]);
    expect(pointing(["shoulder-left", "shoulder-right"], "shoulders", null)).toEqual([]);
  });

  it("that comes once has no side", () => {
    expect(pointing([], "jaw", "both")).toEqual(["jaw"]);
    expect(pointedAt(["jaw"], "jaw")).toBe("both");
    expect(pointedAt([], "jaw")).toBeNull();
  });

  it("is read back as it was told, also where both sides were told apart", () => {
    for (const at of ["left", "right", "both", null] as const)
      expect(pointedAt(pointing([], "knees", at), "knees")).toBe(at);
    expect(pointedAt(["knee-left", "knee-right"], "knees")).toBe("both");
  });

  it("touched on the figure gets one side more, and touched again one side less", () => {
    expect(touching([], "arms", "left")).toEqual(["arm-left"]);
    expect(touching(["arm-left"], "arms", "right")).toEqual(["arms"]);
    expect(touching(["arms"], "arms", "left")).toEqual(["arm-right"]);
    expect(touching(["arm-right"], "arms", "right")).toEqual([]);
    expect(touching(["belly"], "belly", null)).toEqual([]);
  });
});

describe("the words of the scales", () => {
  const shown = { nl: nlSessions.ratings, en: enSessions.ratings };

  it("are shown as the current version has them: other words are another version", () => {
    for (const locale of ["nl", "en"] as const)
      for (const scale of ["tension", "safety"] as const) {
        const { question, low, high } = wordings[currentWording][scale];
        expect(shown[locale][scale]).toEqual({ question: question[locale], low: low[locale], high: high[locale] });
      }
  });
});

describe("places in the body", () => {
  const slugs = [
    ...bodyAreas,
    ...Object.values(pairedAreas).flatMap((one) => bodySides.map((side) => `${one}-${side}`)),
  ];

  it("each has its word in both languages, and can be told", () => {
    for (const { areas } of [nlRatings, enRatings]) expect(Object.keys(areas)).toEqual(slugs);
    expect(moment.safeParse({ areas: slugs.slice(0, 40) }).success).toBe(true);
  });

  it("each can be pointed at on the figure, from the front or from the back", () => {
    const pointed = new Set<string>([...bodyFigure.front, ...bodyFigure.back]);
    expect(bodyAreas.filter((area) => !pointed.has(area))).toEqual([]);
  });
});
