import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { count, writeCounted } from "./counted";

let lines: unknown[];
beforeEach(() => {
  vi.useFakeTimers();
  lines = [];
  vi.spyOn(console, "error").mockImplementation((line: string) => lines.push(JSON.parse(line)));
});
afterEach(() => {
  writeCounted();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe("what is counted", () => {
  it("is written the first time at once, and a flood of it as one number a minute", () => {
    for (let n = 0; n < 1_000; n++) count({ refused: "foreign_origin" });
    count({ refused: "too_large" });
    expect(lines).toEqual([
      { refused: "foreign_origin", times: 1 },
      { refused: "too_large", times: 1 },
    ]);
    vi.advanceTimersByTime(60_000);
    expect(lines.slice(2)).toEqual([{ refused: "foreign_origin", times: 999 }]);
    vi.advanceTimersByTime(600_000);
    expect(lines).toHaveLength(3);
  });

  it("begins anew after its minute", () => {
    count({ refused: "busy" });
    vi.advanceTimersByTime(60_000);
    count({ refused: "busy" });
    expect(lines).toEqual([
      { refused: "busy", times: 1 },
      { refused: "busy", times: 1 },
    ]);
  });

  it("of ever more kinds is one kind", () => {
    for (let n = 0; n < 5_000; n++) count({ refused: `kind ${n}` });
    vi.advanceTimersByTime(60_000);
    expect(lines).toHaveLength(102);
    expect(lines.at(-1)).toEqual({ counted: "of more kinds", times: 4_899 });
  });
});
