import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { CareNotice } from "@/components/care/care-notice";
import { QuestionNotice } from "@/components/measures/question-notice";
import { CheckInLink } from "@/components/sessions/check-in-link";
import { EchoNotice } from "@/components/sessions/echo-form";
import { ProgramNewsNotice } from "@/components/sessions/program-news";
import { TodayView } from "@/components/sessions/today-view";
import { BegunSession, DayKeeper, WaitingSessions } from "@/components/sessions/waiting-sessions";
import { enterPage } from "@/lib/access/page";
import { readCarers } from "@/lib/care/read";
import { pickMessages } from "@/lib/i18n/messages";
import { readQuestionCount } from "@/lib/measures/read";
import { accepted, refused } from "@/lib/result";
import { readProgramNews, readToday } from "@/lib/today/read";

export async function generateMetadata() {
  const t = await getTranslations("sessions.today");
  return { title: t("title") };
}

export default async function TodayPage() {
  const [locale, messages] = await Promise.all([getLocale(), getMessages()]);
  const { value, viewer } = await enterPage({ permission: "today:read" }, async (tx, viewer) => {
    if (!viewer.clientId) return refused("not_found");
    const today = await readToday(tx, viewer, viewer.clientId, new Date(), true);
    const isNew = today.programIsNew && today.program;
    return accepted({
      today,
      news: isNew ? await readProgramNews(tx, viewer, viewer.clientId, isNew) : null,
      carers: await readCarers(tx, viewer, viewer.clientId),
      questions: await readQuestionCount(tx, viewer, viewer.clientId, today.date),
    });
  });
  const { today, news, questions, carers } = value;
  return (
    <TodayView
      today={today}
      locale={locale}
      begin={{ href: "/today/session" }}
      notToday={{ href: "/today/not-today" }}
      beside={today.echo ? null : <CheckInLink />}
    >
      <NextIntlClientProvider messages={pickMessages(messages, ["sessions", "outbox"])}>
        <WaitingSessions />
        <DayKeeper />
        <BegunSession memberId={viewer.memberId} />
        {today.echo ? <EchoNotice echo={today.echo} locale={locale} /> : null}
      </NextIntlClientProvider>
      <CareNotice carers={carers} today={today.date} />
      <QuestionNotice count={questions} />
      {news && today.program ? <ProgramNewsNotice title={today.program.title} news={news} locale={locale} /> : null}
    </TodayView>
  );
}
