import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { VisitSheet } from "@/components/visits/visit-sheet";
import { enterPage } from "@/lib/access/page";
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
  const { value: visit } = await enterPage(
    { permission: "visit:read", record: { clientId, act: "visit.read" } },
    (tx, viewer) => readVisit(tx, viewer, clientId, asked, new Date()),
  );
  return <VisitSheet visit={visit} clientId={clientId} today={visit.to} />;
}
