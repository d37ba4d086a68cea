import { useTranslations } from "next-intl";
import { shortDay } from "@/components/frame/day-words";
import { ChartFrame } from "@/components/ui/chart-frame";
import { Cell, HeaderCell, Row, RowHeaderCell, Table, TableHead } from "@/components/ui/table";
import { useFormatter } from "@/lib/i18n/formatter";
import type { Review } from "@/lib/reviews/schema";

const most = 6;
const step = 24;
const largest = 9;

/** Wanted: to see where it sat, and when. Feared: a body full of marks. A quiet row of dots for each place that was named. */
export function OwnAreas({ review }: { review: Review }) {
  const t = useTranslations("reviews.own.places");
  const times = useTranslations("reviews.own.times");
  const place = useTranslations("ratings.areas");
  const format = useFormatter();
  const { columns, rows } = review.areas;
  const told = columns.reduce((sum, column) => sum + column.told, 0);
  if (rows.length === 0) return null;
  const sumOf = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
  const highest = Math.max(1, ...rows.flatMap((row) => row.times));
  const day = (date: string) => shortDay(format, date, review.to);
  const [first, last] = [columns[0], columns.at(-1)];
  return (
    <ChartFrame
      title={t("title")}
      summary={`${t("lead", { told, sessions: review.sessions })} ${t("reading")}`}
      figuresLabel={t("figures")}
      figures={
        <Table caption={t("title")} captionHidden>
          <TableHead>
            <HeaderCell>{t("place")}</HeaderCell>
            {columns.map(({ from }) => (
              <HeaderCell key={from} figure>
                {day(from)}
              </HeaderCell>
            ))}
          </TableHead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.area}>
                <RowHeaderCell>{place(row.area)}</RowHeaderCell>
                {columns.map((column, at) => (
                  <Cell key={column.from} figure>
                    {column.told === 0 ? <NotTold words={t("notTold")} /> : row.times[at]}
                  </Cell>
                ))}
              </Row>
            ))}
          </tbody>
        </Table>
      }
    >
      <ul className="flex max-w-110 flex-col gap-3">
        {rows.slice(0, most).map((row) => (
          <li key={row.area} className="flex flex-col gap-0.5">
            <span className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span>{place(row.area)}</span>
              <span className="text-desk text-soft">{times("times", { times: sumOf(row.times) })}</span>
            </span>
            <svg
              viewBox={`0 0 ${Math.max(columns.length, 8) * step} 20`}
              aria-hidden="true"
              className="block h-auto w-full"
            >
              <line x1="0" x2={columns.length * step} y1="10" y2="10" className="stroke-line" />
              {columns.map(({ from, told: named }, at) => (
                <AreaDot key={from} x={(at + 0.5) * step} share={(row.times[at] ?? 0) / highest} isTold={named > 0} />
              ))}
            </svg>
          </li>
        ))}
      </ul>
      {first && last && columns.length > 1 ? (
        <p className="flex max-w-110 justify-between text-table text-soft">
          <span>{day(first.from)}</span>
          <span>{day(last.to)}</span>
        </p>
      ) : null}
    </ChartFrame>
  );
}

/** The area of the dot is the number. Nothing named at all interrupts the line: it is a gap, and no nought. */
function AreaDot({ x, share, isTold }: { x: number; share: number; isTold: boolean }) {
  if (!isTold)
    return <line x1={x - step / 2} x2={x + step / 2} y1="10" y2="10" strokeWidth="3" className="stroke-card" />;
  if (share === 0) return <line x1={x} x2={x} y1="7" y2="13" className="stroke-edge" />;
  return <circle cx={x} cy="10" r={Math.max(2, Math.sqrt(share) * largest)} className="fill-clay" />;
}

function NotTold({ words }: { words: string }) {
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="sr-only">{words}</span>
    </>
  );
}
