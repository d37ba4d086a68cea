"use client";

import { useTranslations } from "next-intl";
import { doseWords } from "@/components/exercises/dose-words";
import { CheckField } from "@/components/ui/field";
import { Illustration } from "@/components/ui/illustration";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/locale";
import type { TodayItem } from "@/lib/today/schema";
import { useChannels } from "./cue-channels";
import { ExerciseTimer } from "./exercise-timer";
import { SessionControls } from "./session-controls";
import { currentItem } from "./session-course";
import { type ScreenProps, ScreenTitle } from "./session-questions";
import { drawingOf } from "./today-items";

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

/** Before anything of a release exercise can begin. */
export function CautionScreen({ course, act, locale }: ExerciseScreenProps) {
  const t = useTranslations("sessions");
  const item = currentItem(course);
  if (!item) return null;
  return (
    <>
      <Heading course={course} item={item} locale={locale} />
      <Notice kind="attention" title={t("player.caution.title")}>
        <p>{item.exercise.caution?.[locale]}</p>
      </Notice>
      <p>{t("player.caution.less")}</p>
      <p className="text-desk text-soft">{t("live.line")}</p>
      <SessionControls course={course} act={act} />
    </>
  );
}

export function ExerciseScreen({ course, act, locale }: ExerciseScreenProps) {
  const item = currentItem(course);
  if (!item) return null;
  return (
    <>
      <Heading course={course} item={item} locale={locale} />
      <Illustration
        drawing={drawingOf(item.exercise)}
        label={item.exercise.illustrationAlt[locale]}
        className={course.clock.begun ? "mx-auto -my-2 w-44" : "mx-auto w-72"}
      />
      {course.clock.begun ? (
        <ExerciseTimer course={course} item={item} act={act} locale={locale} />
      ) : (
        <BeforeBeginning item={item} locale={locale} />
      )}
      <SessionControls course={course} act={act} />
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
      <p className="font-semibold">{doseWords(exerciseWords, item.dose, exercise.dose.perSide)}</p>
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
      <ChannelChoices />
    </>
  );
}

function ChannelChoices() {
  const t = useTranslations("sessions.player.channels");
  const { channels, change } = useChannels();
  return (
    <fieldset className="flex flex-col">
      <legend className="text-desk text-soft">{t("title")}</legend>
      <CheckField
        label={t("sound")}
        checked={channels.sound}
        onChange={(event) => change({ ...channels, sound: event.target.checked })}
      />
      <CheckField
        label={t("vibration")}
        checked={channels.vibration}
        onChange={(event) => change({ ...channels, vibration: event.target.checked })}
      />
      <p className="text-desk text-soft">{"wakeLock" in navigator ? t("screenOn") : t("screenMayDim")}</p>
    </fieldset>
  );
}
