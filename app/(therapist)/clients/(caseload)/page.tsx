import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Caseload } from "@/components/clients/caseload";
import { enterPage, listOfPage } from "@/lib/access/page";
import { readCaseload } from "@/lib/attention/read";
import { readColleagues, readOwnTerms } from "@/lib/care/read";
import { readClients, readOpenInvitations } from "@/lib/clients/read";
import { accepted } from "@/lib/result";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("clients");
  return { title: t("title") };
}

// More than anybody treats: what asks to be done can stand first only where all are known, and a name is sought in all.
const limit = 1000;

type Search = { all?: string | string[]; cursor?: string | string[] };
const one = (value: string | string[] | undefined) => (typeof value === "string" ? value.slice(0, 200) : undefined);

export default async function ClientsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const search = await searchParams;
  const page = { cursor: one(search.cursor), limit };
  const all = one(search.all) === "1";
  const { value, viewer } = await enterPage({ permission: "caseload:read" }, async (tx, who) =>
    accepted({
      invitations: await readOpenInvitations(tx, who),
      terms: await readOwnTerms(tx, who),
      mayBeAway: (await readColleagues(tx, who)).length > 1,
      practice: all && who.role === "owner" ? await readClients(tx, who, page) : null,
    }),
  );
  const now = new Date();
  const own = value.practice
    ? await listOfPage("client:list", "clients.listed", async () => accepted(null))
    : await listOfPage("caseload:read", "caseload.listed", (entry) => readCaseload(entry, page, now));
  return <Caseload viewer={viewer} now={now} own={own} {...value} isFirst={!page.cursor} />;
}
