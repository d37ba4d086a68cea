import { Text, View } from "@react-pdf/renderer";
import { plainDay } from "@/components/frame/day-words";
import type { PaperWords } from "@/components/paper/paper-words";
import { sentenceOf } from "@/components/verdicts/verdict-words";
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
        })}{" "}
        {spoken(words, agreement, day)}
      </Text>
    </View>
  );
}

function spoken({ verdicts: t, format }: PaperWords, agreement: VerdictAgreement, day: (of: string) => string): string {
  const { verdict } = agreement;
  if ("figures" in verdict) {
    const { nap, interval, earlier, later } = verdict.figures;
    const figure = (value: number, most = 2) => format.number(value, { maximumFractionDigits: most });
    const core = t("told.core", {
      nap: figure(nap),
      lower: figure(interval.lower),
      upper: figure(interval.upper),
      from: figure(earlier.median, 1),
      to: figure(later.median, 1),
    });
    const [name, values] = sentenceOf(agreement, verdict, format);
    return [t(`told.${name}`, values), core, t("told.notWhy")].join(" ");
  }
  if (verdict.kind === "too_few") {
    const { earlier, later } = verdict.counts;
    return t("told.too_few", { earlier: earlier.count, later: later.count, fewest: agreement.fewest });
  }
  if (verdict.kind === "too_much_missing") return t("told.too_much_missing");
  return t(verdict.kind === "not_agreed" ? "told.not_agreed" : "told.not_yet", { day: day(agreement.lookOn) });
}
