import type { NamedMark } from "@/components/reviews/mark-words";
import type { PlaceName } from "@/components/ui/axis-names";
import { fewestPlaces } from "@/components/ui/scale-plot";
import { type Day, mondayOf } from "@/lib/calendar";
import type { Bucket, ProgressPoint } from "@/lib/progress/schema";
import type { PlotMark } from "./rating-plot";

// The names are placed before the drawing knows its width: what fits on a phone fits everywhere.
const usualWidth = 290;
const widthOf = (label: string) => label.length * 7.2 + 8;

/** Each name in the lowest lane where it meets no other; names near the right edge stand at the left of their upright. */
export function placeMarks(
  points: readonly ProgressPoint[],
  marks: readonly NamedMark[],
): { marks: PlotMark[]; lanes: number } {
  const placed: (PlotMark & { left: number; right: number })[] = [];
  const slot = usualWidth / Math.max(points.length, fewestPlaces);
  for (const mark of [...marks].reverse()) {
    const found = points.findIndex((point) => point.date >= mark.date);
    const at = found < 0 ? points.length : found;
    const x = at * slot;
    const toLeft = x + widthOf(mark.label) > usualWidth;
    const left = toLeft ? x - widthOf(mark.label) : x;
    const right = left + widthOf(mark.label);
    const met = placed.filter((other) => other.left < right && left < other.right).map((other) => other.lane);
    let lane = 0;
    while (met.includes(lane)) lane += 1;
    placed.push({ at, label: mark.label, lane, toLeft, left, right });
  }
  return {
    marks: placed.map(({ left: _left, right: _right, ...mark }) => mark),
    lanes: Math.max(0, ...placed.map((mark) => mark.lane + 1)),
  };
}

const fortnight = 14;

/** The places that may be named: each day of a fortnight, else the Mondays, so that the week can be seen; and both ends. */
export function namesOf(points: readonly { date: Day }[], bucket: Bucket, nameOf: (day: Day) => string): PlaceName[] {
  const isNamed = (day: Day, at: number) =>
    bucket === "week" || points.length <= fortnight || at === 0 || at === points.length - 1 || mondayOf(day) === day;
  return points.flatMap(({ date }, at) => (isNamed(date, at) ? [{ at, text: nameOf(date) }] : []));
}
