import { getTranslations } from "next-intl/server";
import { SettingsPart } from "@/components/frame/settings-part";
import { ButtonLink } from "@/components/ui/button";

/** From the client's settings to who looks along. It stands there as all the rest does: nobody is asked to use it. */
export async function RelativesLink() {
  const t = await getTranslations("relatives");
  return (
    <SettingsPart title={t("title")} lead={t("linkLead")}>
      <ButtonLink href="/settings/relatives" look="quiet" wide>
        {t("link")}
      </ButtonLink>
    </SettingsPart>
  );
}
