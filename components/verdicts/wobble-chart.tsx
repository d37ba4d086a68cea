import { useTranslations } from "next-intl";
import { shortDay } from "@/components/frame/day-words";
import { ChartFrame } from "@/components/ui/chart-frame";
import { Opener } from "@/components/ui/opener";
import { Cell, HeaderCell, Row, RowHeaderCell, Table, TableHead } from "@/components/ui/table";
import { useFormatter } from "@/lib/i18n/formatter";
import { xmr } from "@/lib/statistics";
import type { VerdictCounts, VerdictFigures, VerdictTerms } from "@/lib/verdicts/schema";
import { WobblePlot } from "./wobble-plot";

type WobbleChartProps = { agreement: VerdictTerms; days: VerdictFigures["days"]; counts: VerdictCounts };

/** On request: how the ratings of both periods go up and down by themselves. A picture, and never an alarm. */
export function WobbleChart({ agreement, days, counts }: WobbleChartProps) {
  const t = useTranslations("verdicts.wobble");
  const format = useFormatter();
  const wobble = xmr(days.map(({ value }) => value));
  if (!wobble) return null;
  const level = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  const reach = {
    lower: level(wobble.limits.lower),
    upper: level(wobble.limits.upper),
    mean: level(wobble.mean),
  };
  const { earlier, later } = counts;
  const answered = {
    count: days.length,
    asked: earlier.asked + later.asked,
    missing: earlier.missing + later.missing,
  };
  return (
    <Opener label={t("show")} ruled>
      <ChartFrame
        title={t("title")}
        headingLevel={3}
        summary={`${t("answered", answered)} ${t("summary", reach)}`}
        savable
        figuresLabel={t("figures")}
        figures={
          <Table caption={t("title")} captionHidden>
            <TableHead>
              <HeaderCell>{t("day")}</HeaderCell>
              <HeaderCell figure>{t("rating")}</HeaderCell>
            </TableHead>
            <tbody>
              {days.map(({ day, value }) => (
                <Row key={day}>
                  <RowHeaderCell>{shortDay(format, day, agreement.lookOn)}</RowHeaderCell>
                  <Cell figure>{value}</Cell>
                </Row>
              ))}
            </tbody>
          </Table>
        }
      >
        <WobblePlot
          days={days}
          wobble={wobble}
          span={agreement}
          hue={agreement.rating}
          label={t("drawing", { count: days.length, ...reach })}
          second={t("second")}
          nameOf={(day) => shortDay(format, day, agreement.lookOn)}
        />
      </ChartFrame>
    </Opener>
  );
}
