import { useTranslations } from "next-intl";
import { PracticeLink } from "@/components/frame/practice-link";

/** From the practice's page to its licence register. */
export function LicencesLink() {
  const t = useTranslations("measures.licences");
  return (
    <PracticeLink id="licences" title={t("title")} lead={t("linkLead")} href="/practice/measures" link={t("link")} />
  );
}
