import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { AgreementSheet } from "@/components/safety/agreement-sheet";
import { ContactCard } from "@/components/safety/contact-card";
import { OwnAgreementForm } from "@/components/safety/own-agreement-form";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
import { enterPage } from "@/lib/access/page";
import { dayOf } from "@/lib/calendar";
import { pickMessages } from "@/lib/i18n/messages";
import { accepted, refused } from "@/lib/result";
import { readAgreement, readContact } from "@/lib/safety/read";
import { readToday } from "@/lib/today/read";

export async function generateMetadata() {
  const t = await getTranslations("safety.agreement");
  return { title: t("title") };
}

export default async function OwnAgreement() {
  const now = new Date();
  const { value, viewer } = await enterPage({ permission: "today:read" }, async (tx, looking) => {
    if (!looking.clientId) return refused("role_cannot");
    const { program, safety } = await readToday(tx, looking, looking.clientId, now);
    return accepted({
      clientId: looking.clientId,
      agreement: await readAgreement(tx, looking, looking.clientId),
      contact: await readContact(tx, looking),
      threshold: program && safety.threshold,
      opening: safety.facts,
    });
  });
  const { clientId, agreement, contact, threshold, opening } = value;
  const [t, messages] = await Promise.all([getTranslations("safety.agreement"), getMessages()]);
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["safety"])}>
      <PageTitle scale="client" lead={t("ownLead")}>
        {t("title")}
      </PageTitle>
      <OwnAgreementForm clientId={clientId} agreement={agreement} />
      <hr className="border-line" />
      <AgreementSheet
        agreement={agreement}
        threshold={threshold}
        opening={opening}
        today={dayOf(now, viewer.timeZone)}
        timeZone={viewer.timeZone}
      />
      <ContactCard contact={contact} practice={viewer.practiceName} locale={viewer.locale} />
      <ButtonLink href="/settings" look="plain" wide>
        {t("back")}
      </ButtonLink>
    </NextIntlClientProvider>
  );
}
