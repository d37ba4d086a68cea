"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { BottomActions } from "@/components/frame/bottom-actions";
import { Button } from "@/components/ui/button";
import { Illustration } from "@/components/ui/illustration";
import type { Locale } from "@/lib/i18n/locale";
import { GroundLines, useGroundLines } from "./ground-lines";
import { useReadAloud } from "./guide-aloud";
import { NobodyWatches } from "./nobody-watches";
import { isChained, roundingOff } from "./session-choices";
import { OwnHelp } from "./session-gate";
import { type ScreenProps, ScreenTitle } from "./session-questions";
import { drawingOf } from "./today-items";

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
      {chained ? <NobodyWatches today={course.today} locale={locale} /> : null}
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
