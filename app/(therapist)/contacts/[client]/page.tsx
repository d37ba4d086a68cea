import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ContactDesk } from "@/components/contacts/contact-desk";
import { enterPage } from "@/lib/access/page";
import { lookAtContact } from "@/lib/contacts/write";
import { refused } from "@/lib/result";
import { id } from "@/lib/text";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("contacts");
  return { title: t("one.title") };
}

export default async function OneContact({ params }: { params: Promise<{ client: string }> }) {
  const clientId = id.safeParse((await params).client).data;
  const { value, viewer } = await enterPage({ permission: "contact-data:read" }, async (tx, who) =>
    clientId ? lookAtContact(tx, who, clientId) : refused("not_found"),
  );
  return <ContactDesk contact={value} timeZone={viewer.timeZone} now={new Date()} />;
}
