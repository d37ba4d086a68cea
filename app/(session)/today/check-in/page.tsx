import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { CheckInForm } from "@/components/sessions/check-in-form";
import { enterPage } from "@/lib/access/page";
import { pickMessages } from "@/lib/i18n/messages";
import { accepted, refused } from "@/lib/result";
import { readToday } from "@/lib/today/read";

export async function generateMetadata() {
  const t = await getTranslations("sessions.checkIn");
  return { title: t("title") };
}

export default async function CheckInPage() {
  const [locale, messages] = await Promise.all([getLocale(), getMessages()]);
  const { value: today, viewer } = await enterPage({ permission: "today:read" }, async (tx, viewer) =>
    viewer.clientId ? accepted(await readToday(tx, viewer, viewer.clientId, new Date())) : refused("not_found"),
  );
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["sessions", "ratings", "outbox"])}>
      <CheckInForm today={today} locale={locale} memberId={viewer.memberId} />
    </NextIntlClientProvider>
  );
}
