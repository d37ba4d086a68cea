"use client";

import { useTranslations } from "next-intl";
import { RatingScale } from "@/components/ui/rating-scale";
import type { Rating } from "@/lib/ratings/schema";
import type { ScoreQuestion } from "./score-question";

type ScoreScalesProps = {
  question: ScoreQuestion;
  values: Record<string, Rating>;
  onChange: (name: string, value: Rating) => void;
};

/** The numbers that a question has; none is chosen beforehand, and each may stay open. */
export function ScoreScales({ question, values, onChange }: ScoreScalesProps) {
  const t = useTranslations("goals");
  if (question.kind === "item")
    return (
      <RatingScale
        legend={t("score.answer")}
        legendSize="field"
        low={question.ends?.low ?? ""}
        high={question.ends?.high ?? ""}
        declinedLabel={t("score.declined")}
        value={values.value ?? null}
        onChange={(value) => onChange("value", value)}
      />
    );
  return (["going", "content"] as const).map((name) => (
    <RatingScale
      key={name}
      legend={t(`${name}.question`)}
      legendSize="field"
      low={t(`${name}.low`)}
      high={t(`${name}.high`)}
      declinedLabel={t("score.declined")}
      value={values[name] ?? null}
      onChange={(value) => onChange(name, value)}
    />
  ));
}
