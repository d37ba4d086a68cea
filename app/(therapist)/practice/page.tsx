import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { MemberDesk } from "@/components/access/member-desk";
import { LicencesLink } from "@/components/measures/licences-link";
import { WaitingMailList } from "@/components/messages/waiting-mail-list";
import { ContactForm } from "@/components/safety/contact-form";
import { PageTitle } from "@/components/ui/page-title";
import { enterPage } from "@/lib/access/page";
import { readMembers } from "@/lib/access/read";
import { pickMessages } from "@/lib/i18n/messages";
import { canSendMail, readWaitingMail } from "@/lib/messages/read";
import { accepted } from "@/lib/result";
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
    }),
  );
  const [t, messages] = await Promise.all([getTranslations("practices"), getMessages()]);
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["practices", "safety", "frame", "refusals"])}>
      <div className="flex flex-col gap-6">
        <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
        <MemberDesk members={value.members} ownId={viewer.memberId} />
        <LicencesLink />
        <ContactForm contact={value.contact} />
        <WaitingMailList canSend={canSendMail()} mails={value.mails} />
      </div>
    </NextIntlClientProvider>
  );
}
