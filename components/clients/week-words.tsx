import { getTranslations } from "next-intl/server";
import { toldCounts } from "@/lib/progress/rules";
import type { ProgressPoint } from "@/lib/progress/schema";

const sum = (points: readonly ProgressPoint[]) => ({
  sessions: points.reduce((total, point) => total + point.sessions, 0),
  planned: points.reduce((total, point) => total + point.planned, 0),
});

/** This week against what was planned, with last week beside it. `points` are days and end on a Sunday. */
export async function WeekWords({ points }: { points: readonly ProgressPoint[] }) {
  const t = await getTranslations("progress.counts");
  const now = sum(points.slice(-7));
  const before = sum(points.slice(-14, -7));
  return (
    <p>
      {t("reported", toldCounts(now))}{" "}
      {before.planned > 0 ? (
        <span className="text-soft">{t("lastWeek", { short: t("short", toldCounts(before)) })}</span>
      ) : null}
    </p>
  );
}
