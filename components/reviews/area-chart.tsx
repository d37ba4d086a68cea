import { useTranslations } from "next-intl";
import type { DayWords } from "@/components/progress/day-words";
import { ChartFrame } from "@/components/ui/chart-frame";
import { Cell, HeaderCell, Row, RowHeaderCell, Table, TableHead } from "@/components/ui/table";
import type { Review } from "@/lib/reviews/schema";

const largest = 20;

/** Places in the body over time: a table whose figures are drawn. The area of a dot, not its colour, is the number. */
export function AreaChart({ areas, words }: { areas: Review["areas"]; words: DayWords }) {
  const t = useTranslations("reviews.areas");
  const place = useTranslations("ratings.areas");
  const { columns, rows } = areas;
  const told = columns.reduce((sum, column) => sum + column.told, 0);
  const sessions = columns.reduce((sum, column) => sum + column.sessions, 0);
  const most = Math.max(1, ...rows.flatMap(({ times }) => times));
  return (
    <ChartFrame title={t("title")} summary={`${t("told", { told, sessions })} ${rows.length > 0 ? t("reading") : ""}`}>
      {rows.length === 0 ? (
        <p className="py-6 text-soft">{t("none")}</p>
      ) : (
        <section
          aria-label={t("title")}
          // A region that scrolls must be reachable by keyboard.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          className="overflow-x-auto print:overflow-visible print:[zoom:0.82]"
        >
          <Table caption={t("title")} captionHidden>
            <TableHead>
              <HeaderCell>{t("place")}</HeaderCell>
              {columns.map(({ from }) => (
                <HeaderCell key={from} figure>
                  {words.short(from)}
                </HeaderCell>
              ))}
            </TableHead>
            <tbody>
              {rows.map(({ area, times }) => (
                <Row key={area}>
                  <RowHeaderCell>{place(area)}</RowHeaderCell>
                  {columns.map(({ from, told: asked }, at) => (
                    <Cell key={from} figure>
                      <Times count={times[at] ?? 0} asked={asked} size={Math.sqrt((times[at] ?? 0) / most) * largest} />
                    </Cell>
                  ))}
                </Row>
              ))}
            </tbody>
          </Table>
        </section>
      )}
    </ChartFrame>
  );
}

/** Where nobody named any place there is a gap; where others were named and this one not, a nought. */
function Times({ count, asked, size }: { count: number; asked: number; size: number }) {
  const t = useTranslations("reviews.areas");
  if (asked === 0)
    return (
      <>
        <span aria-hidden="true">–</span>
        <span className="sr-only">{t("notTold")}</span>
      </>
    );
  return (
    <span className="inline-flex items-center justify-end gap-1.5">
      {count > 0 ? (
        <svg viewBox="0 0 20 20" aria-hidden="true" className="size-5">
          <circle cx="10" cy="10" r={Math.max(1.5, size / 2)} className="fill-clay" />
        </svg>
      ) : null}
      {count}
    </span>
  );
}
