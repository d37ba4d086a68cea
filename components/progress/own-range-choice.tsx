import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Opener } from "@/components/ui/opener";
import { Segmented } from "@/components/ui/segmented";
import { type Day, daysBetween } from "@/lib/calendar";
import { type ReviewPeriod, reviewPeriod } from "@/lib/progress/rules";

// A point a day would be too small to see on a phone.
const ranges = { "2w": "day", "6w": "day", "3m": "week", all: "week" } as const;
const mostDays = 42;

type Asked = { range?: unknown; from?: unknown; to?: unknown };

/** How far back a client looks, as an address asks for it. */
export function ownRange({ range, from, to }: Asked, today: Day): ReviewPeriod {
  if (range === "own") {
    const own = reviewPeriod({ period: "own", from, to, by: "day" }, today);
    return daysBetween(own.from, own.to) < mostDays ? own : { ...own, bucket: "week", wanted: "week" };
  }
  const period = typeof range === "string" && Object.hasOwn(ranges, range) ? (range as keyof typeof ranges) : "6w";
  return reviewPeriod({ period, by: ranges[period] }, today);
}

export function OwnRangeChoice({ shown, today }: { shown: ReviewPeriod; today: Day }) {
  const t = useTranslations("progress.own.range");
  const { name, from, to } = shown;
  const items = (Object.keys(ranges) as (keyof typeof ranges)[]).map((range) => ({
    href: `/my-progress?range=${range}`,
    label: t(range),
    current: range === name,
  }));
  return (
    <div className="flex flex-col gap-1">
      <Segmented look="range" label={t("label")} items={items} />
      <Opener label={t("own")} open={name === "own"}>
        <form action="/my-progress" aria-label={t("own")} className="grid gap-4 pb-2 min-[26rem]:grid-cols-2">
          <input type="hidden" name="range" value="own" />
          <TextField type="date" name="from" label={t("from")} defaultValue={from} max={today} required />
          <TextField type="date" name="to" label={t("to")} defaultValue={to} max={today} required />
          <Button type="submit" look="quiet" className="min-[26rem]:col-span-2">
            {t("show")}
          </Button>
        </form>
      </Opener>
    </div>
  );
}
