"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { useUndo } from "@/components/ui/undo-notice";
import type { Day } from "@/lib/calendar";
import { callOff, endCare, giveCare } from "@/lib/care/browser";
import { isStandIn, maySay } from "@/lib/care/rules";
import type { Care, Carer, CareTerm } from "@/lib/care/schema";
import { CareForm } from "./care-form";
import { type CareAct, CarerRow } from "./carer-row";
import { useCarerWords } from "./carer-words";

type CareCardProps = {
  client: { id: string; name: string };
  care: Care;
  viewer: { id: string; isOwner: boolean };
  today: Day;
};

const keyOf = ({ id, from }: Carer) => `${id} ${from}`;

/** Wanted: somebody who reads along while I am away. Feared: that nobody does, or somebody who should not any more. */
export function CareCard({ client, care, viewer, today }: CareCardProps) {
  const t = useTranslations("care.card");
  const ui = useTranslations("ui");
  const form = useTranslations("care.form");
  const router = useRouter();
  const trouble = useTroubleWords("act");
  const offerUndo = useUndo();
  const termWords = useCarerWords(today);
  const heading = useRef<HTMLHeadingElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  // What was ended leaves at once; the page follows.
  const [gone, setGone] = useState<string | null>(null);
  // Whoever ends their own care can't take it back.
  const [leaving, setLeaving] = useState<Carer | null>(null);

  const acting = useMutation({
    mutationFn: ({ act, carer, giver }: CareAct) =>
      act === "callOff" ? callOff(client.id, giver?.id ?? "") : endCare(client.id, carer.id, carer.from),
    onSuccess: (_done, { act, carer, giver }) => {
      if (act === "callOff") {
        tell(
          t(giver?.id === viewer.id ? "calledOffYou" : "calledOff", { name: giver?.name ?? "", client: client.name }),
        );
      } else if (carer.id === viewer.id && !viewer.isOwner) {
        offerUndo({ text: t("ownEnded", { client: client.name }), stays: true });
        return router.push("/clients");
      } else {
        setSaid(null);
        const words = isStandIn(carer) ? "endedStandIn" : "ended";
        const term = { from: carer.hasBegun ? today : carer.from, until: carer.until, insteadOf: null };
        offerUndo({
          text: t(words, { name: carer.name, client: client.name }),
          undo: () => giving.mutate({ carer, term }),
        });
        setGone(keyOf(carer));
      }
      heading.current?.focus();
      router.refresh();
    },
    // What it was refused for stands under the dialog.
    onSettled: () => setLeaving(null),
  });
  const giving = useMutation({
    mutationFn: ({ carer, term }: { carer: Carer; term: CareTerm }) => giveCare(client.id, carer.id, term),
    onSuccess: ({ value }, { carer, term }) => tellTerm(value, carer.id, term.from),
  });

  function tell(words: string) {
    setGone(null);
    setSaid(words);
    router.refresh();
  }

  /** What holds now, which may be more than what was asked for. */
  function tellTerm(now: Care, id: string, from: Day) {
    const theirs = now.carers.filter((one) => one.id === id);
    const term = theirs.findLast((one) => one.from <= from) ?? theirs.at(-1);
    const words = term && termWords(now, term);
    if (words) tell(t("said", { name: term.name, term: words }));
    else tell(t("saidNow", { name: term?.name ?? "", client: client.name }));
  }

  function onGiven(
    now: Care,
    { id, name, from, handsOver }: { id: string; name: string; from: Day; handsOver: boolean },
  ) {
    setOpen(false);
    acting.reset();
    if (!handsOver || viewer.isOwner || from > today) return tellTerm(now, id, from);
    // This record is not theirs to look at any more.
    offerUndo({ text: t("handedOver", { name, client: client.name }), stays: true });
    router.push("/clients");
  }

  const problem = trouble(acting.error) ?? trouble(giving.error);
  // Whoever works alone has nobody to share a client with.
  if (care.colleagues.length < 2) return null;
  return (
    <section aria-labelledby="care" className="surface flex flex-col gap-3 p-5 print:hidden">
      <h2 id="care" ref={heading} tabIndex={-1} className="text-heading outline-none">
        {t("title")}
      </h2>
      <ul className="flex flex-col gap-1">
        {care.carers
          .filter((carer) => keyOf(carer) !== gone)
          .map((carer) => (
            <CarerRow
              key={keyOf(carer)}
              care={care}
              carer={carer}
              viewer={viewer}
              words={termWords(care, carer)}
              isBusy={acting.isPending}
              onAct={(one) => (one.act === "end" && carer.id === viewer.id ? setLeaving(carer) : acting.mutate(one))}
            />
          ))}
      </ul>
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      <p role="status" className="text-table text-soft empty:hidden">
        {said}
      </p>
      {maySay(care, viewer) ? (
        <Button look="quiet" className="self-start" onClick={() => setOpen(true)}>
          {t("open")}
        </Button>
      ) : null}
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={form("title")} closeLabel={ui("close")}>
        <CareForm
          clientId={client.id}
          care={care}
          viewer={viewer}
          today={today}
          onGiven={onGiven}
          onCancel={() => setOpen(false)}
        />
      </Dialog>
      <Dialog
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t("sureTitle")}
        closeLabel={ui("close")}
        actions={
          <>
            <Button
              disabled={acting.isPending}
              onClick={() => leaving && acting.mutate({ act: "end", carer: leaving })}
            >
              {t("yes")}
            </Button>
            <Button look="quiet" onClick={() => setLeaving(null)}>
              {t("no")}
            </Button>
          </>
        }
      >
        <p>{t(viewer.isOwner ? "sureOwner" : "sure")}</p>
      </Dialog>
    </section>
  );
}
