import { useTranslations } from "next-intl";
import { PracticeLink } from "@/components/frame/practice-link";

/** From the practice's page to how long it keeps what. */
export function RetentionLink() {
  const t = useTranslations("retention");
  return (
    <PracticeLink id="retention" title={t("title")} lead={t("linkLead")} href="/practice/retention" link={t("link")} />
  );
}
