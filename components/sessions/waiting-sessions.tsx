"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useKeptDraft } from "@/components/frame/kept-draft";
import { useOutbox } from "@/components/frame/outbox";
import { OutboxLine } from "@/components/frame/outbox-line";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { keepDay } from "@/lib/today/browser";
import { useParcelWords } from "./parcel-words";
import type { Course } from "./session-course";

/** What this device still holds, told in words. Once it is sent, the day is shown anew. */
export function WaitingSessions({ canRetry = true }: { canRetry?: boolean }) {
  const router = useRouter();
  const { sent, busy } = useOutbox();
  const shown = useRef(sent);
  useEffect(() => {
    if (busy || sent === shown.current) return;
    shown.current = sent;
    router.refresh();
  }, [sent, busy, router]);
  return <OutboxLine read={useParcelWords()} canRetry={canRetry} />;
}

/** Keeps the day on this device, for when there is no connection; and again when something of it was sent. */
export function DayKeeper() {
  const { sent, busy, memberId, practiceId } = useOutbox();
  const asked = useRef(-1);
  useEffect(() => {
    if (!memberId || !practiceId || busy || sent === asked.current) return;
    asked.current = sent;
    void keepDay(memberId, practiceId);
  }, [sent, busy, memberId, practiceId]);
  return null;
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
