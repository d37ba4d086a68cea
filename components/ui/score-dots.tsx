import { axisNames } from "./axis-names";
import { type ChartFormat, ChartSize } from "./chart-size";
import { classNames } from "./class-names";

export type ScoreShape = "dot" | "ring" | "diamond";
export type ScorePlace = { date: string; value: number | null };
export type ScoreSeries = { key: string; shape: ScoreShape; places: ScorePlace[] };

type ScoreDotsProps = {
  /** Each in order of `date`; null where it was asked and nothing was said, which leaves the place open. */
  series: ScoreSeries[];
  min: number;
  max: number;
  ticks: readonly number[];
  /** What a screen reader says for the whole drawing. */
  label: string;
  nameOf: (date: string) => string;
  format?: ChartFormat;
};

const sizes = {
  phone: { width: 320, plot: 130, text: 12 },
  wide: { width: 560, plot: 150, text: 13 },
};
const gutter = 34;
const inset = 12;
const dayMs = 86_400_000;
const placeOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / dayMs;

/** Scores over time on their own whole scale, which is never turned round. A line joins two neighbours and no gap. */
export function ScoreDots({ format = "auto", ...chart }: ScoreDotsProps) {
  return (
    <ChartSize format={format} phone={<Drawing {...chart} size="phone" />} wide={<Drawing {...chart} size="wide" />} />
  );
}

function Drawing({
  series,
  min,
  max,
  ticks,
  label,
  nameOf,
  size,
}: Omit<ScoreDotsProps, "format"> & { size: "phone" | "wide" }) {
  const { width, plot, text } = sizes[size];
  const [left, right, top] = [gutter, width - 4, 10];
  const bottom = top + plot;
  const dates = [...new Set(series.flatMap(({ places }) => places.map(({ date }) => date)))].sort();
  const [first, last] = [placeOf(dates[0] ?? ""), placeOf(dates.at(-1) ?? "")];
  // Fewer than four weeks leave the rest open: two days far apart would look like a long time.
  const span = Math.max(last - first, 28);
  const xOf = (date: string) => left + inset + ((placeOf(date) - first) / span) * (right - left - 2 * inset);
  const up = (value: number) => bottom - ((value - min) / (max - min)) * plot;
  const height = bottom + text + 14;
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
            {tick < 0 ? `−${-tick}` : tick}
          </text>
        </g>
      ))}
      {series.map(({ key, places }) =>
        places.map((place, at) => {
          const next = places[at + 1];
          if (place.value === null || !next || next.value === null) return null;
          return (
            <line
              key={`${key} ${place.date}`}
              x1={xOf(place.date)}
              x2={xOf(next.date)}
              y1={up(place.value)}
              y2={up(next.value)}
              className="stroke-edge"
            />
          );
        }),
      )}
      {series.map(({ key, shape, places }) =>
        places.map(({ date, value }) =>
          value === null ? null : <Mark key={`${key} ${date}`} shape={shape} x={xOf(date)} y={up(value)} />,
        ),
      )}
      {axisNames(
        dates.map((date, at) => ({ at, text: nameOf(date) })),
        { from: left, to: right, xOf: (at) => xOf(dates[at] ?? ""), size: text },
      ).map((name) => (
        <text key={name.at} x={name.x} y={height - 4} textAnchor={name.anchor} className="fill-soft">
          {name.text}
        </text>
      ))}
    </svg>
  );
}

/** The ring is the widest, so that it shows around a dot that stands on the same number. */
function Mark({ shape, x, y }: { shape: ScoreShape; x: number; y: number }) {
  if (shape === "dot") return <circle cx={x} cy={y} r={3.6} className="fill-ink" />;
  if (shape === "ring") return <circle cx={x} cy={y} r={5.6} strokeWidth={1.6} className="fill-none stroke-ink" />;
  return <path d={`M${x} ${y - 5.4}l5.4 5.4l-5.4 5.4l-5.4 -5.4z`} strokeWidth={1.5} className="fill-card stroke-ink" />;
}

/** What the shapes stand for, in the very shapes of the drawing. */
export function ScoreDotsKey({
  names,
  className,
}: {
  names: { shape: ScoreShape; name: string }[];
  className?: string;
}) {
  return (
    <span className={classNames("flex flex-wrap gap-x-5 gap-y-1 text-(length:--hint-text) text-soft", className)}>
      {names.map(({ shape, name }) => (
        <span key={name} className="inline-flex items-center gap-2">
          <svg viewBox="0 0 14 14" aria-hidden="true" className="size-3.5 shrink-0">
            <Mark shape={shape} x={7} y={7} />
          </svg>
          {name}
        </span>
      ))}
    </span>
  );
}
