import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { MemberDesk } from "@/components/access/member-desk";
import { PracticeName } from "@/components/access/practice-name";
import { AuditLink } from "@/components/audit/audit-link";
import { BackupPart } from "@/components/backups/backup-part";
import { ErasuresLink } from "@/components/erasures/erasures-link";
import { LicencesLink } from "@/components/measures/licences-link";
import { WaitingMailList } from "@/components/messages/waiting-mail-list";
import { RetentionLink } from "@/components/retention/retention-link";
import { ContactForm } from "@/components/safety/contact-form";
import { HealthListLink } from "@/components/safety/health-list-link";
import { PageTitle } from "@/components/ui/page-title";
import { enterPage } from "@/lib/access/page";
import { readMembers } from "@/lib/access/read";
import { readBackups } from "@/lib/backups/read";
import { readPracticeErasures } from "@/lib/erasures/read";
import { pickMessages } from "@/lib/i18n/messages";
import { canSendMail, readWaitingMail } from "@/lib/messages/read";
import { countOpenQuestions } from "@/lib/questions/read";
import { accepted } from "@/lib/result";
import { roomLeft } from "@/lib/room";
import { readContact } from "@/lib/safety/read";

export async function generateMetadata() {
  const t = await getTranslations("practices");
  return { title: t("title") };
}

export default async function Practice() {
  const { value, viewer } = await enterPage({ permission: "member:list" }, async (tx, looking) =>
    accepted({
      members: await readMembers(tx, looking),
      mails: await readWaitingMail(tx, looking),
      contact: await readContact(tx, looking),
      questions: await countOpenQuestions(tx, looking),
      waiting: (await readPracticeErasures(tx, looking)).filter(({ state }) => state === "waiting").length,
    }),
  );
  const [t, messages] = await Promise.all([getTranslations("practices"), getMessages()]);
  const [backups, room] = await Promise.all([readBackups(), roomLeft()]);
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["practices", "access", "safety", "frame", "refusals"])}>
      <div className="flex flex-col gap-6">
        <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
        <MemberDesk members={value.members} ownId={viewer.memberId} />
        <AuditLink open={value.questions} />
        <LicencesLink />
        <ErasuresLink waiting={value.waiting} />
        <RetentionLink />
        <HealthListLink />
        <PracticeName name={viewer.practiceName} />
        <ContactForm contact={value.contact} />
        <BackupPart state={backups} room={room} now={new Date()} />
        <WaitingMailList canSend={canSendMail()} mails={value.mails} />
      </div>
    </NextIntlClientProvider>
  );
}
