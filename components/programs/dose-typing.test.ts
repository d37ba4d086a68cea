import { describe, expect, it } from "vitest";
import { dose as doseSchema } from "@/lib/doses/schema";
import type { DoseRange } from "@/lib/exercises/schema";
import { amountOf, mostOfDose, typedOf, weighDose, weighTyped } from "./dose-typing";

const range: DoseRange = { kind: "time", min: 600, max: 1200, perSide: false, openEnded: false };
const before = { kind: "time" as const, amount: 900 };
const type = (whole: string, rest = "0") => weighTyped("time", { whole, rest }, before, range);

describe("a dose that is typed", () => {
  it("has the bounds that the house has", () => {
    for (const kind of ["time", "breaths", "repetitions"] as const) {
      expect(doseSchema.safeParse({ kind, amount: mostOfDose }).success).toBe(true);
      expect(doseSchema.safeParse({ kind, amount: mostOfDose + 1 }).success).toBe(false);
    }
    expect(amountOf("time", { whole: "240", rest: "0" })).toBe(mostOfDose);
    expect(amountOf("time", { whole: "0", rest: "1" })).toBe(1);
    expect(amountOf("breaths", { whole: "14400", rest: "0" })).toBe(mostOfDose);
  });

  it.each([
    ["999", "0"],
    ["240", "1"],
    ["", "0"],
    ["", ""],
    ["0", "0"],
    ["-5", "0"],
    ["-1", "90"],
    ["2", "-30"],
    ["1.01", "0"],
  ])("says that %s minutes and %s seconds can't be, keeps them to be seen, and saves nothing of it", (whole, rest) => {
    expect(type(whole, rest)).toEqual({ dose: before, waiting: { kind: "unfit", of: "time", typed: { whole, rest } } });
  });

  it("is what is saved, once it can be", () => {
    expect(type("12")).toEqual({ dose: { kind: "time", amount: 720 }, waiting: null });
    expect(type("", "30")).toEqual({ dose: { kind: "time", amount: 30 }, waiting: null });
    expect(typedOf({ kind: "time", amount: 750 })).toEqual({ whole: "12", rest: "30" });
  });

  it("is taken over letter by letter where it is less than the advice, so that nothing is left for later", () => {
    expect(type("8")).toEqual({ dose: { kind: "time", amount: 480 }, waiting: null });
  });

  it("waits for a yes outside the advice, and what stood before the first letter counts until then", () => {
    // On the way to 120 minutes, 12 would have fitted.
    expect(type("12").dose.amount).toBe(720);
    expect(type("120")).toEqual({
      dose: before,
      waiting: { kind: "outside", dose: { kind: "time", amount: 7200 } },
    });
  });

  it("may be what it was, though that is outside the advice", () => {
    const outside = { kind: "time" as const, amount: 2700 };
    expect(weighDose(outside, outside, range)).toEqual({ dose: outside, waiting: null });
    expect(weighDose({ kind: "until-enough", amount: null }, before, { ...range, openEnded: true }).waiting).toBeNull();
    expect(weighDose({ kind: "until-enough", amount: null }, before, range).waiting?.kind).toBe("outside");
  });
});
