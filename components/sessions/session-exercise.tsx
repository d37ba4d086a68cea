"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { doseWords } from "@/components/exercises/dose-words";
import { drawingOf } from "@/components/exercises/drawing-of";
import { Illustration } from "@/components/ui/illustration";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/locale";
import type { TodayItem } from "@/lib/today/schema";
import { DarkScreen } from "./dark-screen";
import { ExerciseGuide } from "./exercise-guide";
import { useReadAloud } from "./guide-aloud";
import { GuideChoices, RhythmChoice } from "./guide-choices";
import { NobodyWatches } from "./nobody-watches";
import { SessionControls } from "./session-controls";
import { currentItem } from "./session-course";
import { BackButton, type ScreenProps, ScreenTitle } from "./session-questions";
import { lastEntry } from "./session-way";
import { SlowDown } from "./slow-down";

type ExerciseScreenProps = ScreenProps & { locale: Locale };

function Heading({ course, item, locale }: { course: ScreenProps["course"]; item: TodayItem; locale: Locale }) {
  const t = useTranslations("sessions.player");
  return (
    <ScreenTitle
      eyebrow={t("exercise", { number: course.at + 1, total: course.queue.length })}
      small={course.clock.begun}
    >
      {item.exercise.title[locale]}
    </ScreenTitle>
  );
}

/** A tap too early takes nothing away: the exercise before stands as it was left. */
function BackToLast({ course, act }: ScreenProps) {
  return lastEntry(course) ? <BackButton act={act} /> : null;
}

/** Before anything of a release exercise can begin. */
export function CautionScreen({ course, act, locale }: ExerciseScreenProps) {
  const t = useTranslations("sessions");
  const item = currentItem(course);
  const slowDown = course.today.safety.agreement?.words.slowDown;
  const caution = item?.exercise.caution?.[locale] ?? "";
  const own = slowDown ? [`${t("player.caution.ownWords")}: ${slowDown}`] : [];
  useReadAloud(item ? [`${item.exercise.title[locale]}. ${caution}`, t("player.caution.less"), ...own] : [], locale);
  if (!item) return null;
  return (
    <>
      <BackToLast course={course} act={act} />
      <Heading course={course} item={item} locale={locale} />
      <Notice kind="attention" title={t("player.caution.title")}>
        <p>{caution}</p>
      </Notice>
      <p>{t("player.caution.less")}</p>
      {slowDown ? (
        <Notice title={t("player.caution.ownWords")}>
          <p className="whitespace-pre-line">{slowDown}</p>
        </Notice>
      ) : null}
      <NobodyWatches today={course.today} locale={locale} />
      <GuideChoices locale={locale} />
      <SessionControls course={course} act={act} />
    </>
  );
}

export function ExerciseScreen({ course, act, locale }: ExerciseScreenProps) {
  const item = currentItem(course);
  // Asked for in one exercise; the next one begins without it. The button stays, so that Stop stays where it is.
  const [asked, setAsked] = useState({ at: -1, times: 0 });
  if (!item) return null;
  const isSlowed = asked.at === course.at;
  const slower =
    item.exercise.group === "release" ? () => setAsked(({ times }) => ({ at: course.at, times: times + 1 })) : null;
  return (
    <>
      {course.clock.begun ? (
        <>
          <div className="flex justify-between gap-3">
            <Heading course={course} item={item} locale={locale} />
            <DarkScreen course={course} act={act} slower={slower} />
          </div>
          {isSlowed ? <SlowDown key={asked.times} course={course} locale={locale} /> : null}
          <ExerciseGuide course={course} item={item} act={act} locale={locale} />
          {item.exercise.group === "release" ? <NobodyWatches today={course.today} locale={locale} /> : null}
        </>
      ) : (
        <>
          <BackToLast course={course} act={act} />
          <Heading course={course} item={item} locale={locale} />
          <BeforeBeginning item={item} locale={locale} />
        </>
      )}
      <SessionControls course={course} act={act} slower={slower} />
    </>
  );
}

/** All there is to know, to be read in peace: nothing starts by itself. */
function BeforeBeginning({ item, locale }: { item: TodayItem; locale: Locale }) {
  const t = useTranslations("sessions");
  const exerciseWords = useTranslations("exercises");
  const { exercise } = item;
  const lines = [
    { title: t("player.attention"), text: exercise.cue?.[locale] },
    { title: t("player.imagery"), text: exercise.imagery?.[locale] },
    { title: t("player.cautionShort"), text: exercise.group === "relax" ? exercise.caution?.[locale] : undefined },
  ];
  return (
    <>
      <Illustration drawing={drawingOf(exercise)} label={exercise.illustrationAlt[locale]} className="mx-auto w-72" />
      <p>
        <strong className="font-semibold">{doseWords(exerciseWords, item.dose, exercise.dose.perSide)}</strong>
        {item.timesPerDay > 1 ? `, ${t("today.timesPerDay", { count: item.timesPerDay })}` : null}
      </p>
      {item.remark ? (
        <Notice title={t("today.remark")}>
          <p>{item.remark}</p>
        </Notice>
      ) : null}
      <section className="flex flex-col gap-2">
        <h2 className="text-heading">{t("player.steps")}</h2>
        <ol className="flex list-decimal flex-col gap-2 pl-6 marker:text-soft">
          {exercise.steps.map((step) => (
            <li key={step.text.nl}>{step.text[locale]}</li>
          ))}
        </ol>
      </section>
      {lines.map(({ title, text }) =>
        text ? (
          <section key={title} className="flex flex-col gap-1">
            <h2 className="text-desk text-soft">{title}</h2>
            <p>{text}</p>
          </section>
        ) : null,
      )}
      <p className="text-desk text-soft">{t("player.eyes")}</p>
      {item.dose.kind === "breaths" ? <RhythmChoice /> : null}
      <GuideChoices locale={locale} />
    </>
  );
}
