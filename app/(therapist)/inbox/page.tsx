import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { Inbox } from "@/components/attention/inbox";
import { WaitingStatements } from "@/components/statements/waiting-statements";
import { enterPage, listOfPage } from "@/lib/access/page";
import { readInbox } from "@/lib/attention/read";
import { inboxPage } from "@/lib/attention/schema";
import { dayOf } from "@/lib/calendar";
import { pickMessages } from "@/lib/i18n/messages";
import { accepted } from "@/lib/result";
import { readContact } from "@/lib/safety/read";
import { readWaitingStatements } from "@/lib/statements/read";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("attention");
  return { title: t("title") };
}

type Search = Record<string, string | string[] | undefined>;

export default async function InboxPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { cursor, parked } = await searchParams;
  // A page that is not there any more is the first one.
  const asked = inboxPage.safeParse({ cursor, parked }).data ?? inboxPage.parse({});
  const { value, viewer } = await enterPage({ permission: "inbox:read" }, async (tx, who) =>
    accepted({ contact: await readContact(tx, who), waiting: await readWaitingStatements(tx, who) }),
  );
  const now = new Date();
  const inbox = await listOfPage("inbox:read", "inbox.listed", (entry) => readInbox(entry, asked, now));
  return (
    <NextIntlClientProvider messages={pickMessages(await getMessages(), ["attention", "care", "refusals"])}>
      <WaitingStatements waiting={value.waiting} today={dayOf(now, viewer.timeZone)} />
      <Inbox
        inbox={inbox}
        parked={asked.parked === "1"}
        isFirst={!asked.cursor}
        contact={value.contact}
        today={dayOf(now, viewer.timeZone)}
      />
    </NextIntlClientProvider>
  );
}
