import { useLocale, useTranslations } from "next-intl";
import { byDay } from "@/lib/goals/rules";
import type { Locale } from "@/lib/i18n/locale";
import { placesOf, type ScoreKind, scoresOf } from "@/lib/measures/rules";
import type { Assignment } from "@/lib/measures/schema";
import { useMeasureName } from "./measure-words";
import { ScoreChart } from "./score-chart";

/** Steps that lead from one end to the other, at most six; a scale from 1 to 10 goes by threes. */
const ticksOf = ({ min, max }: ScoreKind): number[] => {
  const step = [2, 3, 10, 14, 25].find((size) => (max - min) % size === 0 && (max - min) / size <= 6) ?? max - min;
  return Array.from({ length: (max - min) / step + 1 }, (_, n) => min + n * step);
};

type MeasureChartProps = { assignment: Assignment; today: string; format?: "auto" | "phone" };

/** The scores of one measure that is asked of a client; its own scale, with the direction in words. */
export function MeasureChart({ assignment, today, format }: MeasureChartProps) {
  const t = useTranslations("measures");
  const locale = useLocale() as Locale;
  const nameOf = useMeasureName();
  const { measure, item, scores, asked } = assignment;
  const kinds = scoresOf(measure, item?.better ?? null);
  const [first] = kinds;
  if (!first) return null;
  const own = byDay(scores);
  const ends = item ? t("chart.ends", { min: first.min, low: item.low, max: first.max, high: item.high }) : null;
  return (
    <ScoreChart
      title={nameOf(assignment)}
      format={format}
      scale={{ min: first.min, max: first.max, ticks: ticksOf(first) }}
      direction={[ends, t(`chart.better.${first.better ?? "neither"}`)].filter(Boolean).join(" ")}
      asked={asked}
      series={kinds.map(({ key, name }) => ({
        key,
        name: name[locale],
        places: placesOf(
          own.map(({ scoredOn, values }) => ({ scoredOn, value: values[key] ?? null })),
          assignment,
          today,
        ),
      }))}
    />
  );
}
