import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { pickMessages } from "@/lib/i18n/messages";

export default async function Clients({ children }: { children: ReactNode }) {
  const messages = pickMessages(await getMessages(), [
    "clients",
    "care",
    "safety",
    "reminders",
    "programs.days",
    "refusals",
  ]);
  return <NextIntlClientProvider messages={messages}>{children}</NextIntlClientProvider>;
}
