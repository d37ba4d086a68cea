"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { plainDay } from "@/components/frame/day-words";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { Day } from "@/lib/calendar";
import { endCare } from "@/lib/care/browser";
import { isOnlyCarer, maySay } from "@/lib/care/rules";
import type { Care, Carer } from "@/lib/care/schema";
import { useFormatter } from "@/lib/i18n/formatter";
import { CareForm } from "./care-form";

type CareCardProps = { clientId: string; care: Care; viewer: { id: string; isOwner: boolean }; today: Day };

/** Wanted: somebody who reads along while I am away. Feared: that nobody does, or somebody who should not any more. */
export function CareCard({ clientId, care, viewer, today }: CareCardProps) {
  const t = useTranslations("care.card");
  const ui = useTranslations("ui");
  const form = useTranslations("care.form");
  const format = useFormatter();
  const router = useRouter();
  const trouble = useTroubleWords();
  const [isOpen, setOpen] = useState(false);
  // Whoever ends their own care can't take it back.
  const [leaving, setLeaving] = useState<Carer | null>(null);
  const ending = useMutation({
    mutationFn: (carer: Carer) => endCare(clientId, carer.id, carer.from),
    onSuccess: (_done, carer) => {
      if (carer.id !== viewer.id || viewer.isOwner) return router.refresh();
      router.push("/clients");
    },
    // What it was refused for stands under the dialog.
    onSettled: () => setLeaving(null),
  });
  const day = (one: Day) => plainDay(format, one, today);
  const may = maySay(care, viewer);
  const problem = trouble(ending.error);
  const ended = ending.isSuccess ? ending.variables : null;
  const isStill = ({ id }: Carer) => care.carers.some((one) => one.id === id);

  function when({ from, until, hasBegun }: Carer) {
    if (hasBegun) return until && t("until", { day: day(until) });
    return until ? t("fromUntil", { from: day(from), until: day(until) }) : t("from", { day: day(from) });
  }

  // Whoever works alone has nobody to share a client with.
  if (care.colleagues.length < 2) return null;
  return (
    <section aria-labelledby="care" className="surface flex flex-col gap-3 p-5 print:hidden">
      <h2 id="care" className="text-heading">
        {t("title")}
      </h2>
      <ul className="flex flex-col gap-1">
        {care.carers.map((carer) => (
          <li key={`${carer.id} ${carer.from}`} className="flex min-h-10 items-center justify-between gap-x-3">
            <span className="min-w-0">
              {carer.name}
              {carer.id === viewer.id ? <span className="text-soft"> {t("you")}</span> : null}
              {when(carer) ? <span className="block text-table text-soft">{when(carer)}</span> : null}
            </span>
            {may && !isOnlyCarer(care, carer) ? (
              <Button
                look="plain"
                className="-my-1 shrink-0"
                disabled={ending.isPending}
                aria-label={[t("endFor", { name: carer.name }), when(carer)].filter(Boolean).join(", ")}
                onClick={() => (carer.id === viewer.id ? setLeaving(carer) : ending.mutate(carer))}
              >
                {t("end")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      <p role="status" className="text-table text-soft empty:hidden">
        {ended ? t(isStill(ended) ? "endedTerm" : "ended", { name: ended.name }) : null}
      </p>
      {may ? (
        <Button look="quiet" className="self-start" onClick={() => setOpen(true)}>
          {t("open")}
        </Button>
      ) : null}
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={form("title")} closeLabel={ui("close")}>
        <CareForm clientId={clientId} care={care} viewer={viewer} today={today} onDone={() => setOpen(false)} />
      </Dialog>
      <Dialog
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t("sureTitle")}
        closeLabel={ui("close")}
        actions={
          <>
            <Button disabled={ending.isPending} onClick={() => leaving && ending.mutate(leaving)}>
              {t("yes")}
            </Button>
            <Button look="quiet" onClick={() => setLeaving(null)}>
              {t("no")}
            </Button>
          </>
        }
      >
        <p>{t("sure")}</p>
      </Dialog>
    </section>
  );
}
