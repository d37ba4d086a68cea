import { classNames } from "./class-names";

export type BeforeAfter = { before: number | null; after: number | null };

type SparklineProps = {
  /** In order of time; both null keeps the place open. */
  points: BeforeAfter[];
  /** What the small chart says, in words. */
  label: string;
  hue?: "tension" | "safety";
  className?: string;
};

const width = 120;
const height = 32;
const inset = 4;
const up = (rating: number) => inset + (1 - rating / 10) * (height - 2 * inset);

export function Sparkline({ points, label, hue = "tension", className }: SparklineProps) {
  const slot = (width - 2 * inset) / Math.max(points.length, 6);
  const before = hue === "tension" ? "stroke-clay" : "stroke-sea";
  const after = hue === "tension" ? "fill-moss" : "fill-sea";
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      className={classNames("block h-8 w-30 overflow-visible", className)}
    >
      <line x1={0} x2={width} y1={up(0) + 3.5} y2={up(0) + 3.5} className="stroke-line" />
      {points.map((point, at) => {
        const x = inset + (at + 0.5) * slot;
        // The points are a row in time and never change places.
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
                strokeWidth={0.75}
              />
            ) : null}
            {point.after !== null ? <circle cx={x} cy={up(point.after)} r={2.2} className={after} /> : null}
            {point.before !== null ? (
              <circle
                cx={x}
                cy={up(point.before)}
                r={point.before === point.after ? 3.4 : 2.2}
                strokeWidth={1.2}
                className={classNames(before, point.before === point.after ? "fill-none" : "fill-card")}
              />
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}
