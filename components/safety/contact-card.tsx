import { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/access/schema";
import type { Contact } from "@/lib/safety/schema";

type ContactCardProps = { contact: Contact; practice: string; locale: Locale; headingId?: string };

const link = "font-semibold underline underline-offset-4 inline-flex min-h-11 items-center";
const dialled = (number: string) => `tel:${number.replace(/[^\d+]/g, "")}`;

/** Whom somebody can call, and that nobody watches live (domain.md G14). */
export async function ContactCard({ contact, practice, locale, headingId = "contact" }: ContactCardProps) {
  const t = await getTranslations("safety.contact");
  const hours = contact.hours[locale] || contact.hours.nl;
  return (
    <section aria-labelledby={headingId} className="flex flex-col gap-3 rounded-card bg-sea-2 p-5 break-inside-avoid">
      <h2 id={headingId} className="text-heading">
        {t("title")}
      </h2>
      <p>{t("notLive")}</p>
      <ul className="flex flex-col gap-3">
        {contact.phone || hours ? (
          <li>
            <span className="block">{practice}</span>
            {hours ? <span className="block">{hours}</span> : null}
            {contact.phone ? (
              <a href={dialled(contact.phone)} className={link}>
                {t("call", { number: contact.phone })}
              </a>
            ) : null}
          </li>
        ) : null}
        {contact.numbers.map((one) => (
          <li key={one.sentence.nl}>
            <span className="block">{one.sentence[locale]}</span>
            {one.number ? (
              <a href={dialled(one.number)} className={link}>
                {t("call", { number: one.number })}
              </a>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
