import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Contacts } from "@/components/contacts/contacts";
import { enterPage, listOfPage } from "@/lib/access/page";
import { readContacts } from "@/lib/contacts/read";
import { accepted } from "@/lib/result";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("contacts");
  return { title: t("title") };
}

// A name is sought in all that are here.
const limit = 1000;

type Search = { cursor?: string | string[] };

export default async function ContactsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { cursor: sent } = await searchParams;
  const cursor = typeof sent === "string" ? sent.slice(0, 200) : undefined;
  const { value, viewer } = await enterPage({ permission: "contact-data:read" }, async (tx, who) =>
    accepted(await readContacts(tx, who, { cursor, limit })),
  );
  await listOfPage("contact-data:read", "contact_data.listed", async () => accepted(null));
  return <Contacts contacts={value} timeZone={viewer.timeZone} now={new Date()} isFirst={!cursor} />;
}
