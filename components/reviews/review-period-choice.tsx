import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { periodNames, type ReviewPeriod } from "@/lib/progress/rules";
import { buckets } from "@/lib/progress/schema";

/** The period stands in the address: it can be kept, sent on and walked back to. */
export function ReviewPeriodChoice({
  address,
  period,
  today,
}: {
  address: string;
  period: ReviewPeriod;
  today: string;
}) {
  const t = useTranslations("progress.desk");
  const beside = useTranslations("reviews.beside");
  const hrefOf = (name: ReviewPeriod["name"], by: string, isBeside = period.beside) => {
    const asked = new URLSearchParams({ period: name, by });
    if (isBeside && name !== "all") asked.set("beside", "before");
    if (name === "own") {
      asked.set("from", period.from);
      asked.set("to", period.to);
    }
    return `${address}?${asked}`;
  };

  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-3 print:hidden">
      <Segmented
        look="range"
        label={t("period.label")}
        items={periodNames.map((name) => ({
          href: hrefOf(name, period.wanted),
          label: t(`period.${name}`),
          current: period.name === name,
        }))}
      />
      <Segmented
        look="range"
        label={t("by.label")}
        items={buckets.map((bucket) => ({
          href: hrefOf(period.name, bucket),
          label: t(`by.${bucket}`),
          current: period.wanted === bucket,
        }))}
      />
      {period.name === "all" ? null : (
        <Segmented
          look="range"
          label={beside("choose")}
          items={[false, true].map((isBeside) => ({
            href: hrefOf(period.name, period.wanted, isBeside),
            label: beside(isBeside ? "before" : "none"),
            current: period.beside === isBeside,
          }))}
        />
      )}
      <form
        key={`${period.from} ${period.to}`}
        action={address}
        aria-label={t("period.own")}
        className="flex flex-wrap items-end gap-3"
      >
        <input type="hidden" name="period" value="own" />
        <input type="hidden" name="by" value={period.wanted} />
        {period.beside ? <input type="hidden" name="beside" value="before" /> : null}
        <TextField type="date" name="from" label={t("period.from")} defaultValue={period.from} max={today} required />
        <TextField type="date" name="to" label={t("period.to")} defaultValue={period.to} required />
        <Button type="submit" look="quiet">
          {t("period.show")}
        </Button>
      </form>
    </div>
  );
}
