import { useTranslations } from "next-intl";
import { shortDay } from "@/components/frame/day-words";
import { byDay } from "@/lib/goals/rules";
import type { GoalScore } from "@/lib/goals/schema";
import { useFormatter } from "@/lib/i18n/formatter";
import type { Rating } from "@/lib/ratings/schema";

/** A score in words: what was not said, and what somebody would rather not say, stay apart from 0. */
export function useScoreWords() {
  const t = useTranslations("goals");
  const format = useFormatter();
  const number = (value: Rating) =>
    typeof value === "number" ? String(value) : t(value === "declined" ? "declined" : "notSaid");
  const line = (score: Pick<GoalScore, "going" | "content" | "level">) =>
    [
      score.going !== null || score.content !== null
        ? t("scoreLine", { going: number(score.going), content: number(score.content) })
        : null,
      score.level === "declined"
        ? t("level.line", { level: t("declined") })
        : score.level !== null
          ? t("level.line", { level: signed(score.level) })
          : null,
    ]
      .filter(Boolean)
      .join(" · ");
  const day = (date: string) => shortDay(format, date);
  /** The newest first, one a day. */
  const earlier = <S extends GoalScore>(scores: readonly S[], most: number) => byDay(scores).reverse().slice(0, most);
  return { number, line, day, earlier };
}

/** `+1`, `0`, `−2`, with a real minus. */
export const signed = (level: number): string => (level > 0 ? `+${level}` : level < 0 ? `−${-level}` : "0");
