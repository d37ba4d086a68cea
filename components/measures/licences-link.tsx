import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";

/** From the practice's page to its licence register. */
export function LicencesLink() {
  const t = useTranslations("measures.licences");
  return (
    <section aria-labelledby="licences" className="flex max-w-2xl flex-col items-start gap-3">
      <div className="flex flex-col gap-1">
        <h2 id="licences" className="text-heading">
          {t("title")}
        </h2>
        <p className="text-soft">{t("linkLead")}</p>
      </div>
      <ButtonLink href="/practice/measures" look="quiet">
        {t("link")}
      </ButtonLink>
    </section>
  );
}
