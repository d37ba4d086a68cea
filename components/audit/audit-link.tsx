import { useTranslations } from "next-intl";
import { PracticeLink } from "@/components/frame/practice-link";

/** From the practice's page to its log, and to what clients asked about it. */
export function AuditLink({ open }: { open: number }) {
  const t = useTranslations("audit.log");
  return (
    <PracticeLink
      id="audit"
      title={t("title")}
      lead={`${t("linkLead")} ${t("linkOpen", { count: open })}`}
      href="/practice/audit"
      link={t("link")}
    />
  );
}
