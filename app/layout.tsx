import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { asTheme, themeCookie } from "@/components/frame/theme";
import { pickMessages } from "@/lib/i18n/messages";
import { ext, latin } from "./fonts";
import "./globals.css";

const ground = { light: "#f9f6f1", dark: "#141a16" };

async function readTheme() {
  return asTheme((await cookies()).get(themeCookie)?.value);
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("frame");
  const name = t("productName");
  return {
    title: { default: name, template: `%s · ${name}` },
    description: t("description"),
    applicationName: name,
    icons: { icon: "/icon.svg", apple: "/icons/apple-180.png" },
    appleWebApp: { capable: true, title: name, statusBarStyle: "default" },
    robots: { index: false, follow: false },
    formatDetection: { telephone: false, email: false, address: false, date: false },
  };
}

export async function generateViewport(): Promise<Viewport> {
  const theme = await readTheme();
  return {
    width: "device-width",
    initialScale: 1,
    viewportFit: "cover",
    themeColor:
      theme === "system"
        ? [
            { media: "(prefers-color-scheme: light)", color: ground.light },
            { media: "(prefers-color-scheme: dark)", color: ground.dark },
          ]
        : ground[theme],
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, messages, theme] = await Promise.all([getLocale(), getMessages(), readTheme()]);
  return (
    <html
      lang={locale}
      data-theme={theme === "system" ? undefined : theme}
      className={`${latin.variable} ${ext.variable}`}
    >
      <body>
        <NextIntlClientProvider messages={pickMessages(messages, [])}>{children}</NextIntlClientProvider>
      </body>
    </html>
  );
}
