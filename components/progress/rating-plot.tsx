"use client";

import { useEffect } from "react";
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  Tooltip,
  useActiveTooltipLabel,
  useIsTooltipActive,
  usePlotArea,
  XAxis,
  YAxis,
} from "recharts";
import { axisNames, type PlaceName } from "@/components/ui/axis-names";

/** `at` is the place in the period, so that places without a rating stay open. */
export type RatedPoint = { at: number; before: number | null; after: number | null };
export type PlotMark = { at: number; label: string; lane: number; toLeft: boolean };

type RatingPlotProps = {
  /** Only places with a rating: the arrow keys then walk from rating to rating, not over empty days. */
  points: RatedPoint[];
  places: number;
  marks: PlotMark[];
  lanes: number;
  names: readonly PlaceName[];
  hue: "tension" | "safety";
  label: string;
  describedBy: string;
  onPoint: (at: number | null) => void;
  onReady: () => void;
};

const scale = [0, 2, 4, 6, 8, 10];
const size = 13;
const laneHeight = 20;
const words = { fill: "var(--soft)", fontSize: size };
const joined = ({ before, after }: RatedPoint) => (before === null || after === null ? null : [before, after]);

type Dot = { cx?: number; cy?: number | null; index?: number; payload?: RatedPoint };

export function RatingPlot(props: RatingPlotProps) {
  const { points, places, marks, lanes, names, hue, label, describedBy, onPoint, onReady } = props;
  const radius = Math.min(4.5, Math.max(1.8, 170 / Math.max(places, 8)));
  const ink =
    hue === "tension" ? { before: "var(--clay)", after: "var(--moss)" } : { before: "var(--sea)", after: "var(--sea)" };
  useEffect(onReady, [onReady]);

  // A true 0 has a height like any other; only what was not answered has none.
  const open = ({ cx, cy, index, payload }: Dot) =>
    cx === undefined || typeof cy !== "number" || payload?.before == null ? (
      <g key={index} />
    ) : (
      <circle
        key={index}
        cx={cx}
        cy={cy}
        r={payload.before === payload.after ? radius + 1.5 : radius}
        fill={payload.before === payload.after ? "none" : "var(--card)"}
        stroke={ink.before}
        strokeWidth={radius > 3 ? 2 : 1.3}
        data-rating="before"
        data-value={payload.before}
      />
    );
  const filled = ({ cx, cy, index, payload }: Dot) =>
    cx === undefined || typeof cy !== "number" || payload?.after == null ? (
      <g key={index} />
    ) : (
      <circle
        key={index}
        cx={cx}
        cy={cy}
        r={payload.before === payload.after ? radius * 0.7 : radius}
        fill={ink.after}
        data-rating="after"
        data-value={payload.after}
      />
    );

  return (
    <ComposedChart
      responsive
      accessibilityLayer
      data={points}
      margin={{ top: 13 + lanes * laneHeight, right: 6, bottom: 0, left: 0 }}
      style={{ width: "100%", height: "100%" }}
      aria-label={label}
      aria-describedby={describedBy}
    >
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey="at"
        type="number"
        domain={[-0.5, places - 0.5]}
        tick={false}
        tickLine={false}
        axisLine={false}
        height={26}
      />
      <YAxis domain={[0, 10]} ticks={scale} interval={0} tick={words} tickLine={false} axisLine={false} width={30} />
      {marks.map((mark) => (
        <ReferenceLine
          key={`${mark.at} ${mark.label}`}
          x={mark.at - 0.5}
          stroke="var(--soft)"
          strokeDasharray="2.5 3"
          label={<MarkName mark={mark} />}
        />
      ))}
      <Bar dataKey={joined} barSize={1} fill="var(--edge)" isAnimationActive={false} activeBar={false} />
      <Line
        dataKey="after"
        stroke="none"
        dot={filled}
        activeDot={false}
        connectNulls={false}
        isAnimationActive={false}
      />
      <Line
        dataKey="before"
        stroke="none"
        dot={open}
        activeDot={false}
        connectNulls={false}
        isAnimationActive={false}
      />
      <Tooltip content={() => null} cursor={{ stroke: "var(--ink)", strokeWidth: 1 }} isAnimationActive={false} />
      <TimeNames names={names} places={places} />
      <ActivePlace onPoint={onPoint} />
    </ComposedChart>
  );
}

/** recharts hands its place to the element that it is given as a label. */
function MarkName({ mark, viewBox }: { mark: PlotMark; viewBox?: { x?: number; y?: number } }) {
  return (
    <text
      x={(viewBox?.x ?? 0) + (mark.toLeft ? -4 : 4)}
      y={(viewBox?.y ?? 0) - 8 - mark.lane * laneHeight}
      textAnchor={mark.toLeft ? "end" : "start"}
      {...words}
    >
      {mark.label}
    </text>
  );
}

/** The names under the drawing, where the width is known. */
function TimeNames({ names, places }: Pick<RatingPlotProps, "names" | "places">) {
  const area = usePlotArea();
  if (!area) return null;
  const { x, y, width, height } = area;
  const xOf = (at: number) => x + ((at + 0.5) / places) * width;
  return axisNames(names, { from: x, to: x + width, xOf, size }).map((name) => (
    <text key={name.at} x={name.x} y={y + height + size + 8} textAnchor={name.anchor} {...words}>
      {name.text}
    </text>
  ));
}

/** Tells the page which place hand or keys are at: its values stand in one fixed line and cover nothing. */
function ActivePlace({ onPoint }: { onPoint: (at: number | null) => void }) {
  const isActive = useIsTooltipActive();
  const label = useActiveTooltipLabel();
  useEffect(() => onPoint(isActive && label !== undefined ? Number(label) : null), [isActive, label, onPoint]);
  return null;
}
