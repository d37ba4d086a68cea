import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { plainDay } from "@/components/frame/day-words";
import { PageTitle } from "@/components/ui/page-title";
import { dayOf } from "@/lib/calendar";
import type { Contact } from "@/lib/contacts/schema";
import { getFormatter } from "@/lib/i18n/server-formatter";
import { ContactLink } from "./contact-link";
import { EditContact } from "./edit-contact";

type ContactDeskProps = { contact: Contact; timeZone: string; now: Date };

/** One client, as far as an assistant knows them. */
export async function ContactDesk({ contact, timeZone, now }: ContactDeskProps) {
  const [t, format] = await Promise.all([getTranslations("contacts"), getFormatter()]);
  const { name, email, locale, hasAccount, invitedUntil, carers } = contact;
  const until = invitedUntil && plainDay(format, dayOf(new Date(invitedUntil), timeZone), dayOf(now, timeZone));
  const facts = [
    [t("columns.email"), email ?? t("noEmail")],
    [t("columns.locale"), t(`locales.${locale}`)],
    [t("columns.account"), t(hasAccount ? "account.has" : "account.none")],
    [t("columns.carers"), carers.join(", ") || t("noCarer")],
  ];
  return (
    <div className="flex max-w-2xl flex-col gap-6">
      <PageTitle
        eyebrow={
          <Link href="/contacts" className="link inline-flex min-h-6 items-center print:hidden">
            {t("all")}
          </Link>
        }
        actions={<EditContact contact={contact} />}
      >
        {name}
      </PageTitle>
      <section aria-labelledby="contact" className="surface flex flex-col gap-3 p-5">
        <h2 id="contact" className="text-heading">
          {t("one.title")}
        </h2>
        <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[auto_minmax(0,1fr)] sm:gap-y-2">
          {facts.map(([what, said]) => (
            <div key={what} className="contents">
              <dt className="text-soft max-sm:mt-2">{what}</dt>
              <dd className="break-words">{said}</dd>
            </div>
          ))}
        </dl>
      </section>
      {hasAccount ? null : (
        <ContactLink
          clientId={contact.id}
          email={email}
          state={until ? t("one.link.open", { day: until }) : t("one.link.none")}
          isFirst={!until}
          timeZone={timeZone}
        />
      )}
      <p className="text-table text-soft">{t("one.logged")}</p>
    </div>
  );
}
