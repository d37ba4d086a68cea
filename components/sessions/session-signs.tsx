"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { BottomActions } from "@/components/frame/bottom-actions";
import { Button } from "@/components/ui/button";
import { ChoiceActions } from "@/components/ui/choice-actions";
import { CheckField } from "@/components/ui/field";
import type { Locale } from "@/lib/i18n/locale";
import { pausingStops, signsOf, stopReasons } from "@/lib/safety/rules";
import type { StopSign } from "@/lib/safety/schema";
import { GroundLines, useGroundLines } from "./ground-lines";
import { useReadAloud } from "./guide-aloud";
import { NobodyWatches } from "./nobody-watches";
import { standingOf } from "./session-choices";
import { OwnHelp } from "./session-gate";
import { BackButton, type ScreenProps, ScreenTitle } from "./session-questions";
import { restingInstead } from "./session-way";

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
export function SignsScreen({ course, act, locale }: ScreenProps & { locale: Locale }) {
  const t = useTranslations("sessions");
  const [ticked, setTicked] = useState<StopSign[]>([]);
  const grounding = useGroundLines();
  const why = course.stop?.why;
  const isPausing = why !== undefined && pausingStops.includes(why);
  // What was never opened can't come to rest: nothing is taken away from who only relaxed.
  const wasOpened = standingOf(course.today, course.startedAt).because !== "notOpened";
  const rested = t(wasOpened ? "stopping.signs.rests" : "stopping.signs.unopened");
  useReadAloud(isPausing ? [rested, ...grounding] : [], locale);
  if (!why || !(why in signsOf)) return null;
  const signs: readonly StopSign[] = signsOf[why as keyof typeof signsOf];
  const rests = isPausing;
  const mayRelax = why === "too-little" && restingInstead(course).length > 0;
  const tell = (relaxOn: boolean) => act({ kind: "signs", signs: ticked, relaxOn });
  return (
    <>
      <BackButton act={act} />
      <ScreenTitle>{t("stopping.signs.title")}</ScreenTitle>
      {rests ? (
        <>
          <p className="-mt-3">{rested}</p>
          <GroundLines />
        </>
      ) : null}
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
        {mayRelax ? (
          // Both are as good: neither is louder.
          <ChoiceActions
            label={t("stopping.signs.onward")}
            choices={[
              { id: "relax", label: t("stopping.signs.relaxOn"), onChoose: () => tell(true) },
              { id: "end", label: t("stopping.signs.enoughToday"), onChoose: () => tell(false) },
            ]}
          />
        ) : (
          <Button wide look={ticked.length > 0 ? "primary" : "quiet"} onClick={() => tell(false)}>
            {t(ticked.length > 0 ? "after.next" : "stopping.skip")}
          </Button>
        )}
      </BottomActions>
    </>
  );
}
