import { useTranslations } from "next-intl";
import { shortDay } from "@/components/frame/day-words";
import { ChartFrame } from "@/components/ui/chart-frame";
import { ScoreDots, ScoreDotsKey, type ScoreShape } from "@/components/ui/score-dots";
import { Cell, HeaderCell, Row, RowHeaderCell, Table, TableHead } from "@/components/ui/table";
import { useFormatter } from "@/lib/i18n/formatter";
import type { Place } from "@/lib/measures/rules";

export interface ChartSeries {
  key: string;
  name: string;
  places: Place[];
}

type ScoreChartProps = {
  title: string;
  series: readonly ChartSeries[];
  scale: { min: number; max: number; ticks: readonly number[] };
  /** On which side it is good, and what the ends are: said in words, for no scale is turned round. */
  direction: string;
  /** How often it was asked, and how often there was an answer; null where nobody agreed to ask. */
  asked: { answered: number; asked: number } | null;
  headingLevel?: 2 | 3;
  format?: "auto" | "phone";
};

const shapes: readonly ScoreShape[] = ["dot", "ring", "diamond"];

/** Scores of one measure or one goal over time: drawn, told, and as figures. No word is spoken about the difference. */
export function ScoreChart({ title, series, scale, direction, asked, headingLevel = 3, format }: ScoreChartProps) {
  const t = useTranslations("measures.chart");
  const formatter = useFormatter();
  const shaped = series.map((one, at) => ({ ...one, shape: shapes[at] ?? "dot" }));
  const days = [...new Set(series.flatMap(({ places }) => places.map(({ date }) => date)))].sort();
  const nameOf = (date: string) => shortDay(formatter, date, days.at(-1));
  const count = days.filter((day) =>
    series.some(({ places }) => places.some(({ date, value }) => date === day && value !== null)),
  ).length;
  const hasGap = series.some(({ places }) => places.some(({ value }) => value === null));
  const figure = (place: Place | undefined) => {
    if (typeof place?.value === "number") return formatter.number(place.value, { maximumFractionDigits: 1 });
    if (place?.declined) return t("declined");
    return (
      <>
        <span aria-hidden="true">–</span>
        <span className="sr-only">{t("notSaid")}</span>
      </>
    );
  };
  const summary = [
    direction,
    asked && asked.asked > 0 ? t("asked", asked) : null,
    count === 0 ? t("none") : null,
    hasGap ? t("gap") : null,
  ];
  return (
    <ChartFrame
      title={title}
      headingLevel={headingLevel}
      summary={
        <>
          {series.length > 1 ? <ScoreDotsKey names={shaped} className="mb-2" /> : null}
          {summary.filter(Boolean).join(" ")}
        </>
      }
      figuresLabel={t("figures")}
      savable={count > 0}
      figures={
        days.length > 0 ? (
          <Table caption={title} captionHidden>
            <TableHead>
              <HeaderCell>{t("day")}</HeaderCell>
              {series.map(({ key, name }) => (
                <HeaderCell key={key} figure>
                  {name}
                </HeaderCell>
              ))}
            </TableHead>
            <tbody>
              {days.map((day) => (
                <Row key={day}>
                  <RowHeaderCell>{nameOf(day)}</RowHeaderCell>
                  {series.map(({ key, places }) => (
                    <Cell key={key} figure>
                      {figure(places.find(({ date }) => date === day))}
                    </Cell>
                  ))}
                </Row>
              ))}
            </tbody>
          </Table>
        ) : undefined
      }
    >
      {count > 0 ? (
        <ScoreDots {...scale} series={shaped} label={t("drawing", { title, count })} nameOf={nameOf} format={format} />
      ) : null}
    </ChartFrame>
  );
}
