import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientOverview } from "@/components/clients/client-overview";
import { enterPage, entryOfPage, orElsewhere } from "@/lib/access/page";
import { addDays, dayOf, mondayOf } from "@/lib/calendar";
import { readCare } from "@/lib/care/read";
import { readClient } from "@/lib/clients/read";
import { readHealthList } from "@/lib/health/read";
import { readActiveProgram } from "@/lib/programs/read";
import { readProgress } from "@/lib/progress/read";
import { readSuggestion } from "@/lib/reminders/read";
import { accepted } from "@/lib/result";
import { readRelease, readStanding } from "@/lib/safety/read";
import { readSessions, readSignalledSessions } from "@/lib/sessions/read";
import { readOpenSignals, readSignalsOf } from "@/lib/signals/read";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("clients");
  return { title: t("overview.title") };
}

const idsOf = (sessions: { id: string }[]) => sessions.map(({ id }) => id);

export default async function OverviewPage({ params }: { params: Promise<{ client: string }> }) {
  const clientId = (await params).client.toLowerCase();
  const now = new Date();
  const { value } = await enterPage(
    { permission: "client:read", record: { clientId, act: "client.read" } },
    async (tx, viewer) => {
      const client = await readClient(tx, viewer, clientId);
      if (!client.ok) return client;
      const latest = (await readSessions(tx, viewer, clientId, { limit: 5 })).items;
      const open = await readOpenSignals(tx, viewer, clientId);
      const sessionsOfOpen = open.map((signal) => signal.sessionId);
      return accepted({
        client: client.value,
        care: await readCare(tx, viewer, clientId),
        viewer: { id: viewer.memberId, isOwner: viewer.role === "owner", today: dayOf(now, viewer.timeZone) },
        latest,
        signals: {
          open,
          sessions: await readSignalledSessions(tx, viewer, clientId, sessionsOfOpen),
          ofLatest: await readSignalsOf(tx, viewer, clientId, idsOf(latest)),
        },
        program: await readActiveProgram(tx, viewer, clientId),
        release: await readRelease(tx, viewer, clientId),
        healthList: await readHealthList(tx, viewer),
        suggestion: await readSuggestion(tx, viewer, clientId),
        standing: await readStanding(tx, viewer, clientId, dayOf(now, client.value.timeZone)),
      });
    },
  );
  const today = dayOf(now, value.client.timeZone);
  const monday = mondayOf(today);
  const weeks = { from: addDays(monday, -35), to: addDays(monday, 6), bucket: "day" as const };
  // The look was written down above; this is the same look.
  const entry = await entryOfPage("progress:read", { clientId });
  const progress = await orElsewhere(await readProgress(entry, weeks, now));
  return <ClientOverview {...value} today={today} progress={progress} />;
}
