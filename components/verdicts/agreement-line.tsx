import { useTranslations } from "next-intl";
import type { Day } from "@/lib/calendar";
import { isAgreed, isOpen } from "@/lib/verdicts/rules";
import type { VerdictAgreement } from "@/lib/verdicts/schema";
import { useDayName } from "./verdict-words";

/** Who agreed and when, and how it ended where it did. */
export function AgreementLine({ agreement, today }: { agreement: VerdictAgreement; today: Day }) {
  const t = useTranslations("verdicts.desk");
  const day = useDayName(today);
  const { proposed, together, accepted, withdrawn, lookOn } = agreement;
  const said = ({ on, by }: typeof proposed) => ({ day: day(on), name: by ?? t("someone") });
  return (
    <>
      <p className="text-table text-soft">
        {t(together ? "together" : "proposed", said(proposed))}
        {accepted ? ` ${t("accepted", said(accepted))}` : null}
        {withdrawn ? ` ${t("withdrawn", said(withdrawn))}` : null}
      </p>
      {isOpen(agreement, today) && !isAgreed(agreement) ? <p>{t("waits", { day: day(lookOn) })}</p> : null}
    </>
  );
}
