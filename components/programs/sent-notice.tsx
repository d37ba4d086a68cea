"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { longDay } from "@/components/frame/day-words";
import { Notice } from "@/components/ui/notice";
import { useFormatter } from "@/lib/i18n/formatter";
import type { Program } from "@/lib/programs/schema";
import { InvitationWords } from "./invitation-words";
import type { ProgramClient } from "./program-client";

/** After sending, where she lands: who has it now, and from when. Whoever has no account yet can't see it, and that is said. */
export function SentNotice({ program, client }: { program: Program | undefined; client: ProgramClient }) {
  const t = useTranslations("programs.sent");
  const format = useFormatter();
  const [told, setTold] = useState(false);

  useEffect(() => {
    // The place for it is there before its words are: only what comes later is read out. The address then forgets it,
    // so that a reload tomorrow does not tell it again.
    const frame = requestAnimationFrame(() => {
      setTold(true);
      window.history.replaceState(null, "", window.location.pathname);
    });
    return () => cancelAnimationFrame(frame);
  }, []);

  const { name, today, hasAccount } = client;
  const startsOn = program?.startsOn ?? today;
  const starts = startsOn > today ? "later" : "now";
  const words = { name, starts, day: longDay(format, startsOn, today) };
  return (
    <div role="status" className="empty:sr-only">
      {told && program ? (
        <Notice kind="information" title={hasAccount ? undefined : t("ready", { name })}>
          <p>{t(hasAccount ? "sent" : "whenAccount", words)}</p>
          {hasAccount ? null : <InvitationWords client={client} />}
        </Notice>
      ) : null}
    </div>
  );
}
