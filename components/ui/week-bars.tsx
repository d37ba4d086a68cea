import { axisNames, type PlaceName } from "./axis-names";
import { type ChartFormat, ChartSize } from "./chart-size";

export type WeekBar = {
  /** Null when nothing was agreed for that week: then there is no outline. */
  planned: number | null;
  reported: number;
};

type WeekBarsProps = {
  weeks: WeekBar[];
  /** The bars that may have a name under them, such as «16 nov»; as many as can be read are drawn. */
  names: readonly PlaceName[];
  /** What a screen reader says for the whole drawing. */
  label: string;
  hue?: "moss" | "sea";
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

function Drawing({
  weeks,
  names,
  label,
  hue = "moss",
  size,
}: Omit<WeekBarsProps, "format"> & { size: "phone" | "wide" }) {
  const { width, plot, text } = sizes[size];
  const slot = width / Math.max(weeks.length, 4);
  const bar = Math.min(34, slot * 0.56);
  const inset = Math.min(3, bar * 0.15);
  const highest = weeks.reduce((high, week) => Math.max(high, week.reported, week.planned ?? 0), 1);
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
      <line x1={0} x2={width} y1={bottom} y2={bottom} className="stroke-edge" />
      {weeks.map((week, at) => {
        const middle = xOf(at);
        const high = Math.max(tall(week.reported), tall(week.planned ?? 0));
        // A bar's place in the row is its name.
        const key = `${at}`;
        return (
          <g key={key}>
            {week.reported > 0 ? (
              <rect
                x={middle - bar / 2 + inset}
                y={bottom - tall(week.reported)}
                width={bar - 2 * inset}
                height={tall(week.reported)}
                rx={Math.min(2, bar / 6)}
                className={hue === "moss" ? "fill-moss" : "fill-sea"}
              />
            ) : null}
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
                {week.planned === null ? week.reported : `${week.reported}/${week.planned}`}
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
