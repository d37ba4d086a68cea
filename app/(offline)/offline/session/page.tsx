import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ClientFrame } from "@/components/frame/client-frame";
import { OfflineSession } from "@/components/sessions/offline-day";
import { offlineMessages } from "../../offline-messages";

export async function generateMetadata() {
  const t = await getTranslations("sessions.frame");
  return { title: t("title") };
}

export default async function OfflineSessionPage() {
  return (
    <ClientFrame menu={false}>
      <NextIntlClientProvider messages={await offlineMessages()}>
        <OfflineSession />
      </NextIntlClientProvider>
    </ClientFrame>
  );
}
