import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";

/** From the practice's page to what clients asked to destroy. */
export function ErasuresLink({ waiting }: { waiting: number }) {
  const t = useTranslations("erasures.desk");
  return (
    <section aria-labelledby="erasures" className="flex max-w-2xl flex-col items-start gap-3">
      <div className="flex flex-col gap-1">
        <h2 id="erasures" className="text-heading">
          {t("title")}
        </h2>
        <p className="text-soft">
          {t("linkLead")} {t("waitingCount", { count: waiting })}
        </p>
      </div>
      <ButtonLink href="/practice/destruction" look="quiet">
        {t("link")}
      </ButtonLink>
    </section>
  );
}
