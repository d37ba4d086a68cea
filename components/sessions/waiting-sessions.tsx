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
export function WaitingSessions() {
  const router = useRouter();
  const { sent } = useOutbox();
  const shown = useRef(sent);
  useEffect(() => {
    if (sent > shown.current) router.refresh();
    shown.current = sent;
  }, [sent, router]);
  return <OutboxLine read={useParcelWords()} />;
}

/** Keeps the day on this device, for when there is no connection; and again when something of it was sent. */
export function DayKeeper() {
  const { sent, memberId, practiceId } = useOutbox();
  // How much was sent is the moment to ask again, and no part of what is asked.
  // oxlint-disable-next-line react/exhaustive-deps
  useEffect(() => {
    if (memberId && practiceId) void keepDay(memberId, practiceId);
  }, [sent, memberId, practiceId]);
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
