"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { BottomActions } from "@/components/frame/bottom-actions";
import { Button, ButtonLink } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { keepWaiting, type Sending, sendSession } from "@/lib/sessions/browser";
import { isChained } from "./session-choices";
import { PrivateLine, SessionContext } from "./session-context";
import { type Course, logOf } from "./session-course";
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
      <SessionContext course={course} act={act} />
      <PrivateLine course={course} act={act} />
      <BottomActions>
        <Button wide onClick={() => act({ kind: "next" })}>
          {isEmpty ? t("without") : t("save")}
        </Button>
      </BottomActions>
    </>
  );
}

/** Saves what was told: first on this device, then to the practice. */
function useSaving(course: Course, memberId: string, forget: () => void) {
  const [status, setStatus] = useState<Sending | "sending">("sending");
  const [kept, setKept] = useState(true);
  const [tries, setTries] = useState(0);
  const again = () => {
    setStatus("sending");
    setTries((count) => count + 1);
  };
  useEffect(() => {
    const log = logOf(course);
    if (!log) return;
    let here = true;
    const session = { id: course.id, log };
    const save = async () => {
      const held = await keepWaiting(memberId, session);
      if (here) setKept(held);
      // The course is given up only once the session lies in the queue, or with the practice.
      if (held) forget();
      const sent = await sendSession(memberId, session);
      if (sent === "sent") forget();
      if (here) setStatus(sent);
    };
    void save();
    return () => {
      here = false;
    };
  }, [course, memberId, forget, tries]);
  return { status, kept, again };
}

type ThanksProps = { course: Course; memberId: string; forget: () => void };

export function ThanksScreen({ course, memberId, forget }: ThanksProps) {
  const t = useTranslations("sessions");
  const { status, kept, again } = useSaving(course, memberId, forget);
  useEffect(() => {
    if (status !== "later") return;
    const retry = () => {
      if (document.visibilityState === "visible") again();
    };
    window.addEventListener("online", retry);
    document.addEventListener("visibilitychange", retry);
    return () => {
      window.removeEventListener("online", retry);
      document.removeEventListener("visibilitychange", retry);
    };
  });
  const told = {
    sending: t("saving.sending"),
    sent: t("saving.sent"),
    later: kept ? t("saving.willBeSent") : t("frame.notKept"),
    refused: t("saving.refusedKept"),
  }[status];
  return (
    <>
      <ScreenTitle>{t("thanks.title")}</ScreenTitle>
      <p className="-mt-3">{t("thanks.body")}</p>
      {isChained(course) ? <p>{t("thanks.afterRelease")}</p> : null}
      <Notice
        kind={status === "refused" ? "attention" : "plain"}
        live="polite"
        actions={
          status === "later" ? (
            <Button look="quiet" onClick={again}>
              {t("saving.tryAgain")}
            </Button>
          ) : undefined
        }
      >
        <p>{told}</p>
      </Notice>
      <BottomActions>
        <ButtonLink href="/today" wide>
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
