import { useTranslations } from "next-intl";
import { LanguageSwitch } from "@/components/frame/language-switch";
import type { Theme } from "@/components/frame/theme";
import { ThemeSwitch } from "@/components/frame/theme-switch";

/** The language is the person's, on every device; the appearance belongs to this one. */
export function DisplayChoices({ theme }: { theme: Theme }) {
  const t = useTranslations("frame");
  return (
    <div className="flex flex-col gap-5">
      <LanguageSwitch ofPerson label={t("language")} names={{ nl: t("languageNames.nl"), en: t("languageNames.en") }} />
      <ThemeSwitch
        label={t("theme")}
        theme={theme}
        names={{ system: t("themes.system"), light: t("themes.light"), dark: t("themes.dark") }}
      />
    </div>
  );
}
