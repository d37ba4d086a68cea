import { useTranslations } from "next-intl";
import { shortDay } from "@/components/frame/day-words";
import type { NamedMark } from "@/components/reviews/mark-words";
import { ChartFrame } from "@/components/ui/chart-frame";
import { PairedDots } from "@/components/ui/paired-dots";
import { Cell, HeaderCell, Row, RowHeaderCell, Table, TableHead } from "@/components/ui/table";
import { useFormatter } from "@/lib/i18n/formatter";
import { averagesDays, toldCounts } from "@/lib/progress/rules";
import type { Progress } from "@/lib/progress/schema";
import { namesOf } from "./plot-places";

type OwnChartProps = { progress: Progress; of: "tension" | "safety"; marks: readonly NamedMark[] };

/** A client's own ratings, before and after. What was not said is a gap, and no word is spoken about the difference. */
export function OwnChart({ progress, of, marks }: OwnChartProps) {
  const t = useTranslations("progress.own");
  const tProgress = useTranslations("progress");
  const format = useFormatter();
  const day = (date: string) => shortDay(format, date, progress.to);
  const pairs = progress.points.map((point) => ({
    date: point.date,
    sessions: point.sessions,
    before: of === "tension" ? point.tensionBefore : point.safetyBefore,
    after: of === "tension" ? point.tensionAfter : point.safetyAfter,
  }));
  const said = pairs.filter(({ before, after }) => before !== null || after !== null);
  const { sessions, planned, answered } = progress.summary;
  const given =
    of === "tension"
      ? { before: answered.tensionBefore, after: answered.tensionAfter }
      : { before: answered.safetyBefore, after: answered.safetyAfter };
  const isByWeek = progress.bucket === "week";
  const title = t(`${of}.title`);
  const summary = [
    planned > 0 ? tProgress("counts.reported", toldCounts({ sessions, planned })) : t("unplanned", { sessions }),
    sessions > 0 ? t("answered", { ...given, sessions }) : null,
    said.length > 0 ? t("shapes") : t("none"),
    isByWeek && said.length > 0 ? t("byWeek") : null,
    averagesDays({ bucket: progress.bucket, points: said }) ? tProgress("average") : null,
    t(`${of}.scale`),
  ];
  return (
    <ChartFrame
      title={title}
      summary={summary.filter(Boolean).join(" ")}
      figuresLabel={t("figures")}
      savable={said.length > 0}
      figures={said.length > 0 ? <OwnFigures title={title} pairs={said} isByWeek={isByWeek} day={day} /> : undefined}
    >
      <PairedDots
        format="phone"
        hue={of}
        points={pairs}
        marks={[...marks]}
        label={t("drawing", { title, count: said.length })}
        names={namesOf(pairs, progress.bucket, day)}
      />
    </ChartFrame>
  );
}

interface Pair {
  date: string;
  sessions: number;
  before: number | null;
  after: number | null;
}

type OwnFiguresProps = { title: string; pairs: readonly Pair[]; isByWeek: boolean; day: (date: string) => string };

/** The figures of the drawing: of a day or week with more than one session they are averages, and say so. */
export function OwnFigures({ title, pairs, isByWeek, day }: OwnFiguresProps) {
  const t = useTranslations("progress.own");
  const tProgress = useTranslations("progress");
  const format = useFormatter();
  const figure = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  const told = (value: number | null) =>
    value === null ? (
      <>
        <span aria-hidden="true">–</span>
        <span className="sr-only">{t("table.notFilledIn")}</span>
      </>
    ) : (
      figure(value)
    );
  return (
    <Table caption={title} captionHidden>
      <TableHead>
        <HeaderCell>{t(isByWeek ? "table.week" : "table.day")}</HeaderCell>
        <HeaderCell figure>{t("table.before")}</HeaderCell>
        <HeaderCell figure>{t("table.after")}</HeaderCell>
      </TableHead>
      <tbody>
        {pairs.map((pair) => (
          <Row key={pair.date}>
            <RowHeaderCell>
              {day(pair.date)}
              {pair.sessions > 1 ? (
                <span className="text-soft">, {tProgress("averaged", { sessions: pair.sessions })}</span>
              ) : null}
            </RowHeaderCell>
            <Cell figure>{told(pair.before)}</Cell>
            <Cell figure>{told(pair.after)}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
