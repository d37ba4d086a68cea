import type { ReactNode } from "react";
import { axisNames, type PlaceName } from "./axis-names";
import { type ChartFormat, ChartSize } from "./chart-size";

/** A dotted upright with its name, standing before the place `at`. */
export type PlotUpright = { at: number; label: string };

/** Where things stand in the drawing: the middle of a place, the height of a rating, the width that a place has. */
export interface PlotGround {
  xOf: (at: number) => number;
  up: (rating: number) => number;
  slot: number;
}

export type PlotSize = "phone" | "wide";

/** What decides the measures of a drawing; whatever is laid over it is measured by the same. */
export type PlotMeasures = {
  places: number;
  uprights?: readonly PlotUpright[];
  /** The places that may have a name under them; as many as can be read are drawn. */
  names?: readonly PlaceName[];
};

type ScalePlotProps = PlotMeasures & {
  /** What a screen reader says for the whole drawing. */
  label: string;
  /** `phone` is drawn for about 320 points of width, `wide` for 560; `auto` lets the place decide. */
  format?: ChartFormat;
  children: (ground: PlotGround) => ReactNode;
};

const sizes = {
  phone: { width: 320, plot: 150, text: 12 },
  wide: { width: 560, plot: 180, text: 13 },
};
const ticks = [0, 2, 4, 6, 8, 10];
const gutter = 28;
/** A drawing of fewer places leaves the rest open: two weeks far apart would look like a long time. */
export const fewestPlaces = 8;

type Upright = { x: number; from: number; to: number; lane: number; label: string; toLeft: boolean };

/**
 * Names that would run into each other, or be crossed by another upright, stand in lanes above the plot, the earlier
 * mark in the higher lane. A name that does not fit before the right edge stands at the left of its upright.
 */
function inLanes(uprights: readonly PlotUpright[], xOf: (at: number) => number, right: number, text: number) {
  const spans = uprights.map(({ at, label }) => {
    const x = xOf(at);
    const long = label.length * text * 0.55 + 8;
    const toLeft = x + long > right;
    return { x, from: toLeft ? x - long : x, to: toLeft ? x : x + long, label, toLeft };
  });
  const placed: Upright[] = [];
  for (const span of spans.sort((a, b) => Number(a.toLeft) - Number(b.toLeft) || b.x - a.x)) {
    const crossing = placed.filter((other) => other.from < span.to && span.from < other.to);
    placed.push({ ...span, lane: Math.max(-1, ...crossing.map((other) => other.lane)) + 1 });
  }
  return placed;
}

/** Where everything stands in a drawing of one size. */
export function measuresOf({ places, uprights = [], names = [] }: PlotMeasures, size: PlotSize) {
  const { width, plot, text } = sizes[size];
  const left = gutter;
  const right = width - 4;
  const slot = (right - left) / Math.max(places, fewestPlaces);
  const xOf = (at: number) => left + (at + 0.5) * slot;
  const placed = inLanes(uprights, (at) => left + at * slot, right, text);
  const lanes = placed.reduce((high, mark) => Math.max(high, mark.lane + 1), 0);
  const top = 8 + lanes * (text + 7);
  const bottom = top + plot;
  const height = bottom + (names.length > 0 ? text + 14 : 8);
  return { width, height, plot, text, left, right, top, bottom, slot, xOf, placed, lanes };
}

/** The ground of every drawing of ratings: always the whole scale from 0 to 10, and places in time from left to right. */
export function ScalePlot({ format = "auto", ...plot }: ScalePlotProps) {
  return (
    <ChartSize format={format} phone={<Drawing {...plot} size="phone" />} wide={<Drawing {...plot} size="wide" />} />
  );
}

function Drawing({ label, size, children, ...plan }: Omit<ScalePlotProps, "format"> & { size: PlotSize }) {
  const { width, height, plot, text, left, right, bottom, slot, xOf, placed, lanes } = measuresOf(plan, size);
  const up = (rating: number) => bottom - (rating / 10) * plot;
  const laneTop = (mark: Upright) => 4 + (lanes - 1 - mark.lane) * (text + 7);

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
      {children({ xOf, up, slot })}
      {axisNames(plan.names ?? [], { from: left, to: right, xOf, size: text }).map((name) => (
        <text key={name.at} x={name.x} y={height - 4} textAnchor={name.anchor} className="fill-soft">
          {name.text}
        </text>
      ))}
    </svg>
  );
}
