import { describe, expect, it } from "vitest";
import { touchedRelease } from "./rules";

describe("whether release was touched", () => {
  it("in whole, in part or stopped is touched; skipped is not", () => {
    const entry = (outcome: "done" | "partial" | "skipped" | "stopped") => ({ phase: "discharge", outcome }) as const;
    for (const outcome of ["done", "partial", "stopped"] as const) expect(touchedRelease([entry(outcome)])).toBe(true);
    expect(touchedRelease([entry("skipped")])).toBe(false);
    expect(touchedRelease([{ phase: "relax", outcome: "done" }])).toBe(false);
    expect(touchedRelease([])).toBe(false);
    for (const phase of ["ground", "integrate"] as const)
      expect(touchedRelease([{ phase, outcome: "done" }])).toBe(false);
  });
});
