import type { PlaceName } from "./axis-names";
import type { ChartFormat } from "./chart-size";
import { type PlotUpright, ScalePlot } from "./scale-plot";

/** One week: least and most are the ends of a thin line, low and high those of a bar; null leaves the place open. */
export type SpreadPlace = { least: number; low: number; median: number; high: number; most: number } | null;

type WeekSpreadProps = {
  weeks: readonly SpreadPlace[];
  uprights?: readonly PlotUpright[];
  hue: "tension" | "safety";
  label: string;
  names?: readonly PlaceName[];
  format?: ChartFormat;
};

const inks = {
  tension: { line: "stroke-clay", bar: "fill-clay-2 stroke-clay" },
  safety: { line: "stroke-sea", bar: "fill-sea-2 stroke-sea" },
};

/** Medians of weeks, each with how far the ratings of that week lay apart. Weeks are not joined: between them is nothing. */
export function WeekSpread({ weeks, hue, ...plot }: WeekSpreadProps) {
  const ink = inks[hue];
  return (
    <ScalePlot places={weeks.length} {...plot}>
      {({ xOf, up, slot }) => {
        const bar = Math.min(22, Math.max(2.5, slot * 0.56));
        return weeks.map((week, at) => {
          const x = xOf(at);
          // A week's place in the row is its name.
          const key = `${at}`;
          return week === null ? null : (
            <g key={key}>
              <line x1={x} x2={x} y1={up(week.least)} y2={up(week.most)} className={ink.line} />
              <rect
                x={x - bar / 2}
                y={up(week.high)}
                width={bar}
                height={up(week.low) - up(week.high)}
                rx={Math.min(3, bar / 4)}
                className={ink.bar}
              />
              <line
                x1={x - bar / 2 - 1}
                x2={x + bar / 2 + 1}
                y1={up(week.median)}
                y2={up(week.median)}
                strokeWidth={Math.min(3.5, Math.max(2, bar / 4))}
                className="stroke-ink"
              />
            </g>
          );
        });
      }}
    </ScalePlot>
  );
}
