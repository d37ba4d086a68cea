import { useTranslations } from "next-intl";
import { plainDay } from "@/components/frame/day-words";
import { type LookPeriod, lookPeriod } from "@/lib/audit/rules";
import type { Look } from "@/lib/audit/schema";
import type { Day } from "@/lib/calendar";
import { useFormatter } from "@/lib/i18n/formatter";

/** Which days are shown, and what is not among them. */
export function LooksSummary({ looks, period, today }: { looks: readonly Look[]; period: LookPeriod; today: Day }) {
  const t = useTranslations("audit.looks");
  const format = useFormatter();
  const { from, to } = lookPeriod(period, today);
  return (
    <div className="flex flex-col gap-1 text-desk text-soft">
      {from && to ? (
        <p>{t("between", { from: plainDay(format, from, today), to: plainDay(format, to, today) })}</p>
      ) : null}
      {looks.length > 0 && period !== "own" ? <p>{t("lists")}</p> : null}
      <p>{t("kept")}</p>
    </div>
  );
}
