import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LoggedSessions } from "@/components/sessions/logged-sessions";
import { enterPage } from "@/lib/access/page";
import { isDay } from "@/lib/calendar";
import { readTimeline } from "@/lib/check-ins/read";
import { readItemTitles } from "@/lib/programs/read";
import { accepted } from "@/lib/result";
import { readSignalsOf } from "@/lib/signals/read";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("clients");
  return { title: t("sessions.title") };
}

type Search = Record<string, string | string[] | undefined>;
type SessionsPageProps = { params: Promise<{ client: string }>; searchParams: Promise<Search> };

/** A period that can't be read is no period: an address from a letter should always show something. */
function periodOf(search: Search) {
  const one = (name: string) => (typeof search[name] === "string" ? search[name] : undefined);
  const day = (name: string) => [one(name)].find((text) => text && isDay(text));
  const [from, to] = [day("from"), day("to")];
  const turned = from && to && from > to;
  return { from: turned ? to : from, to: turned ? from : to, cursor: one("cursor")?.slice(0, 200), limit: 50 };
}

export default async function SessionsPage({ params, searchParams }: SessionsPageProps) {
  const clientId = (await params).client.toLowerCase();
  const period = periodOf(await searchParams);
  const { value, viewer } = await enterPage(
    { permission: "session:list", record: { clientId, act: "moments.listed" } },
    async (tx, who) => {
      const page = await readTimeline(tx, who, clientId, period);
      const sessions = page.items.flatMap((one) => (one.kind === "session" ? [one.session] : []));
      const [ids, programs] = [sessions.map(({ id }) => id), sessions.map(({ programId }) => programId)];
      return accepted({
        ...page,
        signals: await readSignalsOf(tx, who, clientId, ids),
        titles: await readItemTitles(tx, who, programs),
      });
    },
  );
  return (
    <LoggedSessions here={`/clients/${clientId}/sessions`} period={period} timeZone={viewer.timeZone} {...value} />
  );
}
