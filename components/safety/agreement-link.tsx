import { getTranslations } from "next-intl/server";
import { SettingsPart } from "@/components/frame/settings-part";
import { ButtonLink } from "@/components/ui/button";

/** From the client's settings to what they and their therapist wrote down together. */
export async function AgreementLink() {
  const t = await getTranslations("safety.agreement");
  return (
    <SettingsPart title={t("toSettings")} lead={t("toSettingsLead")}>
      <ButtonLink href="/agreement" look="quiet" wide>
        {t("open")}
      </ButtonLink>
    </SettingsPart>
  );
}
