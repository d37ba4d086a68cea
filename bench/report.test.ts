import { describe, expect, it } from "vitest";
import { ofPlayer } from "./figures";
import { interactionTimes, percentile } from "./interactions";
import { plain, withApart } from "./report";

describe("a figure", () => {
  it("that rounds to zero has no sign", () => {
    expect([-0.001, -0, 0.004, -0.006, 1.006].map(plain)).toEqual(["0.00", "0.00", "0.00", "-0.01", "1.01"]);
  });
});

describe("a table", () => {
  const whole =
    "Measured in one run.\n\n| figure | measured | must | aim |\n|---|---|---|---|\n| a | 1 | ≤ 2 | 1 |\n| b | 5 | | |\n";
  const part =
    "Measured in one run.\n\n| figure | measured | must | aim |\n|---|---|---|---|\n| b | 4 | | |\n| c | 9 | | |\n";

  it("keeps what was not measured again, and marks what was", () => {
    const once = withApart(whole, part);
    const rows = once.split("\n").filter((line) => /^\| [abc]/.test(line));
    expect(rows).toEqual(["| a | 1 | ≤ 2 | 1 |", "| b † | 4 | | |", "| c † | 9 | | |"]);
    expect(once).toMatch(/^Measured in one run\.\n[^]*\n\n† Measured apart since/);
    expect(withApart(once, part)).toBe(once);
  });
});

describe("the interactions of a session", () => {
  const events = [
    { interaction: 7, duration: 24 },
    { interaction: 7, duration: 56 },
    { interaction: 0, duration: 900 },
    { interaction: 9, duration: 32 },
  ];

  it("last as long as their longest event, and those that nothing is told of count too", () => {
    expect(interactionTimes(events, 4)).toEqual([0, 0, 32, 56]);
    expect(interactionTimes([], 2)).toEqual([0, 0]);
  });

  it("are told by the time that three of four do not exceed", () => {
    expect(percentile([0, 0, 32, 56], 0.75)).toBe(32);
    expect(percentile([0, 8, 16, 24, 32], 0.75)).toBe(24);
    expect(percentile([], 0.75)).toBeNaN();
  });

  it("that were too quick for the browser to tell of are told as that", () => {
    const [quick] = ofPlayer([0, 0, 0, 40]);
    expect(quick).toMatchObject({ measured: "under 16 ms (4 taps, the longest 40 ms)", must: "≤ 200 ms", holds: true });
    expect(ofPlayer([240, 240])[0]).toMatchObject({ measured: "240 ms (2 taps, the longest 240 ms)", holds: false });
    expect(ofPlayer([])[0]).toMatchObject({ holds: false });
  });
});
