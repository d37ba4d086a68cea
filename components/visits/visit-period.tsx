import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { addDays, type Day } from "@/lib/calendar";

const weeks = { one: 7, two: 14, four: 28, eight: 56 } as const;

/** From when on: some weeks, or the day of the last visit. The choice stands in the address. */
export async function VisitPeriod({ from, today, clientId }: { from: Day; today: Day; clientId: string }) {
  const t = await getTranslations("visits");
  const here = `/clients/${clientId}/visit`;
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-3 print:hidden">
      <Segmented
        look="range"
        label={t("periods.label")}
        items={(Object.keys(weeks) as (keyof typeof weeks)[]).map((name) => {
          const first = addDays(today, -weeks[name]);
          return { href: `${here}?since=${first}`, label: t(`periods.${name}`), current: first === from };
        })}
      />
      <form method="get" action={here} className="flex flex-wrap items-end gap-2">
        <TextField type="date" name="since" label={t("since")} defaultValue={from} max={today} key={from} />
        <Button type="submit" look="quiet">
          {t("show")}
        </Button>
      </form>
    </div>
  );
}
