"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { useKeptDraft } from "@/components/frame/kept-draft";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { listWaiting, sendSession } from "@/lib/sessions/browser";
import type { Course } from "./session-course";

/** Sessions that this device still holds: told in words, and sent when the page comes, returns, or finds a connection. */
export function WaitingSessions({ memberId }: { memberId: string }) {
  const t = useTranslations("sessions");
  const router = useRouter();
  const [left, setLeft] = useState({ waiting: 0, refused: 0, sent: 0 });
  const busy = useRef(false);

  const sendAll = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    const found = await listWaiting(memberId);
    const told = { waiting: found.length, refused: 0, sent: 0 };
    if (found.length > 0) setLeft({ ...told });
    for (const session of found) {
      const answer = await sendSession(memberId, session);
      if (answer !== "later") told.waiting -= 1;
      if (answer === "sent") told.sent += 1;
      if (answer === "refused") told.refused += 1;
    }
    busy.current = false;
    if (found.length > 0) setLeft((before) => ({ ...told, sent: told.sent || before.sent }));
    if (told.sent > 0) router.refresh();
  }, [memberId, router]);

  useEffect(() => {
    const send = () => {
      if (document.visibilityState === "visible") void sendAll();
    };
    // What it learns it keeps after it has asked: nothing is set while the effect runs.
    // oxlint-disable-next-line react/set-state-in-effect
    void sendAll();
    window.addEventListener("online", send);
    document.addEventListener("visibilitychange", send);
    return () => {
      window.removeEventListener("online", send);
      document.removeEventListener("visibilitychange", send);
    };
  }, [sendAll]);

  const { waiting, refused, sent } = left;
  if (waiting + refused + sent === 0) return null;
  const again = (
    <Button look="quiet" onClick={() => void sendAll()}>
      {t("saving.tryAgain")}
    </Button>
  );
  return (
    <Notice kind="information" live="polite" actions={waiting + refused > 0 ? again : undefined}>
      {waiting > 0 ? <p>{t("today.waiting", { count: waiting })}</p> : null}
      {refused > 0 ? <p>{t("saving.refusedKept")}</p> : null}
      {waiting + refused === 0 ? <p>{t("today.sentNow")}</p> : null}
    </Notice>
  );
}

/** A session that was begun and not finished: it waits, and asks nothing. */
export function BegunSession({ memberId }: { memberId: string }) {
  const t = useTranslations("sessions.today.resume");
  const [draft] = useKeptDraft<Course>("session", memberId);
  if (!draft) return null;
  return (
    <Notice
      title={t("title")}
      actions={
        <ButtonLink href="/today/session?on=1" look="quiet">
          {t("goOn")}
        </ButtonLink>
      }
    >
      <p>{t("body")}</p>
    </Notice>
  );
}
