"use client";

import { useTranslations } from "next-intl";
import { BottomActions } from "@/components/frame/bottom-actions";
import { Button } from "@/components/ui/button";
import { readChannels } from "./guide-channels";
import { openSound } from "./guide-sounds";
import { useNow } from "./guide-time";
import { openVoice } from "./guide-voice";
import { breathOf } from "./session-breath";
import { isBeforeBell } from "./session-clock";
import { currentItem } from "./session-course";
import type { ScreenProps } from "./session-questions";
import { restingInstead } from "./session-way";

const small = "px-1! text-(length:--hint-text)!";

/** Stop stands in the same place from the caution to the end of an exercise, and asks nothing. */
export function SessionControls({ course, act, slower = null }: ScreenProps & { slower?: (() => void) | null }) {
  const t = useTranslations("sessions.player");
  const { clock, step } = course;
  const now = useNow(course.clock.since !== null);
  const item = currentItem(course);
  if (!item) return null;
  const running = clock.since !== null;
  const hasBegun = clock.begun && !isBeforeBell(clock, now);
  const isReady = running && !hasBegun;
  const begin = () => {
    openSound();
    openVoice();
    const { ready, pace } = readChannels();
    const breath = item.dose.kind === "breaths" ? breathOf(pace) : null;
    act({ kind: "begin", ready: ready * 1000, breath });
  };
  const ends = item.dose.kind === "until-enough" ? t("enough") : t("done");
  const canRelaxInstead = item.exercise.group === "release" && !clock.begun && restingInstead(course).length > 0;
  return (
    <BottomActions>
      <fieldset className="flex flex-col gap-2">
        <legend className="sr-only">{t("controls")}</legend>
        {step === "caution" ? (
          <Button wide onClick={() => act({ kind: "cautionRead" })}>
            {t("caution.read")}
          </Button>
        ) : (
          <div className={hasBegun || isReady ? "grid grid-cols-2 gap-2" : "grid"}>
            {/* One button for both, so that the focus stays where the finger or the key was. */}
            <Button look={running ? "quiet" : "primary"} onClick={running ? () => act({ kind: "pause" }) : begin}>
              {running ? t("pause") : clock.begun ? t("goOn") : t("start")}
            </Button>
            {isReady ? (
              <Button onClick={() => act({ kind: "startNow" })}>{t("ready.now")}</Button>
            ) : hasBegun ? (
              <Button look={running ? "primary" : "quiet"} onClick={() => act({ kind: "finish", outcome: "done" })}>
                {ends}
              </Button>
            ) : null}
          </div>
        )}
        <div className={slower && hasBegun ? "grid grid-cols-2 gap-1" : "grid grid-cols-[1.3fr_1fr_1fr] gap-1"}>
          <Button look="quiet" className="px-1!" onClick={() => act({ kind: "stop" })}>
            {t("stop")}
          </Button>
          {slower && hasBegun ? (
            <Button look="quiet" className="px-1!" onClick={slower}>
              {t("slower.ask")}
            </Button>
          ) : null}
          <Button look="plain" className={small} onClick={() => act({ kind: "finish", outcome: "skipped" })}>
            {t("skip")}
          </Button>
          {hasBegun ? (
            <Button look="plain" className={small} onClick={() => act({ kind: "finish", outcome: "partial" })}>
              {t("partly")}
            </Button>
          ) : canRelaxInstead ? (
            <Button look="plain" className={small} onClick={() => act({ kind: "onlyRelax" })}>
              {t("onlyRelax")}
            </Button>
          ) : null}
        </div>
      </fieldset>
    </BottomActions>
  );
}
