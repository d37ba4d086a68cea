import { useTranslations } from "next-intl";
import type { Day } from "@/lib/calendar";
import type { VerdictTerms } from "@/lib/verdicts/schema";
import { useDayName } from "./verdict-words";

/** What was agreed, line by line. */
export function TermsList({ terms, today }: { terms: VerdictTerms; today: Day }) {
  const t = useTranslations("verdicts.terms");
  const day = useDayName(today);
  const { rating, wanted, points, fewest, lookOn } = terms;
  const span = (from: Day, to: Day) => t("span", { from: day(from), to: day(to) });
  const lines = [
    [t("what"), t("whatValue", { rating })],
    [t("wanted"), t("wantedValue", { wanted, points })],
    [t("earlier"), span(terms.baselineFrom, terms.baselineUntil)],
    [t("later"), span(terms.secondFrom, lookOn)],
    [t("fewest"), t("fewestValue", { count: fewest })],
    [t("lookOn"), day(lookOn)],
  ] as const;
  return (
    <dl aria-label={t("label")} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-table">
      {lines.map(([term, value]) => (
        <div key={term} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-soft">{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
