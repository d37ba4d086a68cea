import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";

/** From the practice's page to how long it keeps what. */
export function RetentionLink() {
  const t = useTranslations("retention");
  return (
    <section aria-labelledby="retention" className="flex max-w-2xl flex-col items-start gap-3">
      <div className="flex flex-col gap-1">
        <h2 id="retention" className="text-heading">
          {t("title")}
        </h2>
        <p className="text-soft">{t("linkLead")}</p>
      </div>
      <ButtonLink href="/practice/retention" look="quiet">
        {t("link")}
      </ButtonLink>
    </section>
  );
}
