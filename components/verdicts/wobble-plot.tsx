import { namesOf } from "@/components/progress/plot-places";
import { ScalePlot } from "@/components/ui/scale-plot";
import { type Day, daysBetween, daysFrom } from "@/lib/calendar";
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

/** Ratings of days in the band in which they go up and down by themselves; a day without one stays open. */
export function WobblePlot({ days, wobble, span, hue, label, second, nameOf }: WobblePlotProps) {
  const { limits, mean } = wobble;
  const first = span.baselineFrom;
  const places = daysFrom(first, span.lookOn).map((date) => ({ date }));
  return (
    <ScalePlot
      places={places.length}
      uprights={[{ at: daysBetween(first, span.secondFrom), label: second }]}
      label={label}
      names={namesOf(places, "day", nameOf)}
    >
      {({ xOf, up, slot }) => {
        const radius = Math.min(4.5, Math.max(1.8, slot * 0.36));
        const [left, right] = [xOf(0) - slot / 2, xOf(places.length - 1) + slot / 2];
        return (
          <>
            <rect
              x={left}
              width={right - left}
              y={up(limits.upper)}
              height={up(limits.lower) - up(limits.upper)}
              className="fill-line opacity-60"
            />
            <line x1={left} x2={right} y1={up(mean)} y2={up(mean)} strokeDasharray="6 4" className="stroke-soft" />
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
          </>
        );
      }}
    </ScalePlot>
  );
}
