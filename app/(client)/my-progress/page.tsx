import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { OwnChart } from "@/components/progress/own-chart";
import { OwnWays } from "@/components/progress/own-ways";
import { PageTitle } from "@/components/ui/page-title";
import { Segmented } from "@/components/ui/segmented";
import { entryOfPage, orElsewhere, viewerOfPage } from "@/lib/access/page";
import { homeOf } from "@/lib/access/rules";
import { addDays, dayOf, mondayOf } from "@/lib/calendar";
import { readProgress } from "@/lib/progress/read";

export async function generateMetadata() {
  const t = await getTranslations("progress.own");
  return { title: t("title") };
}

const ranges = {
  "2w": { days: 14, bucket: "day" },
  "6w": { days: 42, bucket: "day" },
  // A point a day would be too small to see on a phone.
  "3m": { days: 91, bucket: "week" },
} as const;
type Range = keyof typeof ranges;

const asRange = (asked: unknown): Range =>
  typeof asked === "string" && Object.hasOwn(ranges, asked) ? (asked as Range) : "6w";

type Props = { searchParams: Promise<{ range?: string | string[] }> };

export default async function MyProgress({ searchParams }: Props) {
  const shown = asRange((await searchParams).range);
  const viewer = await viewerOfPage();
  if (viewer && !viewer.clientId) redirect(homeOf(viewer.role));
  const entry = await entryOfPage("progress:read", { clientId: viewer?.clientId ?? "", act: "progress.read" });
  const now = new Date();
  const { days, bucket } = ranges[shown];
  const to = dayOf(now, viewer?.timeZone ?? "UTC");
  const first = addDays(to, 1 - days);
  const from = bucket === "week" ? mondayOf(first) : first;
  const progress = await orElsewhere(await readProgress(entry, { from, to, bucket }, now));
  const t = await getTranslations("progress.own");
  const items = (Object.keys(ranges) as Range[]).map((range) => ({
    href: `/my-progress?range=${range}`,
    label: t(`range.${range}`),
    current: range === shown,
  }));
  return (
    <>
      <PageTitle scale="client" lead={t("lead")}>
        {t("title")}
      </PageTitle>
      <Segmented look="range" label={t("range.label")} items={items} />
      <OwnChart progress={progress} of="tension" />
      <OwnChart progress={progress} of="safety" />
      <OwnWays />
    </>
  );
}
