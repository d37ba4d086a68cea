import { Text, View } from "@react-pdf/renderer";
import { plainDay } from "@/components/frame/day-words";
import type { PaperWords } from "@/components/paper/paper-words";
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
    </View>
  );
}
