import type { Locale } from "@/lib/i18n/locale";
import type { Contact } from "@/lib/safety/schema";

const Call = ({ number }: { number: string }) => (
  <a
    href={`tel:${number.replace(/[^\d+]/g, "")}`}
    className="link inline-flex min-h-11 min-w-11 items-center font-semibold"
  >
    {number}
  </a>
);

/** Whom somebody can call (domain.md G14): the practice when it can be reached, and who is there day and night. */
export function ContactList({ contact, practice, locale }: { contact: Contact; practice: string; locale: Locale }) {
  const { phone, numbers } = contact;
  const hours = contact.hours[locale] || contact.hours.nl;
  return (
    <ul className="flex flex-col gap-1">
      {phone || hours ? (
        <li className="py-1">
          {practice} {phone ? <Call number={phone} /> : null} {hours}
        </li>
      ) : null}
      {numbers.map(({ number, sentence }) => (
        <li key={sentence.nl} className={number ? "flex items-baseline gap-2" : "py-1"}>
          {number ? <Call number={number} /> : null} <span>{sentence[locale]}</span>
        </li>
      ))}
    </ul>
  );
}
