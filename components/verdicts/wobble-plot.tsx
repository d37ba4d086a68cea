import { axisNames } from "@/components/ui/axis-names";
import { ChartSize } from "@/components/ui/chart-size";
import { type Day, daysBetween, daysFrom, mondayOf } from "@/lib/calendar";
import type { Wobble } from "@/lib/statistics";
import type { VerdictFigures, VerdictTerms } from "@/lib/verdicts/schema";

type WobblePlotProps = {
  days: VerdictFigures["days"];
  wobble: Wobble;
  span: Pick<VerdictTerms, "baselineFrom" | "secondFrom" | "lookOn">;
  hue: "tension" | "safety";
  /** What a screen reader says for the whole drawing. */
  label: string;
  /** The name of the upright at which the second period begins. */
  second: string;
  nameOf: (day: Day) => string;
};

const sizes = { phone: { width: 320, plot: 150, text: 12 }, wide: { width: 560, plot: 180, text: 13 } };
const ticks = [0, 2, 4, 6, 8, 10];

export function WobblePlot(plot: WobblePlotProps) {
  return (
    <ChartSize format="auto" phone={<Drawing {...plot} size="phone" />} wide={<Drawing {...plot} size="wide" />} />
  );
}

function Drawing({
  days,
  wobble,
  span,
  hue,
  label,
  second,
  nameOf,
  size,
}: WobblePlotProps & { size: "phone" | "wide" }) {
  const { width, plot, text } = sizes[size];
  const [left, right, top] = [28, width - 4, text + 12];
  const bottom = top + plot;
  const first = span.baselineFrom;
  const places = daysFrom(first, span.lookOn);
  const slot = (right - left) / places.length;
  const xOf = (at: number) => left + (at + 0.5) * slot;
  const up = (rating: number) => bottom - (rating / 10) * plot;
  const { limits, mean } = wobble;
  const radius = Math.min(4.5, Math.max(1.8, slot * 0.36));
  const upright = left + daysBetween(first, span.secondFrom) * slot;
  const names = places.flatMap((day, at) =>
    places.length <= 14 || at === 0 || at === places.length - 1 || mondayOf(day) === day
      ? [{ at, text: nameOf(day) }]
      : [],
  );
  return (
    <svg
      viewBox={`0 0 ${width} ${bottom + text + 14}`}
      role="img"
      aria-label={label}
      fontSize={text}
      className="block h-auto w-full"
    >
      <rect
        x={left}
        width={right - left}
        y={up(limits.upper)}
        height={up(limits.lower) - up(limits.upper)}
        className="fill-line opacity-60"
      />
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={right} y1={up(tick)} y2={up(tick)} className="stroke-line" />
          <text x={left - 10} y={up(tick)} dy="0.35em" textAnchor="end" className="fill-soft">
            {tick}
          </text>
        </g>
      ))}
      <line x1={left} x2={right} y1={up(mean)} y2={up(mean)} strokeDasharray="6 4" className="stroke-soft" />
      <line x1={upright} x2={upright} y1={4} y2={bottom} strokeDasharray="2.5 3" className="stroke-soft" />
      <text
        x={upright > width / 2 ? upright - 5 : upright + 5}
        y={4}
        dy="0.75em"
        textAnchor={upright > width / 2 ? "end" : "start"}
        className="fill-soft"
      >
        {second}
      </text>
      {days.map(({ day, value }) => (
        <circle
          key={day}
          cx={xOf(daysBetween(first, day))}
          cy={up(value)}
          r={radius}
          strokeWidth={radius > 3 ? 2 : 1.3}
          className={hue === "tension" ? "fill-card stroke-clay" : "fill-card stroke-sea"}
        />
      ))}
      {axisNames(names, { from: left, to: right, xOf, size: text }).map((name) => (
        <text key={name.at} x={name.x} y={bottom + text + 8} textAnchor={name.anchor} className="fill-soft">
          {name.text}
        </text>
      ))}
    </svg>
  );
}
