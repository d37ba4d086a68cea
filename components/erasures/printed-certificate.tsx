import { Page, View } from "@react-pdf/renderer";
import { dayWords, Item, styles } from "@/components/copies/printed-parts";
import { PaperDocument } from "@/components/paper/paper-sheet";
import type { PaperWords } from "@/components/paper/paper-words";
import { Text } from "@/components/paper/printed-text";
import { countedLines } from "@/lib/erasures/rules";
import type { Erasure } from "@/lib/erasures/schema";

type PrintedCertificateProps = {
  words: PaperWords;
  practice: string;
  erasure: Erasure & { decision: NonNullable<Erasure["decision"]> };
};

/** What was destroyed, when and by whom: no name of whose it was, and nothing of what it said. */
export function PrintedCertificate({ words, practice, erasure }: PrintedCertificateProps) {
  const { erasures: t } = words;
  const { id, scope, askedOn, decision } = erasure;
  const lines = countedLines(decision.erased ?? {});
  return (
    <PaperDocument words={words} title={t("paper.kind")}>
      <Page size="A4" style={[styles.page, { gap: 12, fontSize: 12 }]}>
        <Text style={styles.title}>{t("paper.title")}</Text>
        <Text>{t("paper.body", { practice })}</Text>
        <View style={{ gap: 3 }}>
          {[
            [t("paper.scope"), t(`desk.scopes.${scope}`)],
            [t("paper.asked"), dayWords(words, askedOn)],
            [t("paper.done"), dayWords(words, decision.on)],
            [t("paper.by"), decision.by],
            [t("paper.reference"), id],
          ].map(([what, value]) => (
            <View key={what} style={{ flexDirection: "row", gap: 10 }}>
              <Text style={{ width: 130 }}>{what}</Text>
              <Text style={{ flex: 1, fontWeight: 700 }}>{value}</Text>
            </View>
          ))}
        </View>
        <Item
          title={t("paper.counted")}
          lines={
            lines.length === 0
              ? [t("paper.nothing")]
              : lines.map(({ line, rows }) => `${t(`paper.lines.${line}`)}: ${t("paper.rows", { count: rows })}`)
          }
        />
        <Text style={styles.soft}>{t("paper.log")}</Text>
        <Text style={styles.soft}>{t("paper.backups")}</Text>
      </Page>
    </PaperDocument>
  );
}
