"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { useKeptDraft } from "@/components/frame/kept-draft";
import { useOutbox } from "@/components/frame/outbox";
import { OutboxLine } from "@/components/frame/outbox-line";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { Opener } from "@/components/ui/opener";
import { RatingScale } from "@/components/ui/rating-scale";
import { correctionLetter } from "@/lib/moments/browser";
import { correctionOf, type Righted, rightedOf } from "@/lib/moments/rules";
import { nameOf } from "@/lib/outbox/parcel";
import type { LoggedSession } from "@/lib/sessions/schema";
import { useParcelWords } from "./parcel-words";

/** Only what was touched, so that what was put right elsewhere meanwhile stays as it is. */
type Draft = Partial<Righted> & { id: string };

type CorrectionFormProps = {
  session: Pick<LoggedSession, "id" | "before" | "after" | "note">;
  /** Afterwards a word is added beside what stands there; what a correction does is said before it is sent. */
  mayBePutRight: boolean;
  memberId: string;
};

/** Wanted: that what is read is what was meant. Feared: that it comes too late, or looks like tampering. */
export function CorrectionForm({ session, mayBePutRight, memberId }: CorrectionFormProps) {
  const t = useTranslations("sessions.correction");
  const tSaving = useTranslations("sessions.saving");
  const router = useRouter();
  const [draft, keep, ready] = useKeptDraft<Draft>(`correction/${session.id}`, memberId);
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

  const righted: Righted = { ...rightedOf(session), ...draft };
  const told = correctionOf(session, righted);
  const change = (part: Partial<Righted>) => keep({ id: uuidv7(), ...draft, ...part });
  const leave = () => {
    keep(null);
    setIsOpen(false);
  };
  const send = async () => {
    if (!outbox || !draft || !told || isSending.current) return;
    isSending.current = true;
    const letter = correctionLetter(session.id, { id: draft.id, ...told });
    // What was typed is given up only once it lies in the queue; without room for that it lives as long as the page.
    if ((await outbox.put(letter)) === "kept") keep(null);
    setSent(nameOf(letter));
    await outbox.send();
    isSending.current = false;
    const { waiting, refused } = outbox.state();
    // Without a connection there is no page to come back to.
    if (![...waiting, ...refused].some(({ name }) => name === nameOf(letter))) router.refresh();
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
          <p className="text-soft">{t(mayBePutRight ? "replaces" : "adds")}</p>
          <div>
            {(["Before", "After"] as const).map((when) => (
              <RightedRatings key={when} when={when} righted={righted} change={change} />
            ))}
            <Opener ruled label={t("note")}>
              <TextArea
                label={t("noteLabel")}
                labelHidden
                rows={4}
                maxLength={4000}
                value={righted.note}
                onChange={(event) => change({ note: event.target.value })}
              />
            </Opener>
          </div>
          <p role="status" className="text-desk text-soft empty:hidden">
            {told ? null : t("nothingYet")}
          </p>
          <Button wide disabled={!told || !outbox} onClick={() => void send()}>
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

type RightedProps = { when: "Before" | "After"; righted: Righted; change: (part: Partial<Righted>) => void };

function RightedRatings({ when, righted, change }: RightedProps) {
  const t = useTranslations("sessions");
  return (
    <Opener ruled label={t(`correction.moments.${when}`)}>
      <div className="flex flex-col gap-5 pt-1 pb-3">
        {(["tension", "safety"] as const).map((scale) => {
          const part = `${scale}${when}` as const;
          const value = righted[part];
          return (
            <div key={scale} className="flex flex-col items-start gap-1">
              <RatingScale
                legend={t(`correction.${part}`)}
                legendSize="field"
                low={t(`ratings.${scale}.low`)}
                high={t(`ratings.${scale}.high`)}
                declinedLabel={t("ratings.declined")}
                hue={scale === "safety" ? "sea" : "moss"}
                value={value}
                onChange={(chosen) => change({ [part]: chosen })}
              />
              {value === null ? null : (
                <Button look="plain" className="-ml-5" onClick={() => change({ [part]: null })}>
                  {t("ratings.clear")}
                </Button>
              )}
            </div>
          );
        })}
      </div>
    </Opener>
  );
}
