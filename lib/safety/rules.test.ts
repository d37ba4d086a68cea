import { describe, expect, it } from "vitest";
import { touchedRelease } from "./rules";

describe("whether release was touched", () => {
  it("in whole, in part or stopped is touched; skipped is not", () => {
    const entry = (outcome: "done" | "partial" | "skipped" | "stopped") => ({ group: "release", outcome }) as const;
    for (const outcome of ["done", "partial", "stopped"] as const) expect(touchedRelease([entry(outcome)])).toBe(true);
    expect(touchedRelease([entry("skipped")])).toBe(false);
    expect(touchedRelease([{ group: "relax", outcome: "done" }])).toBe(false);
    expect(touchedRelease([])).toBe(false);
  });
});
