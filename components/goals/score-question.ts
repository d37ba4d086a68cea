import { byDay } from "@/lib/goals/rules";
import type { Goal } from "@/lib/goals/schema";
import { askedNow } from "@/lib/measures/rules";
import type { Assignment } from "@/lib/measures/schema";
import type { Rating } from "@/lib/ratings/schema";

/** One thing to score on a screen of its own: an own goal, or a question that was agreed on. */
export interface ScoreQuestion {
  kind: "goal" | "item";
  id: string;
  words: string;
  /** The words at both ends; null where the house's own are meant. */
  ends: { low: string; high: string } | null;
  /** What was said before, newest first. */
  earlier: { scoredOn: string; values: Record<string, Rating> }[];
}

const most = 3;

export const questionOfGoal = ({ id, wording, scores }: Goal): ScoreQuestion => ({
  kind: "goal",
  id,
  words: wording,
  ends: null,
  earlier: byDay(scores)
    .filter(({ going, content }) => going !== null || content !== null)
    .slice(-most)
    .reverse()
    .map(({ scoredOn, going, content }) => ({ scoredOn, values: { going, content } })),
});

export const questionOfItem = ({ id, item, scores }: Assignment): ScoreQuestion => ({
  kind: "item",
  id,
  words: item?.question ?? "",
  ends: item && { low: item.low, high: item.high },
  earlier: byDay(scores)
    .slice(-most)
    .reverse()
    .map(({ scoredOn, values }) => ({ scoredOn, values: { value: values.value ?? null } })),
});

/** What is asked now: own goals all at once, then the questions. `wanted`: only this one, whether it is asked or not. */
export function questionsOf(
  goals: readonly Goal[],
  assignments: readonly Assignment[],
  wanted?: string,
): ScoreQuestion[] {
  const open = goals.filter((goal) => goal.ending === null);
  const items = assignments.filter((one) => one.item !== null && one.endedOn === null);
  if (wanted)
    return [
      ...open.filter(({ id }) => id === wanted).map(questionOfGoal),
      ...items.filter(({ id }) => id === wanted).map(questionOfItem),
    ];
  const asked = askedNow(goals, assignments);
  return [...asked.goals.map(questionOfGoal), ...asked.items.map(questionOfItem)];
}
