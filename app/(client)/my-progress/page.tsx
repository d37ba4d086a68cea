import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { OwnProgress } from "@/components/progress/own-progress";
import { OwnWays } from "@/components/progress/own-ways";
import { PageTitle } from "@/components/ui/page-title";
import { Segmented } from "@/components/ui/segmented";
import { OwnVerdict } from "@/components/verdicts/own-verdict";
import { enterPage, entryOfPage, orElsewhere, viewerOfPage } from "@/lib/access/page";
import { homeOf } from "@/lib/access/rules";
import { dayOf } from "@/lib/calendar";
import { reviewPeriod } from "@/lib/progress/rules";
import { accepted } from "@/lib/result";
import { readReviewedPeriods } from "@/lib/reviews/read";
import { readVerdicts } from "@/lib/verdicts/read";

export async function generateMetadata() {
  const t = await getTranslations("progress.own");
  return { title: t("title") };
}

const ranges = ["2w", "6w", "3m", "all"] as const;

// A point a day would be too small to see on a phone.
const byOf = { "2w": "day", "6w": "day", "3m": "week", all: "week" } as const;

type Props = { searchParams: Promise<{ range?: string | string[] }> };

export default async function MyProgress({ searchParams }: Props) {
  const asked = (await searchParams).range;
  const shown = ranges.find((range) => range === asked) ?? "6w";
  const viewer = await viewerOfPage();
  if (viewer && !viewer.clientId) redirect(homeOf(viewer.role));
  const clientId = viewer?.clientId ?? "";
  const entry = await entryOfPage("progress:read", { clientId, act: "progress.read" });
  const now = new Date();
  const today = dayOf(now, viewer?.timeZone ?? "UTC");
  const period = reviewPeriod({ period: shown, by: byOf[shown] }, today);
  const [own] = await orElsewhere(await readReviewedPeriods(entry, period, now));
  const { value: agreements } = await enterPage({ permission: "verdict:read", record: { clientId } }, async (tx, who) =>
    accepted(await readVerdicts(tx, who, { id: clientId, timeZone: who.timeZone }, now)),
  );
  const t = await getTranslations("progress.own");
  const items = ranges.map((range) => ({
    href: `/my-progress?range=${range}`,
    label: t(`range.${range}`),
    current: range === shown,
  }));
  return (
    <>
      <PageTitle scale="client" lead={t("lead")}>
        {t("title")}
      </PageTitle>
      <OwnVerdict clientId={clientId} agreements={agreements} today={today} />
      <Segmented look="range" label={t("range.label")} items={items} />
      <OwnProgress {...own} />
      <OwnWays />
    </>
  );
}
