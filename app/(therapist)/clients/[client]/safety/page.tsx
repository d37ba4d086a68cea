import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SafetyDesk } from "@/components/safety/safety-desk";
import { enterPage } from "@/lib/access/page";
import { dayOf } from "@/lib/calendar";
import { readBaselineDays } from "@/lib/check-ins/read";
import { readClient } from "@/lib/clients/read";
import { readHealthList } from "@/lib/health/read";
import { readActiveProgram } from "@/lib/programs/read";
import { accepted } from "@/lib/result";
import { readAgreement, readContact, readRelease, readStanding } from "@/lib/safety/read";
import { readSignalledSessions } from "@/lib/sessions/read";
import { readOpenSignals, readSettledSignals } from "@/lib/signals/read";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("safety.page");
  return { title: t("title") };
}

export default async function SafetyPage({ params }: { params: Promise<{ client: string }> }) {
  const clientId = (await params).client.toLowerCase();
  const now = new Date();
  const { value, viewer } = await enterPage(
    { permission: "release:decide", record: { clientId, act: "agreement.read" } },
    async (tx, who) => {
      const client = await readClient(tx, who, clientId);
      if (!client.ok) return client;
      const today = dayOf(now, client.value.timeZone);
      const open = await readOpenSignals(tx, who, clientId);
      const settled = await readSettledSignals(tx, who, clientId);
      const sessionIds = [...open, ...settled].map((signal) => signal.sessionId);
      return accepted({
        client: client.value,
        today,
        agreement: await readAgreement(tx, who, clientId),
        threshold: (await readActiveProgram(tx, who, clientId))?.safetyThreshold ?? null,
        release: await readRelease(tx, who, clientId),
        healthList: await readHealthList(tx, who),
        standing: await readStanding(tx, who, clientId, today),
        contact: await readContact(tx, who),
        baselineDays: await readBaselineDays(tx, who, clientId),
        signals: { open, settled, sessions: await readSignalledSessions(tx, who, clientId, sessionIds) },
      });
    },
  );
  return <SafetyDesk {...value} practice={viewer.practiceName} />;
}
