import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { periodNames, type ReviewPeriod } from "@/lib/progress/rules";
import { buckets } from "@/lib/progress/schema";
import { periodBefore } from "@/lib/reviews/rules";

type ReviewPeriodChoiceProps = { address: string; period: ReviewPeriod; today: string };

const besideNames = ["none", "before", "own"] as const;
const besideName = ({ beside }: ReviewPeriod) => (beside === null || beside === "before" ? (beside ?? "none") : "own");

/** What is set beside the period, as an address asks for it; an own one begins as the stretch just before. */
function besideAsked(period: ReviewPeriod, name: (typeof besideNames)[number]): Record<string, string> {
  if (name !== "own") return name === "none" ? {} : { beside: "before" };
  const { beside } = period;
  const { from, to } = beside === null || beside === "before" ? periodBefore(period) : beside;
  return { beside: "own", besideFrom: from, besideTo: to };
}

const periodAsked = ({ name, from, to }: ReviewPeriod): Record<string, string> =>
  name === "own" ? { period: name, from, to } : { period: name };

/** The period stands in the address: it can be kept, sent on and walked back to. */
export function ReviewPeriodChoice({ address, period, today }: ReviewPeriodChoiceProps) {
  const t = useTranslations("progress.desk");
  const beside = useTranslations("reviews.beside");
  const by = period.wanted;
  const shown = besideAsked(period, besideName(period));
  const hrefOf = (asked: Record<string, string>) => `${address}?${new URLSearchParams(asked)}`;

  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-3 print:hidden">
      <Segmented
        look="range"
        label={t("period.label")}
        items={periodNames.map((name) => ({
          href: hrefOf({ period: name, by, ...(name === "all" ? {} : shown) }),
          label: t(`period.${name}`),
          current: period.name === name,
        }))}
      />
      <Segmented
        look="range"
        label={t("by.label")}
        items={buckets.map((bucket) => ({
          href: hrefOf({ ...periodAsked(period), by: bucket, ...shown }),
          label: t(`by.${bucket}`),
          current: by === bucket,
        }))}
      />
      <DaysForm
        address={address}
        label={t("period.own")}
        hidden={{ period: "own", by, ...shown }}
        names={["from", "to"]}
        days={period}
        today={today}
      />
      {period.name === "all" ? null : (
        <Segmented
          look="range"
          label={beside("choose")}
          labelShown
          items={besideNames.map((name) => ({
            href: hrefOf({ ...periodAsked(period), by, ...besideAsked(period, name) }),
            label: beside(name),
            current: besideName(period) === name,
          }))}
        />
      )}
      {period.beside === null || period.beside === "before" ? null : (
        <DaysForm
          address={address}
          label={beside("ownLabel")}
          hidden={{ ...periodAsked(period), by, beside: "own" }}
          names={["besideFrom", "besideTo"]}
          days={period.beside}
          today={today}
        />
      )}
    </div>
  );
}

type DaysFormProps = {
  address: string;
  label: string;
  hidden: Record<string, string>;
  /** What the two days are called in the address. */
  names: [string, string];
  days: { from: string; to: string };
  today: string;
};

function DaysForm({ address, label, hidden, names: [first, last], days: { from, to }, today }: DaysFormProps) {
  const t = useTranslations("progress.desk.period");
  return (
    <form key={`${from} ${to}`} action={address} aria-label={label} className="flex flex-wrap items-end gap-3">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField type="date" name={first} label={t("from")} defaultValue={from} max={today} required />
      <TextField type="date" name={last} label={t("to")} defaultValue={to} required />
      <Button type="submit" look="quiet">
        {t("show")}
      </Button>
    </form>
  );
}
