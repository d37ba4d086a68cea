import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { plainDay, shortDay } from "@/components/frame/day-words";
import { namesOf } from "@/components/progress/plot-places";
import { ChartFrame } from "@/components/ui/chart-frame";
import { PairedDots, PairedDotsKey } from "@/components/ui/paired-dots";
import type { Day } from "@/lib/calendar";
import { getFormatter } from "@/lib/i18n/server-formatter";
import { averagesDays, toldCounts } from "@/lib/progress/rules";
import type { Progress, ProgressPoint } from "@/lib/progress/schema";

const sides = {
  tension: (point: ProgressPoint) => ({ before: point.tensionBefore, after: point.tensionAfter }),
  safety: (point: ProgressPoint) => ({ before: point.safetyBefore, after: point.safetyAfter }),
} as const;

/** The last six weeks, a place for every day: what was not said stays open. */
export async function SixWeeks({ progress, clientId, today }: { progress: Progress; clientId: string; today: Day }) {
  const [t, tProgress, format] = await Promise.all([
    getTranslations("clients.chart"),
    getTranslations("progress"),
    getFormatter(),
  ]);
  const soFar = progress.points.filter((point) => point.date <= today);
  const [from, to] = [plainDay(format, progress.from, today), plainDay(format, today, today)];
  const names = namesOf(soFar, "day", (day) => shortDay(format, day));
  const chart = (hue: "tension" | "safety") => {
    const points = soFar.map((point) => ({ date: point.date, sessions: point.sessions, ...sides[hue](point) }));
    const rated = points.filter((point) => point.before !== null || point.after !== null);
    const days = rated.length;
    const direction = t(`${hue}Direction`);
    return (
      <ChartFrame
        title={t(hue)}
        headingLevel={3}
        summary={
          <>
            {[
              tProgress("counts.reported", toldCounts(progress.summary)),
              direction,
              averagesDays({ bucket: "day", points: rated }) ? tProgress("average") : null,
            ]
              .filter(Boolean)
              .join(" ")}
            <PairedDotsKey before={t("before")} after={t("after")} hue={hue} />
          </>
        }
      >
        <PairedDots
          points={points}
          marks={progress.marks.map(({ date, label }) => ({ date, label }))}
          hue={hue}
          names={names}
          label={t("label", { name: t(hue), from, to, days })}
        />
      </ChartFrame>
    );
  };

  return (
    <section aria-labelledby="six-weeks" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="six-weeks" className="text-heading">
          {t("title")}
        </h2>
        <Link href={`/clients/${clientId}/progress`} className="link py-1 text-desk print:hidden">
          {t("more")}
        </Link>
      </div>
      <div className="grid gap-5 md:grid-cols-2 lg:grid-cols-1 xl:grid-cols-2">
        {chart("tension")}
        {chart("safety")}
      </div>
    </section>
  );
}
