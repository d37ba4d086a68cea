import { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/locale";
import type { Contact } from "@/lib/safety/schema";
import { ContactList } from "./contact-list";

type ContactCardProps = { contact: Contact; practice: string; locale: Locale; headingId?: string };

/** Whom somebody can call, and that nobody watches live. */
export async function ContactCard({ contact, practice, locale, headingId = "contact" }: ContactCardProps) {
  const t = await getTranslations("safety.contact");
  return (
    <section aria-labelledby={headingId} className="flex flex-col gap-3 rounded-card bg-sea-2 p-5 break-inside-avoid">
      <h2 id={headingId} className="text-heading">
        {t("title")}
      </h2>
      <p>{t("notLive")}</p>
      <ContactList contact={contact} practice={practice} locale={locale} />
    </section>
  );
}
