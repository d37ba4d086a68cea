import { redirect } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { SessionPlayer } from "@/components/sessions/session-player";
import { DayKeeper } from "@/components/sessions/waiting-sessions";
import { enterPage } from "@/lib/access/page";
import { pickMessages } from "@/lib/i18n/messages";
import { accepted, refused } from "@/lib/result";
import { readToday } from "@/lib/today/read";

export async function generateMetadata() {
  const t = await getTranslations("sessions.frame");
  return { title: t("title") };
}

export default async function SessionPage({ searchParams }: { searchParams: Promise<{ on?: string | string[] }> }) {
  const { on } = await searchParams;
  const [locale, messages] = await Promise.all([getLocale(), getMessages()]);
  const { value: today, viewer } = await enterPage({ permission: "today:read" }, async (tx, viewer) =>
    viewer.clientId ? accepted(await readToday(tx, viewer, viewer.clientId, new Date(), true)) : refused("not_found"),
  );
  // A session that was begun yesterday can still be finished on a day that asks nothing.
  if (today.items.length === 0 && on === undefined) redirect("/today");
  const { dose } = messages.exercises as { dose: Record<string, string> };
  return (
    <NextIntlClientProvider
      messages={{ ...pickMessages(messages, ["sessions", "ratings", "outbox"]), exercises: { dose } }}
    >
      <DayKeeper />
      <SessionPlayer today={today} locale={locale} memberId={viewer.memberId} goOn={on !== undefined} />
    </NextIntlClientProvider>
  );
}
