import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { AuditFilter } from "@/components/audit/audit-filter";
import { AuditLog } from "@/components/audit/audit-log";
import { ToldEmergencies } from "@/components/emergency/told-emergencies";
import { PracticePage } from "@/components/frame/practice-page";
import { QuestionDesk } from "@/components/questions/question-desk";
import { ButtonLink } from "@/components/ui/button";
import { enterPage, viewerOfPage } from "@/lib/access/page";
import { readMembers } from "@/lib/access/read";
import { auditQuery } from "@/lib/audit/schema";
import { lookIntoAudit } from "@/lib/audit/write";
import { addDays, dayOf } from "@/lib/calendar";
import { readClients } from "@/lib/clients/read";
import { readEmergencies } from "@/lib/emergency/read";
import { pickMessages } from "@/lib/i18n/messages";
import { readQuestions } from "@/lib/questions/read";
import { accepted } from "@/lib/result";

export async function generateMetadata() {
  const t = await getTranslations("audit.log");
  return { title: t("title") };
}

type Search = Promise<Record<string, string | string[] | undefined>>;
export default async function PracticeAudit({ searchParams }: { searchParams: Search }) {
  const now = new Date();
  const today = dayOf(now, (await viewerOfPage())?.timeZone ?? "UTC");
  const said = Object.entries(await searchParams).filter(([, value]) => value !== "");
  const week = { from: addDays(today, -6), to: today };
  // An address from elsewhere that can't be read asks for the last seven days.
  const query = auditQuery.safeParse({ ...week, ...Object.fromEntries(said) }).data ?? auditQuery.parse(week);
  const { value, viewer } = await enterPage({ permission: "audit:read" }, async (tx, who) =>
    accepted({
      log: await lookIntoAudit(tx, who, query, now),
      members: await readMembers(tx, who),
      clients: (await readClients(tx, who, { limit: 1000 })).items,
      questions: (await readQuestions(tx, who, null, { limit: 50 })).items,
      emergencies: await readEmergencies(tx, who, null),
    }),
  );
  const [t, messages] = await Promise.all([getTranslations("audit.log"), getMessages()]);
  const { limit: _limit, cursor: _cursor, ...asked } = query;
  const older = new URLSearchParams({ ...asked, cursor: value.log.nextCursor ?? "" });
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["audit"])}>
      <PracticePage title={t("title")} lead={t("lead")} back={t("back")}>
        <ToldEmergencies emergencies={value.emergencies} today={today} timeZone={viewer.timeZone} withClient />
        <QuestionDesk questions={value.questions} today={today} />
        <AuditFilter asked={asked} members={value.members} clients={value.clients} />
        <AuditLog lines={value.log.items} today={today} />
        {value.log.nextCursor ? (
          <ButtonLink href={`/practice/audit?${older}`} look="quiet">
            {t("older")}
          </ButtonLink>
        ) : null}
      </PracticePage>
    </NextIntlClientProvider>
  );
}
