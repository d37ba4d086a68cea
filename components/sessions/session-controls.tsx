"use client";

import { useTranslations } from "next-intl";
import { BottomActions } from "@/components/frame/bottom-actions";
import { Button } from "@/components/ui/button";
import { openSound } from "./cue-channels";
import type { ScreenProps } from "./session-questions";

const small = "px-2! text-(length:--hint-text)!";

/** The same buttons in the same places from the caution to the end of an exercise. Stopping asks nothing. */
export function SessionControls({ course, act }: ScreenProps) {
  const t = useTranslations("sessions.player");
  const { clock, step } = course;
  const running = clock.since !== null;
  const begin = () => {
    openSound();
    act({ kind: "begin" });
  };
  return (
    <BottomActions>
      <fieldset className="flex flex-col gap-2">
        <legend className="sr-only">{t("controls")}</legend>
        {step === "caution" ? (
          <Button wide onClick={() => act({ kind: "cautionRead" })}>
            {t("caution.read")}
          </Button>
        ) : (
          <div className="grid grid-cols-2 gap-2">
            {/* One button for both, so that the focus stays where the finger or the key was. */}
            <Button look={running ? "quiet" : "primary"} onClick={running ? () => act({ kind: "pause" }) : begin}>
              {running ? t("pause") : clock.begun ? t("goOn") : t("start")}
            </Button>
            <Button look={running ? "primary" : "quiet"} onClick={() => act({ kind: "finish", outcome: "done" })}>
              {t("done")}
            </Button>
          </div>
        )}
        <div className="grid grid-cols-3 gap-2">
          <Button look="quiet" className={small} onClick={() => act({ kind: "stop" })}>
            {t("stop")}
          </Button>
          <Button look="quiet" className={small} onClick={() => act({ kind: "finish", outcome: "skipped" })}>
            {t("skip")}
          </Button>
          {step === "caution" ? null : (
            <Button look="quiet" className={small} onClick={() => act({ kind: "finish", outcome: "partial" })}>
              {t("partly")}
            </Button>
          )}
        </div>
      </fieldset>
    </BottomActions>
  );
}
