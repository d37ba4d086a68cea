import { getTranslations } from "next-intl/server";
import { SettingsPart } from "@/components/frame/settings-part";
import { ButtonLink } from "@/components/ui/button";

/** From the client's settings to their own record. */
export async function RecordLink() {
  const t = await getTranslations("copies");
  return (
    <SettingsPart title={t("title")} lead={t("settingsLead")}>
      <ButtonLink href="/my-record" look="quiet" wide>
        {t("open")}
      </ButtonLink>
    </SettingsPart>
  );
}

/** Back from one of its pages. */
export async function BackToRecord() {
  const t = await getTranslations("copies");
  return (
    <ButtonLink href="/my-record" look="plain" className="-mt-3 -mb-2 -ml-5 self-start">
      {t("back")}
    </ButtonLink>
  );
}
