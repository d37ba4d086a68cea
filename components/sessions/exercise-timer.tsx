"use client";

import { useTranslations } from "next-intl";
import { doseWords } from "@/components/exercises/dose-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/locale";
import type { TodayItem } from "@/lib/today/schema";
import { useCues, useNow, useScreenOn } from "./cue-channels";
import { clockWords, type Face, faceOf } from "./session-clock";
import type { ScreenProps } from "./session-questions";

type TimerProps = ScreenProps & { item: TodayItem; locale: Locale };

/** The time so far, or what was counted, and one line of words. It only ever counts up. */
export function ExerciseTimer({ course, item, act, locale }: TimerProps) {
  const t = useTranslations("sessions.player");
  const exerciseWords = useTranslations("exercises");
  const { clock } = course;
  const running = clock.since !== null;
  const face = faceOf(item, clock, useNow(running));
  useScreenOn(running);
  useCues(face.cues);
  const counts = item.dose.kind === "breaths" || item.dose.kind === "repetitions";
  const { perSide, openEnded } = item.exercise.dose;
  const agreed =
    item.dose.amount === null ? t("noTarget") : t("agreed", { dose: doseWords(exerciseWords, item.dose, perSide) });

  return (
    <>
      <section className="flex flex-col items-center gap-1 text-center">
        {face.side ? <p className="font-semibold">{t(`sides.${face.side}`)}</p> : null}
        {counts ? (
          <Counter item={item} count={clock.count} />
        ) : (
          <p role="timer" aria-label={t("timer")} className="tabular text-timer font-semibold">
            {clockWords(face.shown)}
          </p>
        )}
        <p className="text-desk text-soft">{agreed}</p>
      </section>
      {clock.interrupted ? (
        <Notice title={t("interrupted.title")}>
          <p>{t("interrupted.body")}</p>
        </Notice>
      ) : null}
      <p role="status" className="empty:hidden text-center">
        {running || clock.interrupted ? (
          <Told face={face} openEnded={openEnded} item={item} count={clock.count} />
        ) : (
          t("paused")
        )}
      </p>
      {counts ? (
        <Button look="quiet" wide onClick={() => act({ kind: "count" })}>
          {item.dose.kind === "breaths" ? t("breaths.add") : t("repetition.add")}
        </Button>
      ) : null}
      {face.side === "first" ? (
        <Button look="quiet" wide onClick={() => act({ kind: "turn" })}>
          {t("sides.turn")}
        </Button>
      ) : null}
      <Lines item={item} line={clock.line} locale={locale} act={act} />
    </>
  );
}

function Counter({ item, count }: { item: TodayItem; count: number }) {
  const t = useTranslations("sessions.player");
  const words = item.dose.kind === "breaths" ? "breaths" : "repetition";
  const total = item.dose.amount;
  return (
    <>
      <p aria-hidden="true" className="tabular text-timer font-semibold">
        {count}
      </p>
      <p role="status">
        {total === null || count === 0 ? t(`${words}.count`, { count }) : t(`${words}.countOf`, { count, total })}
      </p>
    </>
  );
}

/** What is told when an agreed moment passes: said once, for eye, ear and screen reader alike. */
function Told({ face, openEnded, item, count }: { face: Face; openEnded: boolean; item: TodayItem; count: number }) {
  const t = useTranslations("sessions.player");
  const { kind, amount } = item.dose;
  if (amount !== null && kind !== "time" && count >= amount)
    return t(kind === "breaths" ? "breaths.reached" : "repetition.reached", { total: amount });
  if (face.side === "second" && face.reached) return t("sides.both");
  if (face.side === "second") return t("sides.changeOver");
  if (face.reached) return t(openEnded ? "timeReachedOpenEnded" : "timeReached");
  return null;
}

/** One step at a time, turned by hand. */
function Lines({ item, line, locale, act }: Pick<TimerProps, "item" | "locale" | "act"> & { line: number }) {
  const t = useTranslations("sessions.player");
  const { steps } = item.exercise;
  const step = steps[line];
  if (!step) return null;
  const turn = (to: number) => act({ kind: "line", line: Math.max(0, Math.min(steps.length - 1, to)) });
  return (
    <section className="surface flex flex-col gap-3 p-4">
      <div aria-live="polite" className="flex min-h-19 flex-col gap-0.5">
        <p className="text-table text-soft">{t("step", { step: line + 1, total: steps.length })}</p>
        <p>{step.text[locale]}</p>
      </div>
      <div className="grid grid-cols-2 gap-2">
        <Button look="quiet" className="px-2!" disabled={line === 0} onClick={() => turn(line - 1)}>
          {t("previousStep")}
        </Button>
        <Button look="quiet" className="px-2!" disabled={line >= steps.length - 1} onClick={() => turn(line + 1)}>
          {t("nextStep")}
        </Button>
      </div>
    </section>
  );
}
