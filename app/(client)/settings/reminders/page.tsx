import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { RemindersScreen } from "@/components/reminders/reminders-screen";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
import { enterPage } from "@/lib/access/page";
import { pickMessages } from "@/lib/i18n/messages";
import { readReminders } from "@/lib/reminders/read";
import { accepted, refused } from "@/lib/result";

export async function generateMetadata() {
  const t = await getTranslations("reminders");
  return { title: t("title") };
}

export default async function RemindersPage() {
  const { value } = await enterPage({ permission: "reminder:choose" }, async (tx, viewer) =>
    viewer.clientId ? accepted(await readReminders(tx, viewer, viewer.clientId)) : refused("role_cannot"),
  );
  const [t, messages] = await Promise.all([getTranslations("reminders"), getMessages()]);
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["reminders", "programs.days"])}>
      <ButtonLink href="/settings" look="plain" className="-mt-3 -mb-2 -ml-5 self-start">
        {t("back")}
      </ButtonLink>
      <PageTitle scale="client">{t("title")}</PageTitle>
      <p className="-mt-2">{t("lead")}</p>
      <RemindersScreen reminders={value} />
    </NextIntlClientProvider>
  );
}
