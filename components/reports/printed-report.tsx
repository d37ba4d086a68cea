import { Page, StyleSheet, View } from "@react-pdf/renderer";
import { plainDay } from "@/components/frame/day-words";
import { ink, PaperDocument } from "@/components/paper/paper-sheet";
import { typeFamily } from "@/components/paper/paper-type";
import type { PaperWords } from "@/components/paper/paper-words";
import { Text } from "@/components/paper/printed-text";
import { averagesDays, toldCounts } from "@/lib/progress/rules";
import type { Report, ReportContent } from "@/lib/reports/schema";
import { PrintedPlot } from "./printed-plot";
import { PrintedVerdict } from "./printed-verdict";

const styles = StyleSheet.create({
  page: { fontFamily: typeFamily, fontSize: 10.5, color: ink.text, padding: "30 40 34 40", gap: 9, lineHeight: 1.3 },
  head: { flexDirection: "row", justifyContent: "space-between", alignItems: "flex-start", gap: 16 },
  title: { fontSize: 18, fontWeight: 700, lineHeight: 1.15 },
  aside: { fontSize: 9.5, color: ink.soft, textAlign: "right", maxWidth: 200 },
  heading: { fontSize: 11.5, fontWeight: 700 },
  part: { gap: 2 },
  plots: { flexDirection: "row", justifyContent: "space-between" },
  soft: { color: ink.soft, fontSize: 9 },
  foot: { position: "absolute", bottom: 16, left: 40, right: 40, fontSize: 8.5, color: ink.soft },
});

/** A long text of the therapist's takes its room from letters and drawings: it all stays on one page. */
const dense = { page: { fontSize: 9.25, lineHeight: 1.24, gap: 6, padding: "22 40 32 40" }, plot: 78 };
const linesOf = (text: string) =>
  text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 100)), 0);
const mostLines = 3;

type PrintedReportProps = { words: PaperWords; report: Report & { content: ReportContent } };

/** One page for who was not there: what was reported, in counts and drawings, and the therapist's own words apart. */
export function PrintedReport({ words, report }: PrintedReportProps) {
  const { reports: t, progress, format } = words;
  const { content, from, to, text, version, writtenOn } = report;
  const { review, points, client, practice, therapist, verdict } = content;
  const day = (of: string) => `${plainDay(format, of)} ${of.slice(0, 4)}`;
  const ends: [string, string] = [day(from), day(to)];
  const programs = review.marks.filter(({ kind }) => kind === "program");
  const { totals } = review;
  const isDense = linesOf(text) > mostLines;
  const plotHeight = isDense ? dense.plot : 104;
  const within = [
    t(review.bucket === "week" ? "plots.withinByWeek" : "plots.withinNote"),
    averagesDays({ bucket: review.bucket, points }) ? t("plots.withinAverage") : "",
  ];
  const figure = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  const median = (scale: "tension" | "safety") => {
    const { before, within } = review[scale];
    return t(`middle.${scale}`, {
      before: before ? figure(before.median) : t("middle.none"),
      answered: before?.count ?? 0,
      sessions: review.sessions,
      within: within ? figure(within.median) : t("middle.none"),
      both: within?.count ?? 0,
    });
  };
  return (
    <PaperDocument words={words} title={t("kind")}>
      <Page size="A4" style={isDense ? { ...styles.page, ...dense.page } : styles.page}>
        <View style={styles.head}>
          <View style={{ maxWidth: 300 }}>
            <Text style={styles.title}>{t("title", { client })}</Text>
            <Text>{t("period", { from: day(from), to: day(to) })}</Text>
          </View>
          <View style={styles.aside}>
            <Text>{practice}</Text>
            <Text>{therapist}</Text>
            <Text>{t("version", { version, day: day(writtenOn) })}</Text>
          </View>
        </View>
        {text ? (
          <View style={styles.part}>
            <Text style={styles.heading}>{t("own", { name: therapist })}</Text>
            <Text>{text}</Text>
          </View>
        ) : null}
        <View style={styles.part}>
          <Text style={styles.heading}>{t("counts.title")}</Text>
          <Text>{progress("counts.reported", toldCounts({ sessions: review.sessions, planned: totals.planned }))}</Text>
          <Text>
            {t("counts.ends", {
              done: totals.done,
              enough: totals.enough,
              sign: totals.sign,
              notReported: totals.notReported,
            })}
          </Text>
          {programs.length > 0 ? (
            <Text>
              {t("programs")}{" "}
              {programs
                .map(({ date, text: label, edition }) =>
                  t("program", { label: label ?? "", version: edition ?? 1, day: day(date) }),
                )
                .join("; ")}
              .
            </Text>
          ) : null}
        </View>
        {(["tension", "safety"] as const).map((scale) => (
          <View key={scale} style={styles.part} wrap={false}>
            <Text style={styles.heading}>{t(`scale.${scale}`)}</Text>
            <Text>{median(scale)}</Text>
            <View style={styles.plots}>
              <PrintedPlot
                height={plotHeight}
                title={t("plots.within")}
                places={points.map((point) => ({
                  before: scale === "tension" ? point.tensionBefore : point.safetyBefore,
                  after: scale === "tension" ? point.tensionAfter : point.safetyAfter,
                }))}
                ends={ends}
                note={within.filter(Boolean).join(" ")}
              />
              <PrintedPlot
                height={plotHeight}
                title={t("plots.weeks")}
                places={review.weeks.map((week) => week[scale])}
                ends={ends}
                note={t("plots.weeksNote")}
              />
            </View>
          </View>
        ))}
        {verdict ? <PrintedVerdict words={words} agreement={verdict} /> : null}
        <Text style={styles.foot} fixed>
          {t("foot")}
        </Text>
      </Page>
    </PaperDocument>
  );
}
