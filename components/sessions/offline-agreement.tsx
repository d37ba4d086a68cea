"use client";

import { useTranslations } from "next-intl";
import { AgreedRelease, AgreedTerms, AgreedWords } from "@/components/safety/agreed-lists";
import { ContactList } from "@/components/safety/contact-list";
import { PageTitle } from "@/components/ui/page-title";
import type { Locale } from "@/lib/i18n/locale";
import type { Today } from "@/lib/today/schema";

/** What was agreed, as this phone last heard it: to be read, and changed once there is a connection. */
export function OfflineAgreement({ today, locale }: { today: Today; locale: Locale }) {
  const t = useTranslations("safety");
  const tLive = useTranslations("sessions.live");
  const { agreement, contact, threshold, facts, standing } = today.safety;
  if (!agreement) return null;
  return (
    <>
      <PageTitle scale="client" lead={t("agreement.offline")}>
        {t("agreement.title")}
      </PageTitle>
      <AgreedWords words={agreement.words} />
      {facts ? (
        <section aria-labelledby="opening" className="flex flex-col gap-3">
          <AgreedRelease
            opening={facts}
            terms={agreement.terms}
            today={today.date}
            isOld={standing?.because === "expired"}
          />
        </section>
      ) : null}
      <section aria-labelledby="agreed" className="flex flex-col gap-3">
        <AgreedTerms
          version={agreement.version}
          terms={agreement.terms}
          threshold={today.program ? threshold : null}
          opened={facts?.opened}
        />
      </section>
      {contact ? (
        <section aria-labelledby="contact" className="flex flex-col gap-3 rounded-card bg-sea-2 p-5">
          <h2 id="contact" className="text-heading">
            {t("contact.title")}
          </h2>
          <p>{t("contact.notLive")}</p>
          <ContactList contact={contact} practice={tLive("practice")} locale={locale} />
        </section>
      ) : null}
    </>
  );
}
