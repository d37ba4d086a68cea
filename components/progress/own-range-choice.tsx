import { useTranslations } from "next-intl";
import { Segmented } from "@/components/ui/segmented";

// A point a day would be too small to see on a phone.
const ranges = { "2w": "day", "6w": "day", "3m": "week", all: "week" } as const;
type OwnRange = keyof typeof ranges;

/** How far back a client looks, as an address asks for it: what `reviewPeriod` reads. */
export function ownRange(asked: unknown): { period: OwnRange; by: "day" | "week" } {
  const period = typeof asked === "string" && Object.hasOwn(ranges, asked) ? (asked as OwnRange) : "6w";
  return { period, by: ranges[period] };
}

export function OwnRangeChoice({ shown }: { shown: OwnRange }) {
  const t = useTranslations("progress.own.range");
  const items = (Object.keys(ranges) as OwnRange[]).map((range) => ({
    href: `/my-progress?range=${range}`,
    label: t(range),
    current: range === shown,
  }));
  return <Segmented look="range" label={t("label")} items={items} />;
}
