import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ScoreSection } from "@/components/measures/score-section";
import { ReviewDesk } from "@/components/reviews/review-desk";
import { VerdictDesk } from "@/components/verdicts/verdict-desk";
import { enterPage, entryOfPage, orElsewhere } from "@/lib/access/page";
import { dayOf } from "@/lib/calendar";
import { readClient } from "@/lib/clients/read";
import { readScores } from "@/lib/measures/read";
import { readToldSessions } from "@/lib/moments/read";
import { readNotes } from "@/lib/notes/read";
import { reviewPage } from "@/lib/progress/browser";
import { glimpseOf, reviewPeriod } from "@/lib/progress/rules";
import { accepted } from "@/lib/result";
import { readReviewedPeriods } from "@/lib/reviews/read";
import { readVerdicts } from "@/lib/verdicts/read";

type Search = Record<string, string | string[] | undefined>;
type Asked = { params: Promise<{ client: string }>; searchParams: Promise<Search> };

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("progress"))("desk.title"),
});

export default async function ClientProgress({ params, searchParams }: Asked) {
  const [{ client: clientId }, search] = await Promise.all([params, searchParams]);
  const now = new Date();
  const record = { clientId, act: "sessions.listed" } as const;
  const { value } = await enterPage({ permission: "client:read", record }, async (tx, viewer) => {
    const client = await readClient(tx, viewer, clientId);
    if (!client.ok) return client;
    const today = dayOf(now, client.value.timeZone);
    const period = reviewPeriod(search, today);
    const { from, to } = period;
    const sessions = await readToldSessions(tx, viewer, clientId, { from, to, limit: reviewPage });
    const { items: notes } = await readNotes(tx, viewer, clientId, { limit: 200 });
    const verdicts = await readVerdicts(tx, viewer, client.value, now);
    const scores = await readScores(tx, viewer, clientId, today);
    return accepted({ period, today, verdicts, notes, scores, latest: sessions.items.map(glimpseOf) });
  });
  const { verdicts, scores, ...about } = value;
  const entry = await entryOfPage("client:read", { clientId, act: "progress.read" });
  const [brought, beside] = await orElsewhere(await readReviewedPeriods(entry, value.period, now));

  return (
    <ReviewDesk {...{ clientId, brought, beside, ...about }} askedAt={now.getTime()}>
      <ScoreSection {...scores} of="desk" />
      <VerdictDesk clientId={clientId} agreements={verdicts} today={value.today} />
    </ReviewDesk>
  );
}
