import { redirect } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { EchoForm } from "@/components/sessions/echo-form";
import { enterPage } from "@/lib/access/page";
import { pickMessages } from "@/lib/i18n/messages";
import { accepted, refused } from "@/lib/result";
import { readToday } from "@/lib/today/read";

export async function generateMetadata() {
  const t = await getTranslations("sessions.echo");
  return { title: t("pageTitle") };
}

export default async function EchoPage() {
  const [locale, messages] = await Promise.all([getLocale(), getMessages()]);
  const { value: today, viewer } = await enterPage({ permission: "today:read" }, async (tx, viewer) =>
    viewer.clientId ? accepted(await readToday(tx, viewer, viewer.clientId, new Date())) : refused("not_found"),
  );
  // Asked for two days, and answered once: later there is nothing to answer.
  if (!today.echo) redirect("/today");
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["sessions", "outbox"])}>
      <EchoForm echo={today.echo} timeZone={viewer.timeZone} locale={locale} memberId={viewer.memberId} />
    </NextIntlClientProvider>
  );
}
