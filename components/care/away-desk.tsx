import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import type { Day } from "@/lib/calendar";
import type { AwayPlan } from "@/lib/care/schema";
import { AwayForm } from "./away-form";
import { AwaySettled } from "./away-settled";

/** What is settled and the form; or why there is none. */
export function AwayDesk({ plan, isOwn, today }: { plan: AwayPlan; isOwn: boolean; today: Day }) {
  const t = useTranslations("care.away");
  const { clients, colleagues } = plan;
  if (clients.length === 0) return <EmptyState title={t("noneTitle")}>{t("none")}</EmptyState>;
  if (colleagues.length === 0) return <EmptyState title={t("aloneTitle")}>{t("alone")}</EmptyState>;
  return (
    <>
      <AwaySettled plan={plan} today={today} />
      <AwayForm plan={plan} isOwn={isOwn} today={today} />
    </>
  );
}
