import type { PlaceName } from "@/components/ui/axis-names";
import { type Day, mondayOf } from "@/lib/calendar";
import type { Bucket } from "@/lib/progress/schema";

const fortnight = 14;

/** The places that may be named: each day of a fortnight, else the Mondays, so that the week can be seen; and both ends. */
export function namesOf(points: readonly { date: Day }[], bucket: Bucket, nameOf: (day: Day) => string): PlaceName[] {
  const isNamed = (day: Day, at: number) =>
    bucket === "week" || points.length <= fortnight || at === 0 || at === points.length - 1 || mondayOf(day) === day;
  return points.flatMap(({ date }, at) => (isNamed(date, at) ? [{ at, text: nameOf(date) }] : []));
}
