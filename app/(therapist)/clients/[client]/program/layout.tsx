import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { pickMessages } from "@/lib/i18n/messages";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("programs");
  return { title: t("title") };
}

export default async function ProgramWords({ children }: { children: ReactNode }) {
  const messages = pickMessages(await getMessages(), ["programs", "exercises", "paper"]);
  return <NextIntlClientProvider messages={messages}>{children}</NextIntlClientProvider>;
}
