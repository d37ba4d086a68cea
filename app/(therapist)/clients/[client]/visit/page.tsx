import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { AskedNow } from "@/components/visits/asked-now";
import { VisitSheet } from "@/components/visits/visit-sheet";
import { enterPage } from "@/lib/access/page";
import { pickMessages } from "@/lib/i18n/messages";
import { readVisit } from "@/lib/visits/read";
import { visitQuery } from "@/lib/visits/schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("visits");
  return { title: t("title") };
}

type Search = Record<string, string | string[] | undefined>;
type VisitPageProps = { params: Promise<{ client: string }>; searchParams: Promise<Search> };

export default async function VisitPage({ params, searchParams }: VisitPageProps) {
  const clientId = (await params).client.toLowerCase();
  // A day that can't be read is none: an address from a letter should always show something.
  const asked = visitQuery.safeParse({ since: (await searchParams).since }).data ?? {};
  const { value: visit, viewer } = await enterPage(
    { permission: "visit:read", record: { clientId, act: "visit.read" } },
    (tx, viewer) => readVisit(tx, viewer, clientId, asked, new Date()),
  );
  return (
    <VisitSheet visit={visit} clientId={clientId} today={visit.to}>
      <NextIntlClientProvider messages={pickMessages(await getMessages(), ["visits", "sessions"])}>
        <AskedNow clientId={clientId} memberId={viewer.memberId} />
      </NextIntlClientProvider>
    </VisitSheet>
  );
}
