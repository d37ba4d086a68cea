import { addDays, type Day, mondayOf } from "@/lib/calendar";
import { progressPoints } from "@/lib/progress/rules";
import type { DaySums, ProgressPoint } from "@/lib/progress/schema";

/** What can be shared, each by itself. There is no 'everything': what comes later is shared only when it is ticked. */
export const shareParts = ["program", "days", "progress"] as const;
export type SharePart = (typeof shareParts)[number];

/** So many at once. More would be a circle to be kept up, and not somebody near. */
export const mostRelatives = 3;

/** Each part once, in one order, so that the same choice reads the same however it was ticked. */
export const inOrder = (parts: readonly SharePart[]): SharePart[] => shareParts.filter((part) => parts.includes(part));

/** Whether a change shows more than before: then the client proves once more that it is them. Less is always free. */
export const sharesMore = (before: readonly SharePart[], after: readonly SharePart[]): boolean =>
  after.some((part) => !before.includes(part));

export interface ShareChoice {
  /** From when it was shared so. */
  at: string;
  parts: SharePart[];
}

/** What the log keeps of a choice: the parts of the first one, or those before and after a change. */
export interface ToldChoice {
  at: string;
  detail: { parts?: SharePart[]; before?: SharePart[]; after?: SharePart[] } | null;
}

/** Each choice from its own moment on, the oldest first; none where the log keeps nothing of them any more. */
export function choicesOf(since: string, told: readonly ToldChoice[]): ShareChoice[] {
  const choices = told.flatMap(({ at, detail }) => {
    const parts = detail?.after ?? detail?.parts;
    return parts ? [{ at, parts }] : [];
  });
  const before = told[0]?.detail?.before;
  return before ? [{ at: since, parts: before }, ...choices] : choices;
}

export type RelativeState = "joined" | "invited" | "expired";

export const stateOf = (joined: boolean, linkUntil: string | null, now: Date): RelativeState => {
  if (joined) return "joined";
  return linkUntil !== null && Date.parse(linkUntil) > now.getTime() ? "invited" : "expired";
};

/** What a relative sees of days and ratings: six weeks, the first of them from its Monday. */
export const sharedPeriod = (today: Day): { from: Day; to: Day } => ({
  from: mondayOf(addDays(today, -35)),
  to: today,
});

/** The points of the drawing, a place for every day. What was planned is no part of what is shared. */
export const sharedPoints = (
  { from, to }: { from: Day; to: Day },
  days: readonly (readonly [Day, ...DaySums])[],
): Omit<ProgressPoint, "planned">[] =>
  progressPoints(from, to, "day", new Map(days.map(([day, ...sums]) => [day, sums])), []).map(
    ({ planned: _, ...point }) => point,
  );
