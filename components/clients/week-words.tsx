import { getTranslations } from "next-intl/server";
import type { ProgressPoint } from "@/lib/progress/schema";

const sum = (points: readonly ProgressPoint[]) => ({
  sessions: points.reduce((total, point) => total + point.sessions, 0),
  planned: points.reduce((total, point) => total + point.planned, 0),
});

/** This week against what was planned, with last week beside it. `points` are days and end on a Sunday. */
export async function WeekWords({ points }: { points: readonly ProgressPoint[] }) {
  const t = await getTranslations("clients.week");
  const now = sum(points.slice(-7));
  const before = sum(points.slice(-14, -7));
  return (
    <p>
      {now.planned > 0 ? t("planned", now) : t("unplanned", { sessions: now.sessions })}{" "}
      {before.planned > 0 ? <span className="text-soft">{t("previous", before)}</span> : null}
    </p>
  );
}
