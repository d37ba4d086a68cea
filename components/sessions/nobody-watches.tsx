"use client";

import { useTranslations } from "next-intl";
import { Opener } from "@/components/ui/opener";
import type { Locale } from "@/lib/i18n/locale";
import type { Today } from "@/lib/today/schema";

/** Stands on every screen of release (domain.md G14): nobody watches live, and this is who can be called. */
export function NobodyWatches({ today, locale, open = false }: { today: Today; locale: Locale; open?: boolean }) {
  const t = useTranslations("sessions.live");
  const { contact } = today.safety;
  if (!contact) return <p className="text-desk text-soft">{t("line")}</p>;
  const { phone, hours, numbers } = contact;
  return (
    <Opener open={open} label={t("whoToCall")} className="text-desk text-soft">
      <ul className="flex flex-col gap-1 pb-2">
        {phone || hours[locale] ? (
          <li>
            {t("practice")} {phone ? <Call number={phone} /> : null} {hours[locale]}
          </li>
        ) : null}
        {numbers.map(({ number, sentence }) => (
          <li key={sentence.nl}>
            {number ? <Call number={number} /> : null} {sentence[locale]}
          </li>
        ))}
      </ul>
    </Opener>
  );
}

const Call = ({ number }: { number: string }) => (
  <a
    className="link inline-flex min-h-11 min-w-11 items-center font-semibold"
    href={`tel:${number.replace(/[^\d+]/g, "")}`}
  >
    {number}
  </a>
);
