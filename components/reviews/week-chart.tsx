import { useTranslations } from "next-intl";
import type { DayWords } from "@/components/progress/day-words";
import { namesOf } from "@/components/progress/plot-places";
import { ChartFrame } from "@/components/ui/chart-frame";
import { placeOfDate } from "@/components/ui/paired-dots";
import { Cell, HeaderCell, Row, RowHeaderCell, Table, TableHead } from "@/components/ui/table";
import { WeekSpread } from "@/components/ui/week-spread";
import type { Review } from "@/lib/reviews/schema";
import type { NamedMark } from "./mark-words";

type WeekChartProps = {
  review: Pick<Review, "weeks" | "sessions">;
  hue: "tension" | "safety";
  words: DayWords;
  marks?: readonly NamedMark[];
  /** `phone`: on a client's own page. */
  format?: "auto" | "phone";
};

/** Weeks compared with each other: only by what was rated before, by the middle rating and the spread of the week. */
export function WeekChart({ review, hue, words, marks = [], format = "auto" }: WeekChartProps) {
  const t = useTranslations("reviews.weeks");
  const { weeks, sessions } = review;
  const answered = weeks.reduce((sum, week) => sum + (week[hue]?.count ?? 0), 0);
  const told = weeks.filter((week) => week[hue] !== null).length;
  return (
    <ChartFrame
      title={t(`${hue}.title`)}
      summary={
        <>
          {t("answered", { answered, sessions })} {told > 0 ? t("reading") : null}
        </>
      }
      figuresLabel={t("figures")}
      savable={told > 0}
      figures={
        told > 0 ? (
          <Table caption={t(`${hue}.title`)} captionHidden>
            <TableHead>
              <HeaderCell>{t("table.week")}</HeaderCell>
              <HeaderCell figure>{t("table.answered")}</HeaderCell>
              <HeaderCell figure>{t("table.median")}</HeaderCell>
              <HeaderCell figure>{t("table.middleHalf")}</HeaderCell>
              <HeaderCell figure>{t("table.leastMost")}</HeaderCell>
            </TableHead>
            <tbody>
              {weeks.map(({ date, sessions: asked, [hue]: week }) =>
                asked === 0 ? null : (
                  <Row key={date}>
                    <RowHeaderCell>{words.short(date)}</RowHeaderCell>
                    <Cell figure>{t("table.of", { count: week?.count ?? 0, asked })}</Cell>
                    <Cell figure>{week ? words.figure(week.median) : "–"}</Cell>
                    <Cell figure>
                      {week ? t("table.range", { from: words.figure(week.low), to: words.figure(week.high) }) : "–"}
                    </Cell>
                    <Cell figure>{week ? t("table.range", { from: week.least, to: week.most }) : "–"}</Cell>
                  </Row>
                ),
              )}
            </tbody>
          </Table>
        ) : undefined
      }
    >
      <p className="text-table text-soft">{t(`${hue}.scale`)}</p>
      {told === 0 ? (
        <p className="py-6 text-soft">{t("none")}</p>
      ) : (
        <WeekSpread
          format={format}
          hue={hue}
          weeks={weeks.map((week) => week[hue])}
          label={t(`${hue}.drawing`, { count: told })}
          names={namesOf(weeks, "week", words.short)}
          uprights={marks.map(({ date, label }) => ({ at: placeOfDate(weeks, date), label }))}
        />
      )}
    </ChartFrame>
  );
}
