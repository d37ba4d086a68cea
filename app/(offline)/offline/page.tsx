import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ClientFrame } from "@/components/frame/client-frame";
import { OfflineDay } from "@/components/sessions/offline-day";
import { offlineMessages } from "../offline-messages";

export async function generateMetadata() {
  const t = await getTranslations("sessions.today");
  return { title: t("title") };
}

/** What a phone keeps of the house (app/offline-worker.ts): an empty frame that fills itself from what lies sealed there. */
export default async function OfflineDayPage() {
  return (
    <ClientFrame>
      <NextIntlClientProvider messages={await offlineMessages()}>
        <OfflineDay />
      </NextIntlClientProvider>
    </ClientFrame>
  );
}
