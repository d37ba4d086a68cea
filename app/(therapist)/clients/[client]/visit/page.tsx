import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { VisitSheet } from "@/components/attention/visit-sheet";
import { enterPage } from "@/lib/access/page";
import { readVisit } from "@/lib/attention/read";
import { visitQuery } from "@/lib/attention/schema";
import { readClient } from "@/lib/clients/read";
import { accepted } from "@/lib/result";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("attention.visit");
  return { title: t("title") };
}

type Search = Record<string, string | string[] | undefined>;
type VisitPageProps = { params: Promise<{ client: string }>; searchParams: Promise<Search> };

export default async function VisitPage({ params, searchParams }: VisitPageProps) {
  const clientId = (await params).client.toLowerCase();
  // A day that can't be read is none: an address from a letter should always show something.
  const asked = visitQuery.safeParse({ from: (await searchParams).from }).data ?? {};
  const { value } = await enterPage(
    { permission: "visit:read", record: { clientId, act: "visit.read" } },
    async (tx, viewer) => {
      const client = await readClient(tx, viewer, clientId);
      if (!client.ok) return client;
      const visit = await readVisit(tx, viewer, clientId, asked, new Date());
      return visit.ok ? accepted({ name: client.value.name, visit: visit.value }) : visit;
    },
  );
  return <VisitSheet {...value} clientId={clientId} today={value.visit.to} />;
}
