"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { BottomActions } from "@/components/frame/bottom-actions";
import { Button } from "@/components/ui/button";
import { ChoiceActions } from "@/components/ui/choice-actions";
import { CheckField } from "@/components/ui/field";
import { Illustration } from "@/components/ui/illustration";
import type { Locale } from "@/lib/i18n/locale";
import { pausingStops, signsOf, stopReasons } from "@/lib/safety/rules";
import type { StopSign } from "@/lib/safety/schema";
import { NobodyWatches } from "./nobody-watches";
import { isChained, roundingOff } from "./session-choices";
import { OwnHelp } from "./session-gate";
import { BackButton, type ScreenProps, ScreenTitle } from "./session-questions";
import { drawingOf } from "./today-items";

type StopProps = ScreenProps & { locale: Locale };

const byOneself = ["legs", "side", "eyes", "feet", "water"] as const;

/** Stopping was the right thing. After release there is a short rounding off, which may be left out, too. */
export function StoppedScreen({ course, act, locale }: StopProps) {
  const t = useTranslations("sessions.stopping");
  const chained = isChained(course);
  const item = chained ? roundingOff(course) : null;
  const lines = item
    ? item.exercise.steps.map((step) => step.text[locale])
    : byOneself.map((line) => t(`roundOff.${line}`));
  return (
    <>
      <ScreenTitle>{t("title")}</ScreenTitle>
      <p className="-mt-3">{t("body")}</p>
      {chained ? (
        <section className="surface flex flex-col gap-3 p-5">
          <h2 className="text-heading">{t("roundOff.title")}</h2>
          {item ? (
            <Illustration
              drawing={drawingOf(item.exercise)}
              label={item.exercise.illustrationAlt[locale]}
              className="mx-auto w-56"
            />
          ) : null}
          <ul className="flex flex-col gap-2">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <OwnHelp course={course} />
      {chained ? <NobodyWatches today={course.today} locale={locale} /> : null}
      <BottomActions>
        <Button wide onClick={() => act({ kind: "roundedOff" })}>
          {item ? t("roundedOff") : t("toAfter")}
        </Button>
        <div className={item ? "grid grid-cols-2 gap-2" : "grid"}>
          {item ? (
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

/** Asked gently, once, and never twice. 'Enough' is an answer like the others. */
export function WhyStoppedScreen({ act }: ScreenProps) {
  const t = useTranslations("sessions.stopping");
  return (
    <>
      <ScreenTitle>{t("why.title")}</ScreenTitle>
      <p className="-mt-3 text-soft">{t("why.help")}</p>
      <ChoiceActions
        label={t("why.title")}
        choices={stopReasons.map((why) => ({
          id: why,
          label: t(`why.${why}`),
          onChoose: () => act({ kind: "why", why }),
        }))}
      />
      <BottomActions>
        <Button look="quiet" wide onClick={() => act({ kind: "why", why: null })}>
          {t("skip")}
        </Button>
      </BottomActions>
    </>
  );
}

/** Which sign it was, in plain words to tick. What follows from it is told at once. */
export function SignsScreen({ course, act, locale }: StopProps) {
  const t = useTranslations("sessions");
  const [ticked, setTicked] = useState<StopSign[]>([]);
  const why = course.stop?.why;
  if (!why || !(why in signsOf)) return null;
  const signs: readonly StopSign[] = signsOf[why as keyof typeof signsOf];
  const rests = pausingStops.includes(why);
  return (
    <>
      <BackButton act={act} />
      <ScreenTitle>{t("stopping.signs.title")}</ScreenTitle>
      {rests ? <p className="-mt-3">{t("stopping.signs.rests")}</p> : null}
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 text-soft">{t("stopping.signs.help")}</legend>
        {signs.map((sign) => (
          <CheckField
            key={sign}
            label={t(`stopping.signs.${sign}`)}
            checked={ticked.includes(sign)}
            onChange={(event) =>
              setTicked((before) => (event.target.checked ? [...before, sign] : before.filter((one) => one !== sign)))
            }
          />
        ))}
      </fieldset>
      {rests ? <OwnHelp course={course} /> : null}
      {rests ? <NobodyWatches today={course.today} locale={locale} open /> : null}
      <BottomActions>
        <Button
          wide
          look={ticked.length > 0 ? "primary" : "quiet"}
          onClick={() => act({ kind: "signs", signs: ticked })}
        >
          {t(ticked.length > 0 ? "after.next" : "stopping.skip")}
        </Button>
      </BottomActions>
    </>
  );
}
