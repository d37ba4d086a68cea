"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { drawingOf } from "@/components/exercises/drawing-of";
import { BottomActions } from "@/components/frame/bottom-actions";
import { Button } from "@/components/ui/button";
import { ChoiceActions } from "@/components/ui/choice-actions";
import { Illustration } from "@/components/ui/illustration";
import type { Locale } from "@/lib/i18n/locale";
import { GroundLines, useGroundLines } from "./ground-lines";
import { useReadAloud } from "./guide-aloud";
import { NobodyWatches } from "./nobody-watches";
import { isChained, roundingOff } from "./session-choices";
import { currentItem } from "./session-course";
import { OwnHelp } from "./session-gate";
import { BackButton, type ScreenProps, ScreenTitle } from "./session-questions";
import { restingInstead } from "./session-way";

type StopProps = ScreenProps & { locale: Locale };

/** Three steps back from release (domain.md G10), where the program has none of its own that are still to come. */
const byOneself = ["legs", "side", "stay"] as const;
/** What comes after them, whatever the program says. */
const afterwards = ["eyes", "feet", "water", "warmth"] as const;

/**
 * Stopping was the right thing. After release there is a short rounding off, which may be left out, too. All of it can
 * be followed with closed eyes; who is far away finds the ground first, with one tap.
 */
export function StoppedScreen({ course, act, locale }: StopProps) {
  const t = useTranslations("sessions.stopping");
  const [isFar, setIsFar] = useState(false);
  const grounding = useGroundLines();
  const chained = isChained(course);
  const item = chained ? roundingOff(course) : null;
  const steps = item
    ? item.exercise.steps.slice(0, byOneself.length).map((step) => step.text[locale])
    : byOneself.map((line) => t(`roundOff.${line}`));
  const lines = [...steps, ...afterwards.map((line) => t(`roundOff.${line}`))];
  const told = chained ? lines : [];
  useReadAloud(isFar ? [...grounding, ...told] : [`${t("title")} ${t("body")}`, ...told], locale);
  return (
    <>
      {chained ? null : <BackButton act={act} label={t("backToExercise")} />}
      <ScreenTitle>{t("title")}</ScreenTitle>
      <p className="-mt-3">{t("body")}</p>
      {isFar ? (
        <GroundLines />
      ) : (
        <Button look="quiet" wide onClick={() => setIsFar(true)}>
          {t("ground.ask")}
        </Button>
      )}
      {chained ? (
        <section className="surface flex flex-col gap-3 p-5">
          <h2 className="text-heading">{t("roundOff.title")}</h2>
          {item ? (
            <Illustration
              drawing={drawingOf(item.exercise)}
              label={item.exercise.illustrationAlt[locale]}
              className="mx-auto w-48"
            />
          ) : null}
          <ol className="flex flex-col gap-2">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </section>
      ) : null}
      <OwnHelp course={course} />
      <NobodyWatches today={course.today} locale={locale} />
      <BottomActions>
        <Button wide onClick={() => act({ kind: "roundedOff" })}>
          {chained ? t("roundedOff") : t("toAfter")}
        </Button>
        <div className={chained ? "grid grid-cols-2 gap-2" : "grid"}>
          {chained ? (
            <Button look="quiet" className="px-2!" onClick={() => act({ kind: "leftOff" })}>
              {t("skip")}
            </Button>
          ) : null}
          <Button look="quiet" className="px-2!" onClick={() => act({ kind: "endHere" })}>
            {t("finishNow")}
          </Button>
        </div>
      </BottomActions>
    </>
  );
}

/** Who passes over grounding hears what that means: nothing went wrong, and what relaxes is there. */
export function WithoutGroundScreen({ course, act }: ScreenProps) {
  const t = useTranslations("sessions.withoutGround");
  const follows = currentItem(course) !== null;
  const relax = {
    id: "relax",
    label: t("relax"),
    onChoose: () => act({ kind: follows ? "next" : "relaxInstead" }),
  } as const;
  const end = { id: "end", label: t("end"), onChoose: () => act({ kind: "enoughToday" }) } as const;
  const canRelax = follows || restingInstead(course).length > 0;
  return (
    <>
      <BackButton act={act} />
      <ScreenTitle>{t("title")}</ScreenTitle>
      <p className="-mt-3">{t("body")}</p>
      <ChoiceActions label={t("title")} choices={canRelax ? [relax, end] : [end]} />
    </>
  );
}

/** Nothing has to be done here. It ends when the client says so. */
export function RestScreen({ course, act, locale }: StopProps) {
  const t = useTranslations("sessions.stopping.rest");
  useReadAloud([t("title"), t("body"), t("end")], locale);
  return (
    <>
      <ScreenTitle>{t("title")}</ScreenTitle>
      <p className="-mt-3">{t("body")}</p>
      <p className="text-soft">{t("end")}</p>
      <NobodyWatches today={course.today} locale={locale} />
      <BottomActions>
        <Button wide onClick={() => act({ kind: "rested" })}>
          {t("done")}
        </Button>
      </BottomActions>
    </>
  );
}
