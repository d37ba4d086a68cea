"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useOutbox } from "@/components/frame/outbox";
import { useParcelWords } from "@/components/sessions/parcel-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { signOut } from "@/lib/access/browser";
import type { Kept } from "@/lib/outbox/drawer";
import { forgetDay } from "@/lib/today/browser";

/** Ends a client's visit. Whatever nobody else has yet is theirs to send, to leave sealed, or to give up. */
export function ClientSignOut({ label, failed }: { label: string; failed: string }) {
  const ui = useTranslations("ui");
  const t = useTranslations("outbox.leaving");
  const { outbox, memberId, waiting, refused } = useOutbox();
  const [state, setState] = useState<"ready" | "asked" | "discarding" | "busy">("ready");
  const [trouble, setTrouble] = useState<string | null>(null);
  const lying = [...waiting, ...refused];

  async function leave() {
    setState("busy");
    setTrouble(null);
    try {
      await signOut();
      if (memberId) await forgetDay(memberId);
      // A full load, not a soft one: nothing that was shown may stay behind in memory.
      window.location.assign("/sign-in");
    } catch {
      setTrouble(failed);
      setState("ready");
    }
  }

  async function sendAndLeave() {
    setState("busy");
    setTrouble(null);
    await outbox?.send();
    const left = outbox?.state();
    if (left && left.waiting.length + left.refused.length > 0) {
      setTrouble(t("notSent"));
      setState("asked");
    } else await leave();
  }

  async function discardAndLeave() {
    await outbox?.discard(lying);
    await leave();
  }

  const close = () => setState("ready");
  const isOpen = state === "asked" || state === "discarding";
  return (
    <div className="flex flex-col gap-2">
      <Button
        look="quiet"
        wide
        disabled={state === "busy"}
        onClick={() => (lying.length > 0 ? setState("asked") : void leave())}
      >
        {label}
      </Button>
      <p role="status" className="max-w-prose text-(length:--hint-text) leading-snug text-soft empty:hidden">
        {isOpen ? null : trouble}
      </p>
      <Dialog open={isOpen} onClose={close} title={t("title")} closeLabel={ui("close")}>
        {state === "discarding" ? (
          <>
            <p>{t("discardAsk")}</p>
            <WhatLies lying={lying} />
            <Button wide onClick={() => void discardAndLeave()}>
              {t("discardSure")}
            </Button>
            <Button look="quiet" wide onClick={() => setState("asked")}>
              {ui("back")}
            </Button>
          </>
        ) : (
          <>
            {/* Not asked while nothing lies: a phone's first plural takes it as long as the rest of this page. */}
            {lying.length > 0 ? <p>{t("body", { count: lying.length })}</p> : null}
            <WhatLies lying={lying} />
            <p role="status" className="empty:hidden">
              {trouble}
            </p>
            <Button wide onClick={() => void sendAndLeave()}>
              {t("sendNow")}
            </Button>
            <Button look="quiet" wide onClick={() => void leave()}>
              {t("keep")}
            </Button>
            <p className="text-desk text-soft">{t("keepHint")}</p>
            <Button look="quiet" wide onClick={() => setState("discarding")}>
              {t("discard")}
            </Button>
            <Button look="plain" wide onClick={close}>
              {t("stay")}
            </Button>
          </>
        )}
      </Dialog>
    </div>
  );
}

function WhatLies({ lying }: { lying: Kept[] }) {
  const read = useParcelWords();
  return (
    <ul className="flex list-disc flex-col gap-1 pl-5">
      {lying.map((kept) => (
        <li key={kept.name}>{read(kept).title}</li>
      ))}
    </ul>
  );
}
