"use client";

import { useTranslations } from "next-intl";
import { doseWords } from "@/components/exercises/dose-words";
import { drawingOf } from "@/components/exercises/drawing-of";
import { Button } from "@/components/ui/button";
import { Illustration } from "@/components/ui/illustration";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/locale";
import type { TodayItem } from "@/lib/today/schema";
import { BreathCircle } from "./breath-circle";
import { useChannels } from "./guide-channels";
import { RhythmChoice } from "./guide-choices";
import { useBells, useBreathSound, useSpokenLines } from "./guide-cues";
import { linesOf } from "./guide-lines";
import { useNow, useScreenOn } from "./guide-time";
import { LineReader } from "./line-reader";
import { breathAt } from "./session-breath";
import { tremorLeft } from "./session-choices";
import { clockWords, elapsedOf, type Face, faceOf } from "./session-clock";
import type { ScreenProps } from "./session-questions";

type GuideProps = ScreenProps & { item: TodayItem; locale: Locale };

/** An exercise that runs, for eye and ear alike: who lies with closed eyes misses nothing. It only ever counts up. */
export function ExerciseGuide({ course, item, act, locale }: GuideProps) {
  const t = useTranslations("sessions.player");
  const exerciseWords = useTranslations("exercises");
  const { channels } = useChannels();
  const { clock } = course;
  const { dose, exercise } = item;
  const running = clock.since !== null;
  const now = useNow(running);
  const limit = exercise.phase === "discharge" ? tremorLeft(course) : null;
  const face = faceOf(item, clock, now, limit);
  const isReady = face.stage === "ready";
  const breath = clock.breath && !isReady ? breathAt(clock.breath, elapsedOf(clock, now) - clock.breath.from) : null;
  const told = toldAt(face, item, limit, t);
  const lines = linesOf(item, locale);

  const staysOn = useScreenOn(running);
  useBells(face.stage, running, channels);
  useBreathSound(clock.breath, breath, running, channels.sound);
  useSpokenLines({
    lines,
    line: clock.line,
    stage: face.stage,
    running,
    told: isReady ? t("ready.spoken") : told,
    locale,
    on: channels.voice,
    onNext: (line) => act({ kind: "line", line }),
  });

  const { kind, amount } = dose;
  const agreed =
    amount === null ? t("noTarget") : t("agreed", { dose: doseWords(exerciseWords, dose, exercise.dose.perSide) });
  return (
    <>
      {clock.breath && breath ? (
        <BreathCircle breath={clock.breath} at={breath} running={running} />
      ) : (
        <Illustration
          drawing={drawingOf(exercise)}
          label={exercise.illustrationAlt[locale]}
          className="mx-auto -my-2 w-56"
        />
      )}
      <section className="flex flex-col items-center gap-1 text-center">
        {face.side ? <p className="font-semibold">{t(`sides.${face.side}`)}</p> : null}
        {isReady ? (
          <p className="tabular text-timer font-semibold" aria-hidden="true">
            {face.readyIn}
          </p>
        ) : kind === "repetitions" || clock.breath ? null : (
          <p role="timer" aria-label={t("timer")} className="tabular text-timer font-semibold">
            {clockWords(face.shown)}
          </p>
        )}
        {isReady || (kind !== "repetitions" && kind !== "breaths") ? null : (
          <Count item={item} count={face.count} breathing={clock.breath !== null} />
        )}
        {clock.breath && !isReady ? null : <p className="text-desk text-soft">{isReady ? t("ready.line") : agreed}</p>}
      </section>
      {clock.interrupted ? (
        <Notice title={t("interrupted.title")}>
          <p>{t("interrupted.body")}</p>
        </Notice>
      ) : null}
      <p role="status" className="empty:hidden text-center">
        {running ? told : clock.interrupted ? null : t("paused")}
      </p>
      {kind === "repetitions" ? (
        <Button look="quiet" wide onClick={() => act({ kind: "count" })}>
          {t("repetition.add")}
        </Button>
      ) : null}
      {face.stage === "first" ? (
        <Button look="quiet" wide onClick={() => act({ kind: "turn" })}>
          {t("sides.turn")}
        </Button>
      ) : null}
      <LineReader lines={lines} line={clock.line} onTurn={(line) => act({ kind: "line", line })} />
      {kind === "breaths" ? <RhythmChoice onChange={(rhythm) => act({ kind: "rhythm", breath: rhythm })} /> : null}
      {staysOn === false ? <p className="text-desk text-soft">{t("channels.screenMayDim")}</p> : null}
    </>
  );
}

/** Repetitions are counted by hand, and heard. A breath that is led is not talked through: the circle and the sound do. */
function Count({ item, count, breathing }: { item: TodayItem; count: number; breathing: boolean }) {
  const t = useTranslations("sessions.player");
  const { kind, amount: total } = item.dose;
  if (kind === "breaths") {
    if (!breathing) return <p>{t("breaths.own")}</p>;
    const at = total === null ? count + 1 : Math.min(count + 1, Math.max(total, count));
    return (
      <p className="text-heading">
        {total === null ? t("breaths.atFree", { count: at }) : t("breaths.at", { count: at, total })}
      </p>
    );
  }
  return (
    <>
      <p aria-hidden="true" className="tabular text-timer font-semibold">
        {count}
      </p>
      <p role="status">
        {total === null || count === 0 ? t("repetition.count", { count }) : t("repetition.countOf", { count, total })}
      </p>
    </>
  );
}

/** What is told when an agreed moment passes: said once, for eye, ear and screen reader alike. */
function toldAt(
  face: Face,
  item: TodayItem,
  limit: number | null,
  t: ReturnType<typeof useTranslations<"sessions.player">>,
): string | null {
  const { kind, amount } = item.dose;
  if (face.stage === "second") return t("sides.changeOver");
  if (face.stage !== "reached") return null;
  if (face.limited) return t("tremorReached", { minutes: Math.round((limit ?? 0) / 60_000) });
  if (kind !== "time" && amount !== null)
    return t(kind === "breaths" ? "breaths.reached" : "repetition.reached", { total: amount });
  if (face.side === "second") return t("sides.both");
  // Nobody is asked to stay where trembling has an end that was agreed on.
  return t(item.exercise.dose.openEnded && limit === null ? "timeReachedOpenEnded" : "timeReached");
}
