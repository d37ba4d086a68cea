import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";

/** From the practice's page to what it asks about health. */
export function HealthListLink() {
  const t = useTranslations("safety.health.page");
  return (
    <section aria-labelledby="health-list" className="flex max-w-2xl flex-col items-start gap-3">
      <div className="flex flex-col gap-1">
        <h2 id="health-list" className="text-heading">
          {t("title")}
        </h2>
        <p className="text-soft">{t("linkLead")}</p>
      </div>
      <ButtonLink href="/practice/health" look="quiet">
        {t("link")}
      </ButtonLink>
    </section>
  );
}
