import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LanguageSwitch } from "@/components/frame/language-switch";
import { contentId, SkipLink } from "@/components/frame/skip-link";
import { asTheme, themeCookie } from "@/components/frame/theme";
import { ThemeSwitch } from "@/components/frame/theme-switch";
import { pickMessages } from "@/lib/i18n/messages";

export default async function FrontDoor({ children }: { children: ReactNode }) {
  const [t, messages, jar] = await Promise.all([getTranslations("frame"), getMessages(), cookies()]);
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["signIn"])}>
      <div
        data-scale="client"
        className="mx-auto flex min-h-dvh w-full max-w-112 flex-col gap-8 px-4 pt-[max(1.25rem,env(safe-area-inset-top))] pb-[max(1.25rem,env(safe-area-inset-bottom))] min-[360px]:px-5 sm:pt-12"
      >
        <SkipLink>{t("skipToContent")}</SkipLink>
        <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <p className="text-heading font-semibold text-moss">{t("productName")}</p>
          <LanguageSwitch
            labelHidden
            label={t("language")}
            names={{ nl: t("languageNames.nl"), en: t("languageNames.en") }}
          />
        </header>
        <main id={contentId} tabIndex={-1} className="flex flex-1 flex-col gap-6">
          {children}
        </main>
        <footer className="flex justify-center">
          <ThemeSwitch
            labelHidden
            label={t("theme")}
            theme={asTheme(jar.get(themeCookie)?.value)}
            names={{ system: t("themes.system"), light: t("themes.light"), dark: t("themes.dark") }}
            shortNames={{
              system: t("themesShort.system"),
              light: t("themesShort.light"),
              dark: t("themesShort.dark"),
            }}
          />
        </footer>
      </div>
    </NextIntlClientProvider>
  );
}
