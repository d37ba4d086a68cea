import { getLocale, getTranslations } from "next-intl/server";
import { plainDay } from "@/components/frame/day-words";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { dayOf } from "@/lib/calendar";
import type { Contact } from "@/lib/contacts/schema";
import { getFormatter } from "@/lib/i18n/server-formatter";
import { ContactList } from "./contact-list";

type ContactsProps = {
  contacts: { items: Contact[]; nextCursor: string | null };
  timeZone: string;
  now: Date;
  isFirst: boolean;
};

/** An assistant's home. Wanted: somebody's address, quickly. Feared: to see more of somebody than that. */
export async function Contacts({ contacts: { items, nextCursor }, timeZone, now, isFirst }: ContactsProps) {
  const [t, format] = await Promise.all([getTranslations("contacts"), getFormatter()]);
  const today = dayOf(now, timeZone);
  const accountOf = ({ hasAccount, invitedUntil }: Contact) => {
    if (hasAccount) return t("account.has");
    if (!invitedUntil) return t("account.none");
    return t("account.open", { day: plainDay(format, dayOf(new Date(invitedUntil), timeZone), today) });
  };
  // As people look somebody up: Éva stands with the E.
  const { compare } = new Intl.Collator(await getLocale());
  const lines = items
    .map((contact) => {
      const { id, name, email, locale, carers } = contact;
      return { id, name, email, locale, carers, account: accountOf(contact) };
    })
    .sort((one, other) => compare(one.name, other.name));
  const add = <ButtonLink href="/contacts/add">{t("add")}</ButtonLink>;
  return (
    <div className="flex flex-col gap-5">
      <PageTitle lead={t("lead")} actions={lines.length > 0 ? add : null}>
        {t("title")}
      </PageTitle>
      {lines.length > 0 ? (
        <ContactList
          lines={lines}
          isPart={!isFirst || nextCursor !== null}
          nextHref={nextCursor ? `/contacts?cursor=${encodeURIComponent(nextCursor)}` : null}
        />
      ) : (
        <EmptyState title={t("empty.title")} action={add}>
          {t("empty.body")}
        </EmptyState>
      )}
      {isFirst ? null : (
        <ButtonLink look="plain" href="/contacts" className="w-fit">
          {t("first")}
        </ButtonLink>
      )}
    </div>
  );
}
