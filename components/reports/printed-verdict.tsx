import { View } from "@react-pdf/renderer";
import { plainDay } from "@/components/frame/day-words";
import type { PaperWords } from "@/components/paper/paper-words";
import { Text } from "@/components/paper/printed-text";
import { coreTold, countsTold, falseAlarmTold, sentenceOf } from "@/components/verdicts/verdict-words";
import type { VerdictAgreement } from "@/lib/verdicts/schema";

/** What was agreed beforehand, and no more than may be said of it. */
export function PrintedVerdict({ words, agreement }: { words: PaperWords; agreement: VerdictAgreement }) {
  const { reports: t, format } = words;
  const day = (of: string) => `${plainDay(format, of)} ${of.slice(0, 4)}`;
  return (
    <View style={{ gap: 2 }} wrap={false}>
      <Text style={{ fontSize: 11.5, fontWeight: 700 }}>{t("agreed.title")}</Text>
      <Text>
        {t("agreed.terms", {
          rating: agreement.rating,
          wanted: agreement.wanted,
          points: agreement.points,
          on: day(agreement.proposed.on),
          lookOn: day(agreement.lookOn),
        })}
      </Text>
      <Text>{spoken(words, agreement, day)}</Text>
    </View>
  );
}

function spoken({ verdicts: t, format }: PaperWords, agreement: VerdictAgreement, day: (of: string) => string): string {
  const { verdict, wanted } = agreement;
  if (!("counts" in verdict))
    return t(verdict.kind === "not_agreed" ? "told.not_agreed" : "told.not_yet", { day: day(agreement.lookOn) });
  const counts = countsTold(verdict.counts, format).map(([name, values]) => t(`told.${name}`, values));
  if (!("figures" in verdict)) {
    const { earlier, later } = verdict.counts;
    const why = t(`told.${verdict.kind}`, { earlier: earlier.count, later: later.count, fewest: agreement.fewest });
    return [why, counts.at(-1)].join(" ");
  }
  const [name, values] = sentenceOf(agreement, verdict, format);
  return [
    t(`told.${name}`, values),
    verdict.figures.resembles ? t("told.resembles") : null,
    t("told.core", coreTold(verdict, format)),
    ...counts,
    t("told.falseAlarm", falseAlarmTold(verdict, wanted)),
    t("told.notWhy"),
  ]
    .filter(Boolean)
    .join(" ");
}
