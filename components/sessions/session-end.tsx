"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef, useState } from "react";
import { BottomActions } from "@/components/frame/bottom-actions";
import { useOutbox } from "@/components/frame/outbox";
import { OutboxLine } from "@/components/frame/outbox-line";
import { Button, ButtonLink } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import type { Locale } from "@/lib/i18n/locale";
import { nameOf } from "@/lib/outbox/parcel";
import { sessionLetter } from "@/lib/sessions/browser";
import { GroundLines } from "./ground-lines";
import { NobodyWatches } from "./nobody-watches";
import { useParcelWords } from "./parcel-words";
import { hasReleased, wasHard } from "./session-choices";
import { ContextChoices, PrivateLine } from "./session-context";
import { type Course, logOf } from "./session-course";
import { OwnHelp } from "./session-gate";
import { BackButton, type ScreenProps, ScreenTitle } from "./session-questions";

export function NoteScreen({ course, act }: ScreenProps) {
  const t = useTranslations("sessions.note");
  const isEmpty = course.note.trim() === "" && course.privateLine.trim() === "";
  return (
    <>
      <BackButton act={act} />
      <ScreenTitle>{t("title")}</ScreenTitle>
      <TextArea
        label={t("label")}
        hint={`${t("hint")} ${t("readersPractice")} ${t("notLive")}`}
        rows={5}
        maxLength={4000}
        value={course.note}
        onChange={(event) => act({ kind: "note", note: event.target.value })}
      />
      <ContextChoices context={course.context} onChange={(context) => act({ kind: "context", context })} />
      <PrivateLine line={course.privateLine} onChange={(privateLine) => act({ kind: "privateLine", privateLine })} />
      <BottomActions>
        <Button wide onClick={() => act({ kind: "next" })}>
          {isEmpty ? t("without") : t("save")}
        </Button>
      </BottomActions>
    </>
  );
}

/** Saves what was told: first on this device, then to the practice. Answers the name under which it lies here. */
function useSaving(course: Course, forget: () => void, isLeaving: RefObject<boolean>): string | null {
  const { outbox } = useOutbox();
  const router = useRouter();
  const [name, setName] = useState<string | null>(null);
  useEffect(() => {
    const log = logOf(course);
    if (!log) forget();
    if (!log || !outbox) return;
    let here = true;
    const letter = sessionLetter(course.id, log);
    const save = async () => {
      // The course is given up only once the session lies in the queue, or with the practice.
      if ((await outbox.put(letter)) === "kept") forget();
      if (here) setName(nameOf(letter));
      await outbox.send();
      const { waiting, refused } = outbox.state();
      if ([...waiting, ...refused].some((kept) => kept.name === nameOf(letter))) return;
      forget();
      // Whoever left before it arrived has seen, or is about to see, the day as it was without it.
      if (isLeaving.current) router.refresh();
    };
    void save();
    return () => {
      here = false;
    };
  }, [course, outbox, forget, isLeaving, router]);
  return name;
}

type ThanksProps = { course: Course; forget: () => void; locale: Locale };

export function ThanksScreen({ course, forget, locale }: ThanksProps) {
  const t = useTranslations("sessions");
  const isLeaving = useRef(false);
  const isHard = wasHard(course);
  const isSession = logOf(course) !== null;
  const name = useSaving(course, forget, isLeaving);
  const read = useParcelWords();
  const told = { sending: t("saving.sending"), sent: t("saving.sent"), later: t("saving.willBeSent") };
  return (
    <>
      <ScreenTitle>{t(isHard ? "thanks.hard.title" : "thanks.title")}</ScreenTitle>
      <p className="-mt-3">{t(isHard ? "thanks.hard.body" : "thanks.body")}</p>
      {hasReleased(course) ? <p>{t("thanks.afterRelease")}</p> : null}
      {isSession ? null : <p>{t("thanks.nothing")}</p>}
      {name ? <OutboxLine read={read} of={{ name, ...told }} /> : null}
      {isHard ? (
        <>
          <p>{t("thanks.hard.read")}</p>
          <NobodyWatches today={course.today} locale={locale} open />
          <OwnHelp course={course} />
          <GroundLines />
        </>
      ) : null}
      <BottomActions>
        <ButtonLink href="/today" wide onClick={() => void (isLeaving.current = true)}>
          {t("thanks.toToday")}
        </ButtonLink>
      </BottomActions>
    </>
  );
}

/** A good choice, and nothing is written down about it. */
export function NotTodayScreen() {
  const t = useTranslations("sessions.notToday");
  return (
    <>
      <ScreenTitle>{t("title")}</ScreenTitle>
      <p className="-mt-3">{t("body")}</p>
      <p>{t("later")}</p>
      <BottomActions>
        <ButtonLink href="/today" look="quiet" wide>
          {t("toToday")}
        </ButtonLink>
      </BottomActions>
    </>
  );
}
