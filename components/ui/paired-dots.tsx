import { axisNames, type PlaceName } from "./axis-names";
import { type ChartFormat, ChartSize } from "./chart-size";
import { classNames } from "./class-names";
import type { BeforeAfter } from "./sparkline";

export type PairedPoint = BeforeAfter & { date: string };
export type PairedMark = { date: string; label: string };

type PairedDotsProps = {
  /** In order of `date` (any text that sorts, such as 2026-11-22); both null leaves the place open. */
  points: PairedPoint[];
  /** A dotted upright with its name, standing before the first point on or after its date. */
  marks?: PairedMark[];
  hue?: "tension" | "safety";
  /** What a screen reader says for the whole drawing. */
  label: string;
  /** The places that may have a name under them; as many as can be read are drawn. */
  names?: readonly PlaceName[];
  /** `phone` is drawn for about 320 points of width, `wide` for 560; `auto` lets the place decide. */
  format?: ChartFormat;
};

const sizes = {
  phone: { width: 320, plot: 150, text: 12 },
  wide: { width: 560, plot: 180, text: 13 },
};
const ticks = [0, 2, 4, 6, 8, 10];
const gutter = 28;
/** A drawing of fewer places leaves the rest open: two weeks far apart would look like a long time. */
export const fewestPlaces = 8;
const inks = {
  tension: { before: "stroke-clay", after: "fill-moss" },
  safety: { before: "stroke-sea", after: "fill-sea" },
};

type PlacedMark = { x: number; from: number; to: number; lane: number; label: string; toLeft: boolean };

/**
 * Names that would run into each other, or be crossed by another upright, stand in lanes above the plot, the earlier
 * mark in the higher lane. A name that does not fit before the right edge stands at the left of its upright.
 */
function placeMarks(marks: PairedMark[], xOf: (mark: PairedMark) => number, right: number, text: number): PlacedMark[] {
  const spans = marks.map((mark) => {
    const x = xOf(mark);
    const long = mark.label.length * text * 0.55 + 8;
    const toLeft = x + long > right;
    return { x, from: toLeft ? x - long : x, to: toLeft ? x : x + long, label: mark.label, toLeft };
  });
  const placed: PlacedMark[] = [];
  for (const span of spans.sort((a, b) => Number(a.toLeft) - Number(b.toLeft) || b.x - a.x)) {
    const crossing = placed.filter((other) => other.from < span.to && span.from < other.to);
    placed.push({ ...span, lane: Math.max(-1, ...crossing.map((other) => other.lane)) + 1 });
  }
  return placed;
}

export function PairedDots({ format = "auto", ...chart }: PairedDotsProps) {
  return (
    <ChartSize format={format} phone={<Drawing {...chart} size="phone" />} wide={<Drawing {...chart} size="wide" />} />
  );
}

function Drawing({
  points,
  marks = [],
  hue = "tension",
  label,
  names = [],
  size,
}: Omit<PairedDotsProps, "format"> & { size: "phone" | "wide" }) {
  const { width, plot, text } = sizes[size];
  const left = gutter;
  const right = width - 4;
  const slot = (right - left) / Math.max(points.length, fewestPlaces);
  const xOf = (at: number) => left + (at + 0.5) * slot;
  const radius = Math.min(4.5, Math.max(1.8, slot * 0.36));
  const ring = radius > 3 ? 2 : 1.3;
  const placed = placeMarks(
    marks,
    (mark) => {
      const first = points.findIndex((point) => point.date >= mark.date);
      return left + (first < 0 ? points.length : first) * slot;
    },
    right,
    text,
  );
  const lanes = placed.reduce((high, mark) => Math.max(high, mark.lane + 1), 0);
  const top = 8 + lanes * (text + 4);
  const bottom = top + plot;
  const up = (rating: number) => bottom - (rating / 10) * plot;
  const laneTop = (mark: PlacedMark) => 4 + (lanes - 1 - mark.lane) * (text + 4);
  const height = bottom + (names.length > 0 ? text + 14 : 8);
  const ink = inks[hue];

  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      fontSize={text}
      className="block h-auto w-full"
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={right} y1={up(tick)} y2={up(tick)} className="stroke-line" />
          <text x={left - 10} y={up(tick)} dy="0.35em" textAnchor="end" className="fill-soft">
            {tick}
          </text>
        </g>
      ))}
      {placed.map((mark) => (
        <line
          key={`${mark.x} ${mark.label}`}
          x1={mark.x}
          x2={mark.x}
          y1={laneTop(mark)}
          y2={bottom}
          strokeDasharray="2.5 3"
          className="stroke-soft"
        />
      ))}
      {placed.map((mark) => (
        <text
          key={`${mark.x} ${mark.label}`}
          x={mark.toLeft ? mark.x - 5 : mark.x + 5}
          y={laneTop(mark)}
          dy="0.75em"
          textAnchor={mark.toLeft ? "end" : "start"}
          className="fill-soft"
        >
          {mark.label}
        </text>
      ))}
      {points.map((point, at) => {
        const x = xOf(at);
        const same = point.before !== null && point.before === point.after;
        // Two sessions can fall on one day; a point's place in the row is its name.
        const key = `${at}`;
        return (
          <g key={key}>
            {point.before !== null && point.after !== null ? (
              <line x1={x} x2={x} y1={up(point.before)} y2={up(point.after)} className="stroke-edge" />
            ) : null}
            {point.after !== null ? (
              <circle cx={x} cy={up(point.after)} r={same ? radius * 0.7 : radius} className={ink.after} />
            ) : null}
            {point.before !== null ? (
              <circle
                cx={x}
                cy={up(point.before)}
                r={same ? radius + ring * 0.75 : radius - ring * 0.25}
                strokeWidth={ring}
                className={classNames(ink.before, same ? "fill-none" : "fill-card")}
              />
            ) : null}
          </g>
        );
      })}
      {axisNames(names, { from: left, to: right, xOf, size: text }).map((name) => (
        <text key={name.at} x={name.x} y={height - 4} textAnchor={name.anchor} className="fill-soft">
          {name.text}
        </text>
      ))}
    </svg>
  );
}

/** Shows in the summary what the two shapes are, in the very shapes of the chart. */
export function PairedDotsKey({
  before,
  after,
  hue = "tension",
}: {
  before: string;
  after: string;
  hue?: "tension" | "safety";
}) {
  const ink = inks[hue];
  return (
    <span className="flex flex-wrap gap-x-5 gap-y-1 text-(length:--hint-text) leading-snug text-soft">
      <span className="inline-flex items-center gap-2">
        <svg viewBox="0 0 12 12" aria-hidden="true" className="size-3">
          <circle cx="6" cy="6" r="4.5" strokeWidth="2" className={classNames("fill-none", ink.before)} />
        </svg>
        {before}
      </span>
      <span className="inline-flex items-center gap-2">
        <svg viewBox="0 0 12 12" aria-hidden="true" className="size-3">
          <circle cx="6" cy="6" r="5" className={ink.after} />
        </svg>
        {after}
      </span>
    </span>
  );
}
