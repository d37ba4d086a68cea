import { getTranslations } from "next-intl/server";
import { plainDay } from "@/components/frame/day-words";
import { Badge } from "@/components/ui/badge";
import { ShapeMark } from "@/components/ui/shape-mark";
import { addDays, type Day, dayOf } from "@/lib/calendar";
import type { HealthList } from "@/lib/health/schema";
import { getFormatter } from "@/lib/i18n/server-formatter";
import type { Release, Standing } from "@/lib/safety/schema";
import { HealthTold } from "./health-told";
import { ReleaseDecisions } from "./release-decisions";
import { StandingNotice } from "./standing-notice";

/** Fewer than these say too little to compare with later (domain.md 2, after the WWC standards [SC1]); fewer are allowed. */
const baselineEnough = 5;

type ReleaseCardProps = {
  release: Release;
  /** What is asked at an opening. */
  healthList: HealthList;
  standing: Standing;
  clientId: string;
  today: Day;
  timeZone: string;
  /** Days with a number from before the first opening; said while it is not open, where it can still grow. */
  baselineDays?: number;
  /** Signals that nobody has looked at yet: an opening is decided with them in sight. */
  unseen?: number;
};

/** Whether release is open, why, and what was agreed. */
export async function ReleaseCard(props: ReleaseCardProps) {
  const { release, healthList, standing, clientId, today, timeZone, baselineDays, unseen = 0 } = props;
  const [t, tStanding, format] = await Promise.all([
    getTranslations("safety.release"),
    getTranslations("safety.standing.toTherapist"),
    getFormatter(),
  ]);
  const rests = standing.because === "paused";
  const isDue = release.reviewOn !== null && release.reviewOn <= today;
  const review = release.reviewOn ? plainDay(format, release.reviewOn, today) : t("noLimit");
  const terms = [
    [t("maxMinutes"), release.maxMinutes === null ? t("noLimit") : t("minutes", { count: release.maxMinutes })],
    [t("maxPerWeek"), release.maxPerWeek === null ? t("noLimit") : t("times", { count: release.maxPerWeek })],
    [
      t("reviewOn"),
      isDue ? (
        <span key="due" className="inline-flex items-start gap-1.5 font-medium text-clay">
          <ShapeMark shape="diamond" className="mt-1 size-3.5 shrink-0" />
          {t("reviewPassed", { day: review })}
        </span>
      ) : (
        review
      ),
    ],
  ] as const;

  return (
    <section aria-labelledby="release" className="surface flex flex-col gap-3 p-5">
      <div className="flex items-center justify-between gap-3">
        <h2 id="release" className="text-heading">
          {t("title")}
        </h2>
        <Badge hue={release.open && !rests ? "clay" : "plain"}>
          {rests ? tStanding("rests") : release.open ? t("open") : t("shut")}
        </Badge>
      </div>
      {rests ? null : (
        <p className="text-soft">
          {release.open ? t("openSentence") : t(release.decidedAt ? "closedSentence" : "neverOpened")}
        </p>
      )}
      {release.decidedAt === null && baselineDays !== undefined ? (
        <p className="text-soft">
          {t(baselineDays < baselineEnough ? "baselineFew" : "baseline", { days: baselineDays })}
        </p>
      ) : null}
      <StandingNotice standing={standing} openedMinutes={release.maxMinutes} today={today} timeZone={timeZone} />
      {release.because ? (
        <blockquote className="border-l-2 border-edge pl-3 whitespace-pre-line">{release.because}</blockquote>
      ) : null}
      {release.open && release.checked ? <HealthTold checked={release.checked} /> : null}
      {release.open && release.health ? (
        <p className="whitespace-pre-line">
          <span className="text-soft">{t("health")}</span> {release.health}
        </p>
      ) : null}
      {release.open ? (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-table">
          {terms.map(([term, value]) => (
            <div key={term} className="col-span-2 grid grid-cols-subgrid">
              <dt className="text-soft">{term}</dt>
              <dd className="text-right">{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {release.decidedAt ? (
        <p className="text-table text-soft">
          {t("decided", {
            name: release.decidedBy ?? "–",
            day: plainDay(format, dayOf(new Date(release.decidedAt), timeZone), today),
          })}
        </p>
      ) : null}
      <ReleaseDecisions
        release={release}
        healthList={healthList}
        rests={rests}
        unseen={unseen}
        clientId={clientId}
        reviewOn={addDays(today, 28)}
        today={today}
      />
    </section>
  );
}
