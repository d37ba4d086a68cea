import { useTranslations } from "next-intl";
import { PracticeLink } from "@/components/frame/practice-link";

/** From the practice's page to what clients asked to destroy. */
export function ErasuresLink({ waiting }: { waiting: number }) {
  const t = useTranslations("erasures.desk");
  return (
    <PracticeLink
      id="erasures"
      title={t("title")}
      lead={`${t("linkLead")} ${t("waitingCount", { count: waiting })}`}
      href="/practice/destruction"
      link={t("link")}
    />
  );
}
