import { getTranslations } from "next-intl/server";
import { SettingsPart } from "@/components/frame/settings-part";
import { ButtonLink } from "@/components/ui/button";

/** From the client's settings to what keeps their account their own. */
export async function SigningInLink() {
  const t = await getTranslations("access.signingIn");
  return (
    <SettingsPart title={t("title")} lead={t("linkLead")}>
      <ButtonLink href="/settings/sign-in" look="quiet" wide>
        {t("link")}
      </ButtonLink>
    </SettingsPart>
  );
}
