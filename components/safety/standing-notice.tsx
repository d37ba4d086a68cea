import { getTranslations } from "next-intl/server";
import { longDay } from "@/components/frame/day-words";
import { Notice } from "@/components/ui/notice";
import { type Day, dayOf } from "@/lib/calendar";
import { getFormatter } from "@/lib/i18n/server-formatter";
import type { Standing } from "@/lib/safety/schema";

type StandingNoticeProps = {
  standing: Standing;
  /** What the opening says: told again only where the agreement asks for less. */
  openedMinutes: number | null;
  today: Day;
  timeZone: string;
};

/** What stands between an opening and the next session: a rest after a signal, a full week, a day between. */
export async function StandingNotice({ standing, openedMinutes, today, timeZone }: StandingNoticeProps) {
  const [t, short, format] = await Promise.all([
    getTranslations("safety.standing.toTherapist"),
    getTranslations("safety.signals.short"),
    getFormatter(),
  ]);
  const { because, pause, nextDay, weekLeft, maxMinutes } = standing;
  if (because === "paused" && pause) {
    const day = longDay(format, dayOf(new Date(pause.since), timeZone), today);
    return (
      <Notice kind="attention">
        <p>{t("paused", { day })}</p>
        <p>{t("pausedBy", { signal: short(pause.kind) })}</p>
      </Notice>
    );
  }
  if ((because === "weeklyCap" || because === "dayBetween") && nextDay)
    return <p>{t(because, { day: longDay(format, nextDay, today) })}</p>;
  if (because !== null) return null;
  const lines = [
    weekLeft === null ? null : t("weekLeft", { count: weekLeft }),
    maxMinutes === openedMinutes ? null : t("minutesNow", { minutes: maxMinutes }),
  ].filter((line) => line !== null);
  return lines.length > 0 ? <p className="text-table text-soft">{lines.join(" ")}</p> : null;
}
