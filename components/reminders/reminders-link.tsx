import { getTranslations } from "next-intl/server";
import { SettingsPart } from "@/components/frame/settings-part";
import { ButtonLink } from "@/components/ui/button";

/** From the client's settings to their reminders. */
export async function RemindersLink() {
  const t = await getTranslations("reminders");
  return (
    <SettingsPart title={t("title")} lead={t("linkLead")}>
      <ButtonLink href="/settings/reminders" look="quiet" wide>
        {t("link")}
      </ButtonLink>
    </SettingsPart>
  );
}
