import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";

/** From the client's settings to their reminders. */
export async function RemindersLink() {
  const t = await getTranslations("reminders");
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-heading">{t("title")}</h2>
      <p className="text-desk text-soft">{t("linkLead")}</p>
      <ButtonLink href="/settings/reminders" look="quiet" wide>
        {t("link")}
      </ButtonLink>
    </section>
  );
}
