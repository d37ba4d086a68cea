import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { doseWords } from "@/components/exercises/dose-words";
import { drawingOf } from "@/components/exercises/drawing-of";
import { lengthWords } from "@/components/exercises/length-words";
import { BottomActions } from "@/components/frame/bottom-actions";
import { Badge } from "@/components/ui/badge";
import { Button, ButtonLink } from "@/components/ui/button";
import { Illustration } from "@/components/ui/illustration";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { lengthOf } from "@/lib/doses/rules";
import type { Locale } from "@/lib/i18n/locale";
import type { Today, TodayItem } from "@/lib/today/schema";
import { askedOf, dayInWords, isRelease } from "./today-items";

type Way = { href?: string; onChoose?: () => void };

type TodayViewProps = {
  today: Today;
  locale: Locale;
  /** Without a way the button is drawn and does nothing, as in a preview. */
  begin?: Way;
  notToday?: Way;
  /** What stands between the title and the exercises: what waits, what is new, what was begun. */
  children?: ReactNode;
  /** What may be told beside the exercises. It stands last, and asks nothing. */
  beside?: ReactNode;
};

/** The client's day. The preview in the builder draws it too, so it knows nothing but what it is given. */
export function TodayView({ today, locale, begin = {}, notToday = {}, children, beside }: TodayViewProps) {
  const t = useTranslations("sessions.today");
  const { state, due, shut, resting } = askedOf(today);
  const isDue = state === "due";
  const hasPractised = today.sessionsToday > 0;
  const relaxing = today.items.filter((item) => !isRelease(item));
  const open = isDue ? due.filter((item) => !shut.includes(item)) : relaxing;
  const [first, ...rest] = open;
  const { standing } = today.safety;
  const nextDay = standing?.nextDay ? dayInWords(standing.nextDay, locale) : "";

  return (
    <>
      <PageTitle
        scale="client"
        eyebrow={dayInWords(today.date, locale)}
        lead={isDue && first ? <TotalTime items={open} maxMinutes={today.safety.maxMinutes} /> : undefined}
      >
        {t("title")}
      </PageTitle>
      {children}
      {isDue && hasPractised ? (
        <section className="surface flex flex-col gap-2 p-5">
          <h2 className="text-heading">{t("allDone.title")}</h2>
          <p className="text-soft">{t("stillThere")}</p>
          {resting.length > 0 ? <p className="text-soft">{t("release.resting")}</p> : null}
        </section>
      ) : isDue ? null : (
        <section className="surface flex flex-col gap-2 p-5">
          <h2 className="text-heading">{t(`${state}.title`)}</h2>
          {state === "nothingPlanned" && !first ? null : <p className="text-soft">{t(`${state}.body`)}</p>}
          {resting.length > 0 ? <p className="text-soft">{t("release.resting")}</p> : null}
        </section>
      )}
      {isDue && first ? <ItemCard item={first} locale={locale} large /> : null}
      {isDue && rest.length > 0 ? <LaterItems title={t("also")} items={rest} locale={locale} /> : null}
      {!isDue && first ? <LaterItems title={t("openInstead.list")} items={open} locale={locale} /> : null}
      {shut.length > 0 ? (
        <Notice title={t("release.shutTitle")}>
          <p>{t(`release.reasons.${standing?.because ?? "notOpened"}`, { day: nextDay })}</p>
          <ul className="flex list-disc flex-col gap-0.5 pl-5 text-soft">
            {shut.map((item) => (
              <li key={item.id}>{item.exercise.title[locale]}</li>
            ))}
          </ul>
          <p>{first ? t("openInstead.body") : t("openInstead.none")}</p>
        </Notice>
      ) : null}
      {beside}
      {first ? (
        <BottomActions>
          <WayButton way={begin} quiet={!isDue || hasPractised}>
            {t(beginWords(state, resting.length > 0))}
          </WayButton>
          {isDue && !hasPractised ? (
            <WayButton way={notToday} quiet>
              {t("notToday")}
            </WayButton>
          ) : null}
        </BottomActions>
      ) : null}
    </>
  );
}

/** Whoever only relaxed may begin a session in which release can be chosen: its button promises no less. */
function beginWords(state: ReturnType<typeof askedOf>["state"], isResting: boolean) {
  if (state === "due") return "begin";
  if (state !== "allDone") return "openInstead.begin";
  return isResting ? "allDone.practise" : "allDone.again";
}

function WayButton({ way, quiet, children }: { way: Way; quiet: boolean; children: ReactNode }) {
  const look = quiet ? "quiet" : "primary";
  if (way.href)
    return (
      <ButtonLink href={way.href} look={look} wide>
        {children}
      </ButtonLink>
    );
  return (
    <Button look={look} wide onClick={way.onChoose}>
      {children}
    </Button>
  );
}

/** How long it takes stands first: from–to in minutes, and the open end in words. */
function TotalTime({ items, maxMinutes }: { items: TodayItem[]; maxMinutes: number | null }) {
  const t = useTranslations("sessions.today");
  const e = useTranslations("exercises");
  const timed = items.map(({ dose, exercise }) => ({ phase: exercise.phase, dose, range: exercise.dose }));
  const length = lengthOf(timed, maxMinutes);
  return (
    <p>
      {length.to === 0 ? t("totalOpen") : t("totalTime", { time: lengthWords(e, length) })}.{" "}
      {t("exerciseCount", { count: items.length })}.
    </p>
  );
}

function LaterItems({ title, items, locale }: { title: string; items: TodayItem[]; locale: Locale }) {
  const t = useTranslations("sessions.today");
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-desk text-soft">{title}</h2>
      <ul className="flex flex-col gap-3">
        {items.map((item) => (
          <li key={item.id}>
            <ItemCard item={item} locale={locale} />
          </li>
        ))}
      </ul>
      {items.some(isRelease) ? <p className="text-desk text-soft">{t("release.opensWhen")}</p> : null}
    </section>
  );
}

function ItemCard({ item, locale, large = false }: { item: TodayItem; locale: Locale; large?: boolean }) {
  const t = useTranslations("sessions.today");
  const exerciseWords = useTranslations("exercises");
  const { exercise } = item;
  const Title = large ? "h2" : "h3";
  return (
    <article className={large ? "surface flex flex-col gap-3 p-5" : "surface flex items-center gap-4 p-4"}>
      <Illustration
        drawing={drawingOf(exercise)}
        label={large ? exercise.illustrationAlt[locale] : null}
        className={large ? "mx-auto w-72" : "w-24 shrink-0"}
      />
      <div className="flex min-w-0 flex-col gap-1.5">
        <Badge hue={exercise.group === "release" ? "clay" : "moss"}>
          {exerciseWords(`groups.${exercise.group}`).toLowerCase()}
        </Badge>
        <Title className={large ? "text-heading" : "leading-snug"}>{exercise.title[locale]}</Title>
        <p className="text-desk text-soft">
          {doseWords(exerciseWords, item.dose, exercise.dose.perSide)},{" "}
          {exerciseWords(`postures.${exercise.posture}`).toLowerCase()}
        </p>
        {item.timesPerDay > 1 || item.doneToday > 0 ? (
          <p className="text-desk text-soft">
            {[
              item.timesPerDay > 1 && t("timesPerDay", { count: item.timesPerDay }),
              item.doneToday > 0 && t("doneToday", { count: item.doneToday }),
            ]
              .filter(Boolean)
              .join(". ")}
          </p>
        ) : null}
        {large && item.remark ? (
          <p className="text-desk">
            <span className="text-soft">{t("remark")}: </span>
            {item.remark}
          </p>
        ) : null}
      </div>
    </article>
  );
}
