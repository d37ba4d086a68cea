"use client";

import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import { useState } from "react";
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
};

export function LanguageSwitch({ label, labelHidden, names, short = false }: LanguageSwitchProps) {
  const locale = useLocale();
  const router = useRouter();
  // The mark moves at once; the words follow when the server has answered.
  const [marked, setMarked] = useState(locale);
  return (
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
      onChange={(chosen) => {
        setMarked(chosen);
        keepPreference(localeCookie, chosen);
        router.refresh();
      }}
    />
  );
}
