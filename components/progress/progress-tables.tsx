import { useTranslations } from "next-intl";
import { Cell, HeaderCell, Row, RowHeaderCell, Table, TableHead } from "@/components/ui/table";
import type { ProgressPoint } from "@/lib/progress/schema";
import type { DayWords } from "./day-words";

type Pair = { date: string; before: number | null; after: number | null };

/** The figures of a rating chart: one row for each day or week that was reported. */
export function RatingTable({
  caption,
  points,
  pairs,
  words,
}: {
  caption: string;
  points: readonly ProgressPoint[];
  pairs: readonly Pair[];
  words: DayWords;
}) {
  const t = useTranslations("progress.desk");
  const tProgress = useTranslations("progress");
  const said = (value: number | null) =>
    value === null ? (
      <>
        <span aria-hidden="true">–</span>
        <span className="sr-only">{t("notFilledIn")}</span>
      </>
    ) : (
      words.figure(value)
    );
  return (
    <Table caption={caption} captionHidden>
      <TableHead>
        <HeaderCell>{t("table.when")}</HeaderCell>
        <HeaderCell figure>{t("table.reported")}</HeaderCell>
        <HeaderCell figure>{t("before")}</HeaderCell>
        <HeaderCell figure>{t("after")}</HeaderCell>
      </TableHead>
      <tbody>
        {pairs.map((pair, at) => {
          const sessions = points[at]?.sessions ?? 0;
          return sessions === 0 ? null : (
            <Row key={pair.date}>
              <RowHeaderCell>
                {words.point(pair.date)}
                {sessions > 1 ? <span className="text-soft">, {tProgress("averaged", { sessions })}</span> : null}
              </RowHeaderCell>
              <Cell figure>{sessions}</Cell>
              <Cell figure>{said(pair.before)}</Cell>
              <Cell figure>{said(pair.after)}</Cell>
            </Row>
          );
        })}
      </tbody>
    </Table>
  );
}
