import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";

/** From the client's settings to what they and their therapist wrote down together. */
export async function AgreementLink() {
  const t = await getTranslations("safety.agreement");
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-heading">{t("toSettings")}</h2>
      <p className="text-desk text-soft">{t("toSettingsLead")}</p>
      <ButtonLink href="/agreement" look="quiet" wide>
        {t("open")}
      </ButtonLink>
    </section>
  );
}
