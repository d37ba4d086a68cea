/** A name that may stand under a place of a drawing; places count from 0 at the left. */
export type PlaceName = { at: number; text: string };

export type AxisName = PlaceName & { x: number; anchor: "start" | "middle" | "end" };

type Axis = {
  /** Where the names have to stay. */
  from: number;
  to: number;
  xOf: (at: number) => number;
  /** The size of the letters, in the same measure. */
  size: number;
};

// Measured in the letters of the house: of all days that Dutch and English write, «30 May» is the widest for its length.
const letter = 0.55;
const gap = 0.8;

type Span = AxisName & { left: number; right: number };

function spanOf({ at, text }: PlaceName, { from, to, xOf, size }: Axis): Span {
  const width = text.length * letter * size;
  const middle = xOf(at);
  if (middle - width / 2 < from) return { at, text, x: from, anchor: "start", left: from, right: from + width };
  if (middle + width / 2 > to) return { at, text, x: to, anchor: "end", left: to - width, right: to };
  return { at, text, x: middle, anchor: "middle", left: middle - width / 2, right: middle + width / 2 };
}

/**
 * The names under a drawing that can be read: none nearer to the next than most of a letter, none past the ends. The
 * last one always stands and the first one wherever both fit; after the first come as many as fit at one and the same
 * pace.
 */
export function axisNames(names: readonly PlaceName[], axis: Axis): AxisName[] {
  const spans = names.map((name) => spanOf(name, axis));
  const last = spans.pop();
  if (!last) return [];
  const isBefore = (a: Span, b: Span) => a.right + gap * axis.size <= b.left;
  const [first, ...between] = spans.filter((span) => isBefore(span, last));
  if (!first) return [told(last)];
  const paced = (pace: number) => [first, ...between.filter((_, n) => (n + 1) % pace === 0)];
  const fits = (kept: readonly Span[]) => kept.every((span, n) => n === 0 || isBefore(kept[n - 1] as Span, span));
  let pace = 1;
  while (!fits(paced(pace))) pace += 1;
  return [...paced(pace), last].map(told);
}

const told = ({ left: _left, right: _right, ...name }: Span): AxisName => name;
