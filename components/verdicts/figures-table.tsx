import { useTranslations } from "next-intl";
import { Opener } from "@/components/ui/opener";
import { Cell, HeaderCell, Row, RowHeaderCell, Table } from "@/components/ui/table";
import { useFormatter } from "@/lib/i18n/formatter";
import type { PhaseCounts, VerdictCounts, VerdictFigures } from "@/lib/verdicts/schema";

/** All figures behind a verdict, for who wants to check it. */
export function VerdictFiguresTable({ counts, figures }: { counts: VerdictCounts; figures: VerdictFigures }) {
  const t = useTranslations("verdicts.figures");
  const tTerms = useTranslations("verdicts.terms");
  const format = useFormatter();
  const exact = (value: number | null) =>
    value === null ? t("unknown") : format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const level = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  const missing = ({ asked, missing: count }: PhaseCounts) =>
    t("missingValue", {
      count,
      share: format.number(asked === 0 ? 0 : count / asked, { style: "percent", maximumFractionDigits: 0 }),
    });
  const half = ([from, to]: [number, number]) => t("between", { from: level(from), to: level(to) });
  const { earlier, later } = counts;
  const byPhase = [
    [t("count"), earlier.count, later.count],
    [t("asked"), earlier.asked, later.asked],
    [t("missing"), missing(earlier), missing(later)],
    [t("median"), level(figures.earlier.median), level(figures.later.median)],
    [t("quartiles"), half(figures.earlier.quartiles), half(figures.later.quartiles)],
  ] as const;
  const { interval, tauBc } = figures;
  const compared = [
    [t("difference"), level(figures.difference)],
    [t("nap"), t("napValue", { nap: exact(figures.nap), lower: exact(interval.lower), upper: exact(interval.upper) })],
    [t("error"), exact(figures.error)],
    [t("tau"), exact(figures.tau)],
    [t("tauU"), exact(figures.tauU)],
    [t("tauBc"), exact(tauBc.tau)],
    [t("slope"), exact(tauBc.slope)],
    [t("carryOver"), exact(figures.carryOver)],
  ] as const;
  return (
    <Opener label={t("show")} ruled>
      <div className="flex max-w-3xl flex-col gap-4 pb-2">
        <Table caption={t("caption")} captionHidden>
          <thead>
            <tr className="border-b border-edge">
              <HeaderCell>{t("name")}</HeaderCell>
              <HeaderCell figure>{tTerms("earlier")}</HeaderCell>
              <HeaderCell figure>{tTerms("later")}</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {byPhase.map(([name, first, second]) => (
              <Row key={name}>
                <RowHeaderCell>{name}</RowHeaderCell>
                <Cell figure>{first}</Cell>
                <Cell figure>{second}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
        <Table caption={t("comparison")} captionHidden>
          <thead>
            <tr className="border-b border-edge">
              <HeaderCell>{t("comparison")}</HeaderCell>
              <HeaderCell figure>{t("value")}</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {compared.map(([name, value]) => (
              <Row key={name}>
                <RowHeaderCell>{name}</RowHeaderCell>
                <Cell figure>{value}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
        <p className="text-table text-soft">{t("note")}</p>
      </div>
    </Opener>
  );
}
