import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axisNames, type PlaceName } from "./axis-names";

const size = 13;
const namesOf = (texts: readonly string[]): PlaceName[] => texts.map((text, at) => ({ at, text }));
/** An axis of `places` equal places over the whole width. */
const axisOf = (places: number, width: number) => ({
  from: 0,
  to: width,
  size,
  xOf: (at: number) => ((at + 0.5) * width) / places,
});

function edgesOf({ x, anchor, text }: { x: number; anchor: string; text: string }) {
  const width = text.length * 0.55 * size;
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return { left, right: left + width };
}

const days = (count: number) => namesOf(Array.from({ length: count }, (_, n) => `${(n % 28) + 1} nov`));
const texts = (names: { text: string }[]) => names.map(({ text }) => text);

describe("the names under a drawing", () => {
  it("never touch, never pass the ends, and the last one always stands", () => {
    const anyDrawing = fc.record({
      places: fc.integer({ min: 1, max: 270 }),
      width: fc.integer({ min: 120, max: 800 }),
      every: fc.integer({ min: 1, max: 7 }),
      text: fc.constantFrom("1 mei", "22 nov", "30 Sept 26"),
    });
    fc.assert(
      fc.property(anyDrawing, ({ places, width, every, text }) => {
        const candidates = Array.from({ length: places }, (_, at) => ({ at, text })).filter(
          ({ at }) => at % every === 0 || at === places - 1,
        );
        const named = axisNames(candidates, axisOf(places, width));
        const edges = named.map(edgesOf);
        expect(named.at(-1)?.at).toBe(places - 1);
        expect(edges[0]?.left).toBeGreaterThanOrEqual(0);
        expect(edges.at(-1)?.right).toBeLessThanOrEqual(width);
        for (const [n, { left }] of edges.entries())
          if (n > 0) expect(left - (edges[n - 1]?.right ?? 0)).toBeGreaterThanOrEqual(0.8 * size - 1e-9);
      }),
    );
  });

  it("are the first and the last where no more fits, and only the last where not even those do", () => {
    expect(texts(axisNames(days(28), axisOf(28, 130)))).toEqual(["1 nov", "28 nov"]);
    expect(texts(axisNames(days(28), axisOf(28, 60)))).toEqual(["28 nov"]);
  });

  it("keep one pace between the ends, and whatever comes too near to an end is left out", () => {
    expect(axisNames(days(14), axisOf(14, 560)).map(({ at }) => at)).toEqual([0, 2, 4, 6, 8, 10, 13]);
  });

  it("keep that pace from the first one on, which stands to the right of its place where it would pass the end", () => {
    const weeks = namesOf(["12 Oct", "19 Oct", "26 Oct", "2 Nov", "9 Nov", "16 Nov", "22 Nov"]);
    expect(texts(axisNames(weeks, { ...axisOf(7, 400), from: 20 }))).toEqual(["12 Oct", "26 Oct", "9 Nov", "22 Nov"]);
  });

  it("begin at the axis and not under the figures beside it", () => {
    const axis = { ...axisOf(42, 500), from: 28, xOf: (at: number) => 28 + ((at + 0.5) * 472) / 42 };
    expect(axisNames(days(42), axis)[0]).toEqual({ at: 0, text: "1 nov", x: 28, anchor: "start" });
  });

  it("are one where there is one place, and none where there is nothing", () => {
    expect(texts(axisNames(days(1), axisOf(8, 300)))).toEqual(["1 nov"]);
    expect(axisNames([], axisOf(8, 300))).toEqual([]);
  });
});
