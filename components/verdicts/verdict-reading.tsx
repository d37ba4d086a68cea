import { useTranslations } from "next-intl";
import type { Day } from "@/lib/calendar";
import { useFormatter } from "@/lib/i18n/formatter";
import type { VerdictAgreement } from "@/lib/verdicts/schema";
import { VerdictFiguresTable } from "./figures-table";
import { coreTold, countsTold, falseAlarmTold, isBack, useDayName, useVerdictSentence } from "./verdict-words";
import { WobbleChart } from "./wobble-chart";

/** What may be said to the therapist, with what it rests on. Nothing before the date, and never why. */
export function VerdictReading({ agreement, today }: { agreement: VerdictAgreement; today: Day }) {
  const t = useTranslations("verdicts.told");
  const format = useFormatter();
  const day = useDayName(today);
  const sentence = useVerdictSentence("told");
  const { verdict, fewest, lookOn, wanted } = agreement;
  if (verdict.kind === "withdrawn") return null;
  if (verdict.kind === "not_yet") return <p className="max-w-prose">{t("not_yet", { day: day(lookOn) })}</p>;
  if (!("counts" in verdict)) return <p className="max-w-prose">{t("not_agreed")}</p>;
  const { earlier, later } = verdict.counts;
  const [counted, missing] = countsTold(verdict.counts, format).map((told) => t(...told));
  if (!("figures" in verdict))
    return (
      <div className="flex max-w-prose flex-col gap-1">
        <p>{t(verdict.kind, { earlier: earlier.count, later: later.count, fewest })}</p>
        <p className="text-soft">{missing}</p>
      </div>
    );
  const { figures } = verdict;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div className="flex max-w-prose flex-col gap-2">
        <p className="text-heading">{sentence(agreement, verdict)}</p>
        {isBack(verdict.kind) ? <p>{t("talk")}</p> : null}
        {figures.resembles ? <p>{t("resembles")}</p> : null}
        <p>{t("core", coreTold(verdict, format))}</p>
        <p className="text-soft">
          {counted} {missing} {t("falseAlarm", falseAlarmTold(verdict, wanted))} {t("notWhy")}
        </p>
      </div>
      <VerdictFiguresTable counts={verdict.counts} figures={figures} />
      <WobbleChart agreement={agreement} days={figures.days} counts={verdict.counts} />
    </div>
  );
}
