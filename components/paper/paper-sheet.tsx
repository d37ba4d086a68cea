import { Document, Page, StyleSheet, View } from "@react-pdf/renderer";
import type { ReactElement, ReactNode } from "react";
import type { Contact } from "@/lib/safety/schema";
import { typeFamily } from "./paper-type";
import type { PaperWords } from "./paper-words";
import { PrintedCode } from "./printed-code";
import { Text } from "./printed-text";

/** Black on white, with two light tints that stay apart in grey. Points; A4 is 595 by 842. */
export const ink = { text: "#1f2a23", soft: "#4d5750", line: "#9aa39c", tint: "#eef4ef", warm: "#f7ece3" };

const styles = StyleSheet.create({
  // No line height here: the library would take it twice for what is filled in at the end, and drop that.
  page: { fontFamily: typeFamily, fontSize: 12, color: ink.text, padding: "26 36 24 36" },
  head: { flexDirection: "row", justifyContent: "space-between", alignItems: "flex-end", marginBottom: 8 },
  title: { fontSize: 20, fontWeight: 700, lineHeight: 1.15, maxWidth: 360 },
  asides: { alignItems: "flex-end" },
  aside: { fontSize: 11, lineHeight: 1.3, color: ink.soft },
  foot: { flexDirection: "row", gap: 12, marginTop: "auto", paddingTop: 6, borderTop: `1 solid ${ink.line}` },
  footWords: { flex: 1, fontSize: 10.5, lineHeight: 1.28, gap: 2 },
  place: { position: "absolute", bottom: 8, left: 36, right: 36, fontSize: 9, color: ink.soft },
  code: { alignItems: "center", fontSize: 9, color: ink.soft, width: 84 },
});

type PaperPageProps = {
  words: PaperWords;
  title: string;
  asides: (string | null)[];
  foot: ReactNode;
  /** The address that the code leads to. */
  address: string;
  children: ReactNode;
};

/** One A4 with its title, and under everything whom to call and the way back to the app. */
export function PaperPage({ words, title, asides, foot, address, children }: PaperPageProps) {
  return (
    <Page size="A4" style={styles.page}>
      <View style={styles.head} fixed>
        <Text style={styles.title}>{title}</Text>
        <View style={styles.asides}>
          {asides.map((aside) =>
            aside ? (
              <Text key={aside} style={styles.aside}>
                {aside}
              </Text>
            ) : null,
          )}
        </View>
      </View>
      {children}
      {/* Filled in when all pages are there: it has no height of its own until then. */}
      <Text
        style={styles.place}
        fixed
        render={({ pageNumber, totalPages }) => words.t("program.page", { page: pageNumber, pages: totalPages })}
      />
      <View style={styles.foot} fixed wrap={false}>
        <View style={styles.footWords}>{foot}</View>
        <View style={styles.code}>
          <PrintedCode text={address} width={72} />
          <Text>{words.t("code")}</Text>
        </View>
      </View>
    </Page>
  );
}

/** Nobody watches live (domain.md G14), and the practice's own number where it gave one. Never the name of a practice. */
export function LiveLine({ words, contact }: { words: PaperWords; contact: Contact }) {
  const hours = contact.hours[words.locale] || contact.hours.nl;
  const practice = [contact.phone, hours].filter(Boolean).join(", ");
  return (
    <Text>
      <Text style={{ fontWeight: 700 }}>{words.t("live.line")}</Text>
      {practice ? ` ${words.t("live.practice")} ${practice.replace(/\.?$/, ".")}` : null} {words.t("live.emergency")}
    </Text>
  );
}

/** A document that tells who finds the file no more than that it is a sheet of Verzacht. */
export function PaperDocument({
  words,
  title,
  children,
}: {
  words: PaperWords;
  title: string;
  children: ReactElement | ReactElement[];
}) {
  return (
    <Document title={title} language={words.locale} creator="Verzacht" producer="Verzacht">
      {children}
    </Document>
  );
}
