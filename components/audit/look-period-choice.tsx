import { useTranslations } from "next-intl";
import { Segmented } from "@/components/ui/segmented";
import { type LookPeriod, lookPeriod, lookPeriods } from "@/lib/audit/rules";
import { type LookQuery, lookQuery } from "@/lib/audit/schema";
import type { Day } from "@/lib/calendar";

type Asked = { period?: unknown; cursor?: unknown };

/** What a page shows; one that is not there any more is the first one. */
export function askedLooks({ period: asked, cursor }: Asked, today: Day): { period: LookPeriod; query: LookQuery } {
  const period = lookPeriods.find((one) => one === asked) ?? "week";
  const days = lookPeriod(period, today);
  return { period, query: lookQuery.safeParse({ ...days, cursor }).data ?? lookQuery.parse(days) };
}

export function LookPeriodChoice({ shown }: { shown: LookPeriod }) {
  const t = useTranslations("audit.looks.period");
  const items = lookPeriods.map((period) => ({
    href: `/who-looked?period=${period}`,
    label: t(period),
    current: period === shown,
  }));
  return <Segmented look="range" label={t("label")} items={items} />;
}
