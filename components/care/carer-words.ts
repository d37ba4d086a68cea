import { useTranslations } from "next-intl";
import { plainDay } from "@/components/frame/day-words";
import type { Day } from "@/lib/calendar";
import { phraseOf, standsInFor } from "@/lib/care/rules";
import type { Care, Carer } from "@/lib/care/schema";
import { useFormatter } from "@/lib/i18n/formatter";

/** What somebody's days are, after their name: `neemt waar voor Nienke de Wit tot en met 13 december`. Null: they simply treat. */
export function useCarerWords(today: Day): (care: Pick<Care, "carers">, carer: Carer) => string | null {
  const t = useTranslations("care.terms");
  const format = useFormatter();
  return (care, carer) => {
    const phrase = phraseOf(care, carer, today);
    const day = (one: Day | null) => (one ? plainDay(format, one, today) : "");
    const whom = standsInFor(care, carer)?.name ?? "none";
    return phrase && t(phrase, { whom, from: day(carer.from), until: day(carer.until) });
  };
}
