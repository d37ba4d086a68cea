import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { PaperDesk } from "@/components/paper/paper-desk";
import { enterPage } from "@/lib/access/page";
import { dayOf } from "@/lib/calendar";
import { readClient } from "@/lib/clients/read";
import { pickMessages } from "@/lib/i18n/messages";
import { readPaperDesk } from "@/lib/paper/read";
import { firstDayToType } from "@/lib/paper/rules";
import { accepted } from "@/lib/result";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("paper.typing");
  return { title: t("title") };
}

export default async function PaperPage({ params }: { params: Promise<{ client: string }> }) {
  const clientId = (await params).client.toLowerCase();
  const locale = await getLocale();
  const { value, viewer } = await enterPage(
    { permission: "session:type-in", record: { clientId, act: "sessions.listed" } },
    async (tx, who) => {
      const client = await readClient(tx, who, clientId);
      if (!client.ok) return client;
      const today = dayOf(new Date(), client.value.timeZone);
      return accepted({ today, ...(await readPaperDesk(tx, who, clientId, today)) });
    },
  );
  const { today, programs, kept, known } = value;
  return (
    <NextIntlClientProvider messages={pickMessages(await getMessages(), ["paper"])}>
      <PaperDesk
        clientId={clientId}
        programs={programs.map(({ items, ...program }) => ({
          ...program,
          items: items.map(({ title, ...item }) => ({ ...item, title: title[locale] })),
        }))}
        today={today}
        firstDay={firstDayToType(today, kept[0]?.practisedOn ?? null, programs[0]?.startsOn ?? null)}
        kept={kept}
        known={known}
        typist={viewer.name}
      />
    </NextIntlClientProvider>
  );
}
