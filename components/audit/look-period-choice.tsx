import { useTranslations } from "next-intl";
import { Segmented } from "@/components/ui/segmented";
import { type LookPeriod, lookPeriods } from "@/lib/audit/rules";

export const askedPeriod = (asked: unknown): LookPeriod => lookPeriods.find((one) => one === asked) ?? "week";

export function LookPeriodChoice({ shown }: { shown: LookPeriod }) {
  const t = useTranslations("audit.looks.period");
  const items = lookPeriods.map((period) => ({
    href: `/who-looked?period=${period}`,
    label: t(period),
    current: period === shown,
  }));
  return <Segmented look="range" label={t("label")} items={items} />;
}
