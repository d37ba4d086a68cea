"use client";

import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from "react";
import { ChartSize } from "./chart-size";
import { measuresOf, type PlotMeasures, type PlotSize } from "./scale-plot";

type WalkAlongProps = PlotMeasures & {
  /** The places where something can be read, in their order; hand and keys go from one to the next. */
  stops: readonly number[];
  /** Made by whoever lays this over it, so that a step does not draw it anew. */
  drawing: ReactNode;
  label: string;
  /** What is read at a place. */
  told: (at: number) => string;
  /** What stands under the drawing, `null` while nobody is at a place. */
  children: (at: number | null) => ReactNode;
};

// A scrubber as ARIA knows it: a screen reader speaks the place by itself, and keeps its own keys for the rest.
const steps: Record<string, (now: number, last: number) => number> = {
  ArrowLeft: (now) => now - 1,
  ArrowDown: (now) => now - 1,
  ArrowRight: (now) => now + 1,
  ArrowUp: (now) => now + 1,
  PageDown: (now) => now - 10,
  PageUp: (now) => now + 10,
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * Laid over a {@link ScalePlot} of the same measures: hand, thumb or arrow keys walk from place to place, beginning at
 * the newest, and one fixed line says what stands there.
 */
export function WalkAlong({ stops, drawing, label, told, children, ...plan }: WalkAlongProps) {
  const [stop, setStop] = useState<number | null>(null);
  const last = stops.length - 1;
  const now = Math.min(stop ?? last, last);
  const at = stop === null ? null : (stops[now] ?? null);

  function step(event: KeyboardEvent) {
    const next = steps[event.key];
    if (!next || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    setStop(Math.max(0, Math.min(last, next(now, last))));
  }

  const nearest = (place: number) =>
    stops.reduce((best, one, n) => (Math.abs(one - place) < Math.abs((stops[best] ?? 0) - place) ? n : best), 0);
  const pointer = (size: PlotSize) => (
    <Pointer plan={plan} size={size} at={at} onPlace={(place) => setStop(nearest(place))} />
  );
  return (
    <>
      <div className="relative">
        {drawing}
        <div
          role="slider"
          tabIndex={0}
          aria-label={label}
          aria-valuemin={1}
          aria-valuemax={stops.length}
          aria-valuenow={now + 1}
          aria-valuetext={told(stops[now] ?? 0)}
          className="absolute inset-0 touch-pan-y print:hidden"
          onKeyDown={step}
          onFocus={() => setStop((before) => before ?? last)}
          onBlur={() => setStop(null)}
          onPointerLeave={({ pointerType, currentTarget }) => {
            // A thumb that is lifted leaves its place to be read; a mouse that goes takes it along.
            if (pointerType === "mouse" && document.activeElement !== currentTarget) setStop(null);
          }}
        >
          <ChartSize format="auto" phone={pointer("phone")} wide={pointer("wide")} />
        </div>
      </div>
      {children(at)}
    </>
  );
}

type PointerProps = { plan: PlotMeasures; size: PlotSize; at: number | null; onPlace: (place: number) => void };

function Pointer({ plan, size, at, onPlace }: PointerProps) {
  const { width, height, left, top, bottom, slot, xOf } = measuresOf(plan, size);
  function point({ clientX, currentTarget }: PointerEvent<SVGSVGElement>) {
    const place = currentTarget.getBoundingClientRect();
    onPlace((((clientX - place.left) / place.width) * width - left) / slot - 0.5);
  }
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      className="block h-auto w-full"
      onPointerDown={point}
      onPointerMove={point}
    >
      <rect width={width} height={height} fill="transparent" />
      {at === null ? null : (
        <line x1={xOf(at)} x2={xOf(at)} y1={top - 4} y2={bottom} className="stroke-ink" data-place={at} />
      )}
    </svg>
  );
}
