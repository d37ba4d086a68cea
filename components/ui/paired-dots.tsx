import type { PlaceName } from "./axis-names";
import type { ChartFormat } from "./chart-size";
import { classNames } from "./class-names";
import { ScalePlot } from "./scale-plot";
import type { BeforeAfter } from "./sparkline";

export type PairedPoint = BeforeAfter & { date: string };
export type PairedMark = { date: string; label: string };

type PairedDotsProps = {
  /** In order of `date` (any text that sorts, such as 2026-11-22); both null leaves the place open. */
  points: PairedPoint[];
  /** A dotted upright with its name, standing before the first point on or after its date. */
  marks?: PairedMark[];
  hue?: "tension" | "safety";
  label: string;
  names?: readonly PlaceName[];
  format?: ChartFormat;
};

const inks = {
  tension: { before: "stroke-clay", after: "fill-moss" },
  safety: { before: "stroke-sea", after: "fill-sea" },
};

export const uprightsOf = (points: readonly { date: string }[], marks: readonly PairedMark[]) =>
  marks.map(({ date, label }) => ({ at: placeOfDate(points, date), label }));

/** The place before which something of a date stands: that of the first point on or after it. */
export function placeOfDate(points: readonly { date: string }[], date: string): number {
  const first = points.findIndex((point) => point.date >= date);
  return first < 0 ? points.length : first;
}

export function PairedDots({ points, marks = [], hue = "tension", ...plot }: PairedDotsProps) {
  const ink = inks[hue];
  return (
    <ScalePlot places={points.length} uprights={uprightsOf(points, marks)} {...plot}>
      {({ xOf, up, slot }) => {
        const radius = Math.min(4.5, Math.max(1.8, slot * 0.36));
        const ring = radius > 3 ? 2 : 1.3;
        return points.map((point, at) => {
          const x = xOf(at);
          const same = point.before !== null && point.before === point.after;
          // Two sessions can fall on one day; a point's place in the row is its name.
          const key = `${at}`;
          return (
            <g key={key}>
              {point.before !== null && point.after !== null ? (
                <line
                  x1={x}
                  x2={x}
                  y1={up(point.before)}
                  y2={up(point.after)}
                  className="stroke-edge"
                  data-pair={point.date}
                />
              ) : null}
              {point.after !== null ? (
                <circle
                  cx={x}
                  cy={up(point.after)}
                  r={same ? radius * 0.7 : radius}
                  className={ink.after}
                  data-rating="after"
                  data-value={point.after}
                />
              ) : null}
              {point.before !== null ? (
                <circle
                  cx={x}
                  cy={up(point.before)}
                  r={same ? radius + ring * 0.75 : radius - ring * 0.25}
                  strokeWidth={ring}
                  className={classNames(ink.before, same ? "fill-none" : "fill-card")}
                  data-rating="before"
                  data-value={point.before}
                />
              ) : null}
            </g>
          );
        });
      }}
    </ScalePlot>
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
