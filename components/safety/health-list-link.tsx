import { useTranslations } from "next-intl";
import { PracticeLink } from "@/components/frame/practice-link";

/** From the practice's page to what it asks about health. */
export function HealthListLink() {
  const t = useTranslations("safety.health.page");
  return (
    <PracticeLink id="health-list" title={t("title")} lead={t("linkLead")} href="/practice/health" link={t("link")} />
  );
}
