import { useId } from "react";
import { axisNames, type PlaceName } from "./axis-names";
import { type ChartFormat, ChartSize } from "./chart-size";

/** What fills a bar from below: plain, striped and dotted can be told apart without colour, also on paper. */
const fills = ["plain", "stripes", "dots"] as const;

export type WeekBar = {
  /** Null when nothing was agreed for that week: then there is no outline. */
  planned: number | null;
  /** From below: plain, striped, dotted. */
  parts: readonly [number, number, number];
};

type WeekBarsProps = {
  weeks: readonly WeekBar[];
  /** The bars that may have a name under them, such as «16 nov»; as many as can be read are drawn. */
  names: readonly PlaceName[];
  /** What a screen reader says for the whole drawing. */
  label: string;
  /** `auto` lets the width of the place decide. */
  format?: ChartFormat;
};

const sizes = {
  phone: { width: 320, plot: 96, text: 12 },
  wide: { width: 560, plot: 120, text: 13 },
};

export function WeekBars({ format = "auto", ...chart }: WeekBarsProps) {
  return (
    <ChartSize format={format} phone={<Drawing {...chart} size="phone" />} wide={<Drawing {...chart} size="wide" />} />
  );
}

function Drawing({ weeks, names, label, size }: Omit<WeekBarsProps, "format"> & { size: "phone" | "wide" }) {
  const id = useId();
  const { width, plot, text } = sizes[size];
  const slot = width / Math.max(weeks.length, 4);
  const bar = Math.min(34, slot * 0.56);
  const inset = Math.min(3, bar * 0.15);
  const reportedIn = ({ parts }: WeekBar) => parts[0] + parts[1] + parts[2];
  const highest = weeks.reduce((high, week) => Math.max(high, reportedIn(week), week.planned ?? 0), 1);
  const top = text + 8;
  const bottom = top + plot;
  const tall = (count: number) => (count / highest) * plot;
  const xOf = (at: number) => (at + 0.5) * slot;
  const figuresFit = slot >= text * 2.4;

  return (
    <svg
      viewBox={`0 0 ${width} ${bottom + text + 14}`}
      role="img"
      aria-label={label}
      fontSize={text}
      className="block h-auto w-full"
    >
      <BarPatterns id={id} />
      <line x1={0} x2={width} y1={bottom} y2={bottom} className="stroke-edge" />
      {weeks.map((week, at) => {
        const middle = xOf(at);
        const reported = reportedIn(week);
        const high = Math.max(tall(reported), tall(week.planned ?? 0));
        // A bar's place in the row is its name.
        const key = `${at}`;
        return (
          <g key={key}>
            {fills.map((fill, part) => {
              const below = week.parts.slice(0, part).reduce((sum, count) => sum + count, 0);
              const count = week.parts[part] ?? 0;
              return count > 0 ? (
                <rect
                  key={fill}
                  x={middle - bar / 2 + inset}
                  y={bottom - tall(below + count)}
                  width={bar - 2 * inset}
                  height={tall(count)}
                  fill={fillOf(id, fill)}
                  strokeWidth={Math.min(1, bar / 6)}
                  className="stroke-moss"
                />
              ) : null;
            })}
            {week.planned ? (
              <rect
                x={middle - bar / 2}
                y={bottom - tall(week.planned)}
                width={bar}
                height={tall(week.planned)}
                rx={Math.min(4, bar / 4)}
                strokeWidth={Math.min(1.25, bar / 4)}
                className="fill-none stroke-soft"
              />
            ) : null}
            {figuresFit ? (
              <text x={middle} y={bottom - high - 6} textAnchor="middle" className="fill-ink">
                {week.planned === null ? reported : `${reported}/${week.planned}`}
              </text>
            ) : null}
          </g>
        );
      })}
      {axisNames(names, { from: 0, to: width, xOf, size: text }).map((name) => (
        <text key={name.at} x={name.x} y={bottom + text + 5} textAnchor={name.anchor} className="fill-soft">
          {name.text}
        </text>
      ))}
    </svg>
  );
}

const fillOf = (id: string, fill: (typeof fills)[number]) => (fill === "plain" ? "var(--moss)" : `url(#${id}-${fill})`);

function BarPatterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-stripes`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" fill="var(--card)" />
        <rect width="3" height="6" fill="var(--moss)" />
      </pattern>
      <pattern id={`${id}-dots`} width="5" height="5" patternUnits="userSpaceOnUse">
        <rect width="5" height="5" fill="var(--card)" />
        <circle cx="2.5" cy="2.5" r="1.3" fill="var(--moss)" />
      </pattern>
    </defs>
  );
}

/** One of the fills as a key beside a word; `outline` is what was planned and not reported. */
export function BarSwatch({ fill }: { fill: (typeof fills)[number] | "outline" }) {
  const id = useId();
  return (
    <svg viewBox="0 0 14 14" aria-hidden="true" className="size-3.5 shrink-0">
      <BarPatterns id={id} />
      {fill === "outline" ? (
        <rect x="1" y="1" width="12" height="12" rx="2" className="fill-none stroke-soft" />
      ) : (
        <rect x="1" y="1" width="12" height="12" fill={fillOf(id, fill)} className="stroke-moss" />
      )}
    </svg>
  );
}
