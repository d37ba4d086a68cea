"use client";

import { useTranslations } from "next-intl";
import { ContactList } from "@/components/safety/contact-list";
import { Opener } from "@/components/ui/opener";
import type { Locale } from "@/lib/i18n/locale";
import type { Today } from "@/lib/today/schema";

/** Stands on every screen of release (domain.md G14): nobody watches live, and this is who can be called. */
export function NobodyWatches({ today, locale, open = false }: { today: Today; locale: Locale; open?: boolean }) {
  const t = useTranslations("sessions.live");
  const { contact } = today.safety;
  if (!contact) return <p className="text-desk text-soft">{t("line")}</p>;
  return (
    <Opener open={open} label={t("whoToCall")} className="text-desk text-soft">
      <ContactList contact={contact} practice={t("practice")} locale={locale} />
    </Opener>
  );
}
