import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ScoreSection } from "@/components/measures/score-section";
import { OwnProgress } from "@/components/progress/own-progress";
import { OwnRangeChoice, ownRange } from "@/components/progress/own-range-choice";
import { OwnWays } from "@/components/progress/own-ways";
import { PageTitle } from "@/components/ui/page-title";
import { OwnVerdict } from "@/components/verdicts/own-verdict";
import { enterPage, entryOfPage, orElsewhere, viewerOfPage } from "@/lib/access/page";
import { homeOf } from "@/lib/access/rules";
import { dayOf } from "@/lib/calendar";
import { readOwnScores } from "@/lib/measures/read";
import { accepted } from "@/lib/result";
import { readReviewedPeriods } from "@/lib/reviews/read";
import { readVerdicts } from "@/lib/verdicts/read";

export async function generateMetadata() {
  return { title: (await getTranslations("progress.own"))("title") };
}

type Props = { searchParams: Promise<Partial<Record<"range" | "from" | "to", string | string[]>>> };

export default async function MyProgress({ searchParams }: Props) {
  const viewer = await viewerOfPage();
  if (viewer && !viewer.clientId) redirect(homeOf(viewer.role));
  const clientId = viewer?.clientId ?? "";
  const entry = await entryOfPage("progress:read", { clientId, act: "progress.read" });
  const now = new Date();
  const today = dayOf(now, viewer?.timeZone ?? "UTC");
  const period = ownRange(await searchParams, today);
  const [own] = await orElsewhere(await readReviewedPeriods(entry, period, now));
  const of = { permission: "verdict:read", record: { clientId } } as const;
  const { value } = await enterPage(of, async (tx, who) => {
    const scores = await readOwnScores(now)(tx, who);
    if (!scores.ok) return scores;
    const agreements = await readVerdicts(tx, who, { id: clientId, timeZone: who.timeZone }, now);
    return accepted({ scores: scores.value, agreements });
  });
  const t = await getTranslations("progress.own");
  return (
    <>
      <PageTitle scale="client" lead={t("lead")}>
        {t("title")}
      </PageTitle>
      <OwnVerdict clientId={clientId} agreements={value.agreements} today={today} />
      <OwnRangeChoice shown={{ ...period, from: own.progress.from }} today={today} />
      <OwnProgress {...own} />
      <ScoreSection {...value.scores} of="own" />
      <OwnWays />
    </>
  );
}
