import { useTranslations } from "next-intl";
import { plainDay } from "@/components/frame/day-words";
import { type LookPeriod, lookPeriod } from "@/lib/audit/rules";
import type { Day } from "@/lib/calendar";
import { useFormatter } from "@/lib/i18n/formatter";

/** The days that are shown, where they are bounded. */
export function LookDays({ period, today }: { period: LookPeriod; today: Day }) {
  const t = useTranslations("audit.looks");
  const format = useFormatter();
  const { from, to } = lookPeriod(period, today);
  if (!from || !to) return null;
  const days = { from: plainDay(format, from, today), to: plainDay(format, to, today) };
  return <p className="text-desk text-soft">{from === to ? t("onDay", days) : t("between", days)}</p>;
}

/** What is not among the lines, and how long they stay. */
export function LooksNote() {
  const t = useTranslations("audit.looks");
  return (
    <div className="flex flex-col gap-2 text-desk text-soft">
      <p>{t("lists")}</p>
      <p>{t("kept")}</p>
    </div>
  );
}
