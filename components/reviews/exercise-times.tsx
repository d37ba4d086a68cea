import { useLocale, useTranslations } from "next-intl";
import { durationWords } from "@/components/frame/duration-words";
import { ChartFrame } from "@/components/ui/chart-frame";
import { Cell, HeaderCell, Row, RowHeaderCell, Table, TableHead } from "@/components/ui/table";
import type { ExerciseTime } from "@/lib/reviews/schema";

/** How long each exercise was done in the period, of the times that a clock was running. */
export function ExerciseTimes({ exercises }: { exercises: readonly ExerciseTime[] }) {
  const t = useTranslations("reviews.times");
  const tUi = useTranslations("ui");
  const locale = useLocale() === "nl" ? "nl" : "en";
  const longest = Math.max(1, ...exercises.map(({ seconds }) => seconds ?? 0));
  const sum = (of: "times" | "timed") => exercises.reduce((total, one) => total + one[of], 0);
  const clocked = exercises.length > 0 ? t("clocked", { timed: sum("timed"), times: sum("times") }) : null;
  return (
    <ChartFrame title={t("title")} summary={[clocked, t("reading")].filter(Boolean).join(" ")}>
      {exercises.length === 0 ? (
        <p className="py-6 text-soft">{t("none")}</p>
      ) : (
        <Table caption={t("title")} captionHidden>
          <TableHead>
            <HeaderCell>{t("exercise")}</HeaderCell>
            <HeaderCell figure>{t("times")}</HeaderCell>
            <HeaderCell figure>{t("time")}</HeaderCell>
            <HeaderCell>
              <span className="sr-only">{t("drawn")}</span>
            </HeaderCell>
          </TableHead>
          <tbody>
            {exercises.map(({ exerciseId, title, times, seconds, timed }) => (
              <Row key={exerciseId}>
                <RowHeaderCell>{title[locale]}</RowHeaderCell>
                <Cell figure>{timed === times ? times : t("timed", { times, timed })}</Cell>
                <Cell figure>{seconds === null ? "–" : durationWords(tUi, seconds)}</Cell>
                <Cell>
                  <svg
                    viewBox="0 0 120 10"
                    aria-hidden="true"
                    preserveAspectRatio="none"
                    className="h-2.5 w-24 sm:w-32"
                  >
                    <rect width={((seconds ?? 0) / longest) * 120} height="10" rx="2" className="fill-moss" />
                  </svg>
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
    </ChartFrame>
  );
}
