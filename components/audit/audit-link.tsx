import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";

/** From the practice's page to its log, and to what clients asked about it. */
export function AuditLink({ open }: { open: number }) {
  const t = useTranslations("audit.log");
  return (
    <section aria-labelledby="audit" className="flex max-w-2xl flex-col items-start gap-3">
      <div className="flex flex-col gap-1">
        <h2 id="audit" className="text-heading">
          {t("title")}
        </h2>
        <p className="text-soft">
          {t("linkLead")} {t("linkOpen", { count: open })}
        </p>
      </div>
      <ButtonLink href="/practice/audit" look="quiet">
        {t("link")}
      </ButtonLink>
    </section>
  );
}
