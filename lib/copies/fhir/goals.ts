import type { Goal, Observation } from "fhir/r4";
import { measureOf, scoresOf } from "@/lib/measures/rules";
import type { RecordCopy } from "../schema";
import { type Code } from "./codes";
import { patientOf } from "./people";
import { derivedId } from "./programs";
import { rating } from "./told";

type OwnGoal = RecordCopy["goals"][number];
type Measure = RecordCopy["measures"][number];

const states = { reached: "completed", "let-go": "cancelled" } as const;

export function goalResources(copy: RecordCopy, goal: OwnGoal): (Goal | Observation)[] {
  const own: Goal = {
    resourceType: "Goal",
    id: goal.id,
    lifecycleStatus: goal.ending ? states[goal.ending] : "active",
    description: { text: goal.wording },
    subject: patientOf(copy),
    startDate: goal.madeOn,
    ...(goal.endedOn && { statusDate: goal.endedOn }),
    ...(goal.levels && {
      note: goal.levels.flatMap((text, at) => (text ? [{ text: `${at - 2 > 0 ? "+" : ""}${at - 2}: ${text}` }] : [])),
    }),
  };
  const codes: [Code, "going" | "content" | "level"][] = [
    ["goal-going", "going"],
    ["goal-content", "content"],
    ["goal-level", "level"],
  ];
  const scores = goal.scores.flatMap((score) =>
    codes.flatMap(([code, part], n) => {
      const value = score[part];
      if (value === null) return [];
      const id = derivedId(score.id, n + 1);
      return [rating(copy, { id, code, value, at: score.scoredOn, focus: { resource: "Goal", id: goal.id } })];
    }),
  );
  return [own, ...scores];
}

/** Scores by the names of the catalogue; an own question by its words. */
export function measureResources(copy: RecordCopy, { measure, item, scores }: Measure): Observation[] {
  const { locale } = copy.client;
  const name = item?.question ?? measureOf(measure).name[locale] ?? measure;
  const kinds = scoresOf(measure);
  return scores.flatMap((score) =>
    Object.entries(score.values).flatMap(([key, value], n) => {
      if (value === null) return [];
      const part = kinds.find((kind) => kind.key === key)?.name[locale];
      const text = item || !part ? name : `${name}, ${part}`;
      return [rating(copy, { id: derivedId(score.id, n + 1), code: "measure-score", value, at: score.scoredOn, text })];
    }),
  );
}
