import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { EmergencyForm } from "@/components/emergency/emergency-form";
import { PageTitle } from "@/components/ui/page-title";
import { enterPage } from "@/lib/access/page";
import { pickMessages } from "@/lib/i18n/messages";
import { accepted } from "@/lib/result";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("emergency");
  return { title: t("title") };
}

export default async function EmergencyPage() {
  await enterPage({ permission: "record:open-in-emergency" }, async () => accepted(null));
  const [t, messages] = await Promise.all([getTranslations("emergency"), getMessages()]);
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["emergency", "stepUp"])}>
      <div className="flex max-w-xl flex-col gap-6">
        <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
        <EmergencyForm />
      </div>
    </NextIntlClientProvider>
  );
}
