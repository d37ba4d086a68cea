"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { startTransition, useOptimistic, useState } from "react";
import { changeMe } from "@/lib/access/browser";
import { type Locale, localeCookie, locales } from "@/lib/i18n/locale";
import { keepPreference } from "./browser-cookie";
import { ChoiceSwitch } from "./choice-switch";

type LanguageSwitchProps = {
  label: string;
  labelHidden?: boolean;
  /** Each language in its own words. */
  names: Record<Locale, string>;
  /** Shows NL and EN; the names are still what is heard. */
  short?: boolean;
  /** Somebody is signed in: the choice becomes theirs, on every device. Without it, it is this device's only. */
  ofPerson?: boolean;
};

export function LanguageSwitch({ label, labelHidden, names, short = false, ofPerson = false }: LanguageSwitchProps) {
  const locale = useLocale();
  const t = useTranslations("ui");
  const router = useRouter();
  // The mark moves at once; the words follow when the server has answered.
  const [marked, setMarked] = useOptimistic(locale);
  const [failed, setFailed] = useState(false);

  function choose(chosen: Locale) {
    startTransition(async () => {
      setMarked(chosen);
      const kept =
        !ofPerson ||
        (await changeMe({ locale: chosen }).then(
          () => true,
          () => false,
        ));
      if (kept) keepPreference(localeCookie, chosen);
      startTransition(() => {
        setFailed(!kept);
        if (kept) router.refresh();
      });
    });
  }

  return (
    <div>
      <ChoiceSwitch
        label={label}
        labelHidden={labelHidden}
        value={marked}
        choices={locales.map((value) => ({
          value,
          label: short ? value.toUpperCase() : names[value],
          longLabel: short ? names[value] : undefined,
          lang: value,
        }))}
        onChange={choose}
      />
      <p role="status" className="text-(length:--hint-text) leading-snug text-soft">
        {failed ? t("notSaved") : null}
      </p>
    </div>
  );
}
