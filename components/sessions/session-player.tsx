"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { BottomActions } from "@/components/frame/bottom-actions";
import { useKeptDraft } from "@/components/frame/kept-draft";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SkeletonLines } from "@/components/ui/skeleton";
import type { Locale } from "@/lib/i18n/locale";
import type { Today } from "@/lib/today/schema";
import { begunAgain, courseAfter } from "./session-acts";
import { type Act, type Course, newCourse, resumed } from "./session-course";
import { NoteScreen, NotTodayScreen, ThanksScreen } from "./session-end";
import { CautionScreen, ExerciseScreen } from "./session-exercise";
import { ChoiceScreen, NotHereScreen, PresenceScreen, StayedShutScreen } from "./session-gate";
import { RatingScreen, ScreenTitle } from "./session-questions";
import { SignsScreen, WhyStoppedScreen } from "./session-signs";
import { RestScreen, StoppedScreen, WithoutGroundScreen } from "./session-stop";
import { SteadyScreen } from "./steady-screen";

type PlayerProps = {
  today: Today;
  locale: Locale;
  memberId: string;
  /** The client already said, a screen before, that they want to go on where they were. */
  goOn: boolean;
};

const isBegun = (course: Course) => course.step !== "tensionBefore" || course.ratings.tensionBefore !== null;

export function SessionPlayer({ today, locale, memberId, goOn }: PlayerProps) {
  const t = useTranslations("sessions");
  const [draft, keep, ready, keeping] = useKeptDraft<Course>("session", memberId);
  const [begun, setBegun] = useState<Course | null>(null);

  if (!ready) return <SkeletonLines label={t("frame.loading")} />;
  const isAsked = draft !== null && draft.step !== "thanks" && !goOn;
  if (!begun && isAsked)
    return (
      <SteadyScreen of="asked">
        <ScreenTitle>{t("player.interrupted.title")}</ScreenTitle>
        <p className="-mt-3">{t("today.resume.body")}</p>
        <BottomActions>
          <Button wide onClick={() => setBegun(resumed(draft))}>
            {t("today.resume.goOn")}
          </Button>
          <Button look="quiet" wide onClick={() => setBegun(begunAgain(draft, fresh(today)))}>
            {t("today.resume.startAgain")}
          </Button>
        </BottomActions>
      </SteadyScreen>
    );
  if (!begun) return <Start onStart={() => setBegun(draft ? resumed(draft) : fresh(today))} />;
  return <RunningSession first={begun} keep={keep} isKept={keeping !== "unkept"} locale={locale} />;
}

const fresh = (today: Today) =>
  newCourse(uuidv7(), today, Intl.DateTimeFormat().resolvedOptions().timeZone || today.timeZone, Date.now());

/** An id and a moment are chance and clock: they are taken after the screen was drawn, not while it is. */
function Start({ onStart }: { onStart: () => void }) {
  useEffect(onStart);
  return null;
}

type RunningProps = {
  first: Course;
  keep: (course: Course | null) => void;
  isKept: boolean;
  locale: Locale;
};

function RunningSession({ first, keep, isKept, locale }: RunningProps) {
  const t = useTranslations("sessions");
  const [course, tell] = useReducer(
    (before: Course, { act, now }: { act: Act; now: number }) => courseAfter(before, act, now),
    first,
  );
  const act = useCallback((act: Act) => tell({ act, now: Date.now() }), []);
  const forget = useCallback(() => keep(null), [keep]);
  const isRunning = course.clock.since !== null;

  useEffect(() => {
    if (course.step === "notToday") keep(null);
    else if (isBegun(course)) keep(course);
  }, [course, keep]);

  // A call, a locked phone, a closed tab: the clock stands still until the client says to go on.
  useEffect(() => {
    if (!isRunning) return;
    const away = () => {
      if (document.visibilityState === "hidden") act({ kind: "away" });
    };
    const leaving = () => act({ kind: "away" });
    const seen = setInterval(() => act({ kind: "seen" }), 5000);
    document.addEventListener("visibilitychange", away);
    window.addEventListener("pagehide", leaving);
    return () => {
      clearInterval(seen);
      document.removeEventListener("visibilitychange", away);
      window.removeEventListener("pagehide", leaving);
    };
  }, [isRunning, act]);

  const hasBegun = course.clock.begun;
  useEffect(() => {
    if (hasBegun) window.scrollTo(0, 0);
  }, [hasBegun]);

  const screen = useRef<HTMLDivElement>(null);
  const shown = `${course.step} ${course.at}`;
  const last = useRef(shown);
  useEffect(() => {
    if (last.current === shown) return;
    last.current = shown;
    window.scrollTo(0, 0);
    screen.current?.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }, [shown]);

  return (
    <SteadyScreen ref={screen} of={`${shown} ${hasBegun}`}>
      {isKept ? null : <Notice kind="attention">{t("frame.notKept")}</Notice>}
      <Screen course={course} act={act} locale={locale} forget={forget} />
    </SteadyScreen>
  );
}

type AnyScreenProps = {
  course: Course;
  act: (act: Act) => void;
  locale: Locale;
  forget: () => void;
};

function Screen({ course, act, locale, forget }: AnyScreenProps) {
  switch (course.step) {
    case "withoutGround":
      return <WithoutGroundScreen course={course} act={act} />;
    case "tensionBefore":
    case "safetyBefore":
    case "tensionAgain":
    case "safetyAgain":
    case "tensionAfter":
    case "safetyAfter":
      return <RatingScreen course={course} act={act} question={course.step} />;
    case "choice":
      return <ChoiceScreen course={course} act={act} locale={locale} />;
    case "presence":
      return <PresenceScreen course={course} act={act} locale={locale} />;
    case "notHere":
      return <NotHereScreen course={course} act={act} locale={locale} />;
    case "stayedShut":
      return <StayedShutScreen course={course} act={act} locale={locale} />;
    case "caution":
      return <CautionScreen course={course} act={act} locale={locale} />;
    case "exercise":
      return <ExerciseScreen course={course} act={act} locale={locale} />;
    case "stopped":
      return <StoppedScreen course={course} act={act} locale={locale} />;
    case "rest":
      return <RestScreen course={course} act={act} locale={locale} />;
    case "whyStopped":
      return <WhyStoppedScreen course={course} act={act} />;
    case "signs":
      return <SignsScreen course={course} act={act} locale={locale} />;
    case "note":
      return <NoteScreen course={course} act={act} />;
    case "thanks":
      return <ThanksScreen course={course} forget={forget} locale={locale} />;
    case "notToday":
      return <NotTodayScreen />;
  }
}
