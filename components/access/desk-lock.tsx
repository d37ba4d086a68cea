"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { signOut } from "@/lib/access/browser";
import { ask, type Refused } from "@/lib/ask";
import { lastAsked, noteAsked } from "./last-asked";

type DeskLockProps = {
  /** How long a sign-in at a desk lives without a request. */
  idleMinutes: number;
  words: Record<"title" | "body" | "stay" | "ended" | "endedBody" | "again" | "offline", string>;
  children: ReactNode;
};

type Standing = "open" | "asking" | "shut";

const minute = 60_000;

/** What the house answered to a page or a screen keeps the sign-in alive there; files, and what never arrived, do not. */
function keepsAlive({ name, responseStatus }: PerformanceResourceTiming): boolean {
  const { origin, pathname, searchParams } = new URL(name);
  const isAsked = pathname.startsWith("/api/v1/") || searchParams.has("_rsc");
  return isAsked && origin === location.origin && responseStatus >= 200 && responseStatus < 400;
}

/**
 * A desk is shared: before a sign-in ends of itself it is said, with one key to stay (WCAG 2.2.1), and afterwards nothing of
 * a record stands on the screen. Wanted: not to lose what one was writing. Feared: a record left open in the room.
 */
export function DeskLock({ idleMinutes, words, children }: DeskLockProps) {
  const ui = useTranslations("ui");
  const [standing, setStanding] = useState<Standing>("open");
  const [failed, setFailed] = useState(false);
  // The house notes at most once a minute that somebody was there: it may end a minute earlier than it was last asked.
  const shutsAfter = (idleMinutes - 1) * minute;

  const look = useCallback(() => {
    const idle = Date.now() - lastAsked();
    setStanding((before) =>
      before === "shut" || idle >= shutsAfter ? "shut" : idle >= shutsAfter - 2 * minute ? "asking" : "open",
    );
  }, [shutsAfter]);

  useEffect(() => {
    // What is shut on the screen is shut in the house as well.
    if (standing === "shut") void signOut().catch(() => undefined);
  }, [standing]);

  useEffect(() => {
    noteAsked();
    const watch = new PerformanceObserver((list) => {
      if (list.getEntries().some((one) => keepsAlive(one as PerformanceResourceTiming))) noteAsked();
    });
    watch.observe({ type: "resource" });
    const pulse = setInterval(look, 5_000);
    document.addEventListener("visibilitychange", look);
    return () => {
      watch.disconnect();
      clearInterval(pulse);
      document.removeEventListener("visibilitychange", look);
    };
  }, [look]);

  async function stay() {
    const isThere = await ask("GET", "/api/v1/me").then(
      () => true,
      (error: Refused) => {
        if (error.problem?.status === 401) setStanding("shut");
        return false;
      },
    );
    setFailed(!isThere);
    if (!isThere) return;
    noteAsked();
    setStanding("open");
  }

  if (standing === "shut") {
    return (
      <main
        id="content"
        className="mx-auto flex min-h-dvh max-w-120 flex-col justify-center gap-4 p-6"
        data-lock="shut"
      >
        <h1 className="text-title">{words.ended}</h1>
        <p role="alert">{words.endedBody}</p>
        <ButtonLink
          href={`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`}
          className="self-start"
          prefetch={false}
        >
          {words.again}
        </ButtonLink>
      </main>
    );
  }
  return (
    <>
      {children}
      <Dialog
        open={standing === "asking"}
        onClose={() => void stay()}
        title={words.title}
        closeLabel={ui("close")}
        actions={<Button onClick={() => void stay()}>{words.stay}</Button>}
      >
        <p role="alert">{words.body}</p>
        {failed ? <Notice kind="attention">{words.offline}</Notice> : null}
      </Dialog>
    </>
  );
}
