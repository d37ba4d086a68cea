"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useKeptDraft } from "@/components/frame/kept-draft";
import { useOutbox } from "@/components/frame/outbox";
import { OutboxLine } from "@/components/frame/outbox-line";
import { Button } from "@/components/ui/button";
import { type Letter, nameOf } from "@/lib/outbox/parcel";
import { useParcelWords } from "./parcel-words";

type CorrectionFrameProps<Draft> = {
  /** What is put right: a draft of it waits under this name. */
  of: string;
  memberId: string;
  /** Says what a correction does before it is sent: it takes the place of what stands there, or stands beside it. */
  effect: string;
  mayBePutRight: boolean;
  /** What a draft comes down to; none where nothing is told otherwise. */
  letters: (draft: Draft) => Letter[];
  children: (draft: Draft | null, keep: (draft: Draft) => void) => ReactNode;
};

/** Wanted: that what is read is what was meant. Feared: that it comes too late, or looks like tampering. */
export function CorrectionFrame<Draft>(props: CorrectionFrameProps<Draft>) {
  const { of, memberId, effect, mayBePutRight, letters, children } = props;
  const t = useTranslations("sessions.correction");
  const tSaving = useTranslations("sessions.saving");
  const router = useRouter();
  const [draft, keep, ready] = useKeptDraft<Draft>(of, memberId);
  const { outbox } = useOutbox();
  const [isOpen, setIsOpen] = useState(false);
  const [sent, setSent] = useState<string | null>(null);
  const isSending = useRef(false);
  const title = useRef<HTMLHeadingElement>(null);
  const read = useParcelWords();
  const shown = sent ? "sent" : draft || isOpen ? "form" : "closed";
  const last = useRef(shown);
  useEffect(() => {
    if (last.current === shown) return;
    last.current = shown;
    // A form that was found again on arrival takes nobody's place.
    if (isOpen || sent) title.current?.focus({ preventScroll: shown === "form" });
  }, [shown, isOpen, sent]);

  const told = draft ? letters(draft) : [];
  const leave = () => {
    keep(null);
    setIsOpen(false);
  };
  const send = async () => {
    if (!outbox || told.length === 0 || isSending.current) return;
    isSending.current = true;
    const lain: string[] = [];
    for (const letter of told) lain.push(await outbox.put(letter));
    // What was typed is given up only once it lies in the queue; without room for that it lives as long as the page.
    if (lain.every((how) => how === "kept")) keep(null);
    const names = told.map(nameOf);
    setSent(names.at(-1) ?? null);
    await outbox.send();
    isSending.current = false;
    const { waiting, refused } = outbox.state();
    // Without a connection there is no page to come back to.
    if (![...waiting, ...refused].some(({ name }) => names.includes(name))) router.refresh();
  };

  if (!ready || shown === "closed")
    return (
      <Button look="quiet" wide disabled={!ready} onClick={() => setIsOpen(true)}>
        {t("open")}
      </Button>
    );
  return (
    <section aria-labelledby="correction" className="flex flex-col gap-4">
      <h2 id="correction" ref={title} tabIndex={-1} className="text-heading">
        {t(sent ? "thanks" : "title")}
      </h2>
      {sent ? (
        <>
          <p>{t("seenLater")}</p>
          <OutboxLine
            read={read}
            of={{ name: sent, sending: tSaving("sending"), sent: tSaving("sent"), later: t("willBeSent") }}
          />
        </>
      ) : (
        <>
          <p className="text-soft">{effect}</p>
          <div>{children(draft, keep)}</div>
          <p role="status" className="text-desk text-soft empty:hidden">
            {told.length > 0 ? null : t("nothingYet")}
          </p>
          <Button wide disabled={told.length === 0 || !outbox} onClick={() => void send()}>
            {t(mayBePutRight ? "send" : "sendBeside")}
          </Button>
          <Button look="quiet" wide onClick={leave}>
            {t("leave")}
          </Button>
        </>
      )}
    </section>
  );
}
