"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useForgetDraft } from "@/components/frame/kept-draft";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button, ButtonLink } from "@/components/ui/button";
import { ShapeMark } from "@/components/ui/shape-mark";
import { useUndo } from "@/components/ui/undo-notice";
import { parkMatter } from "@/lib/attention/browser";
import { reopenSignal, settleSignal } from "@/lib/signals/browser";
import type { MatterLine } from "./matter-words";
import { SettlingForm, settlingDraft } from "./settling-form";

export interface NamedLine extends MatterLine {
  name: string;
}

/** One thing that asks. Wanted: to know what it is and be done with it. Feared: to click something away for good. */
export function MatterCard({ line, titleId }: { line: NamedLine; titleId: string }) {
  const t = useTranslations("attention");
  const router = useRouter();
  const trouble = useTroubleWords();
  const offerUndo = useUndo();
  const [isWriting, setWriting] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { matter, clientId, sentence, name, own } = line;
  const { kind, about } = matter;

  const moved = (text: string, undo: () => Promise<void>) => {
    document.getElementById(titleId)?.focus();
    router.refresh();
    offerUndo({
      text,
      undo: () =>
        undo()
          .catch((error: unknown) => void offerUndo({ text: trouble(error) ?? "" }))
          .then(() => router.refresh()),
    });
  };
  // A colleague was first, or it does not ask any more: said once, and the list tells how it is now.
  const onError = (error: unknown) => {
    offerUndo({ text: trouble(error) ?? "" });
    router.refresh();
  };
  const forgetDraft = useForgetDraft();
  const settle = useMutation({
    mutationFn: (note: string) => settleSignal(about, note),
    onSuccess: () => {
      void forgetDraft(settlingDraft(about));
      moved(t("settled", { sentence }), () => reopenSignal(about));
    },
    onError,
  });
  const park = useMutation({
    mutationFn: (parked: boolean) => parkMatter(clientId, { kind, about, parked }),
    onSuccess: (_, parked) =>
      moved(t(parked ? "parked" : "unparked"), () => parkMatter(clientId, { kind, about, parked: !parked })),
    onError,
  });
  const busy = settle.isPending || park.isPending || settle.isSuccess || park.isSuccess;
  const named = { name, sentence };

  return (
    <li className="flex flex-col gap-3 border-line py-4 not-first:border-t">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <ShapeMark shape="diamond" className="mt-1 size-4 shrink-0 text-clay" />
        <div className="min-w-0 grow basis-72">
          <p>
            <Link href={`/clients/${clientId}`} className="font-semibold underline-offset-4 hover:underline">
              {name}
            </Link>
          </p>
          <p>{sentence}</p>
          <p className="text-table text-soft">
            {line.when ? `${line.when} · ` : null}
            <Link href={line.href} className="link inline-flex min-h-6 items-center">
              {t(own ? "toData" : "session")}
            </Link>
          </p>
          {own ? <p className="text-table text-soft">{own.says}</p> : null}
        </div>
        <div className="flex flex-wrap gap-x-1 gap-y-2 max-sm:pl-8">
          {own ? (
            <ButtonLink look="quiet" href={own.href}>
              {own.label}
            </ButtonLink>
          ) : (
            <>
              <Button look="quiet" disabled={busy} aria-label={t("settleOf", named)} onClick={() => settle.mutate("")}>
                {t("settle")}
              </Button>
              <Button
                ref={opener}
                look="plain"
                disabled={busy}
                aria-expanded={isWriting}
                aria-label={t("withNoteOf", named)}
                onClick={() => setWriting(!isWriting)}
              >
                {t("withNote")}
              </Button>
            </>
          )}
          <Button
            look="plain"
            disabled={busy}
            aria-label={t(matter.parked ? "unparkOf" : "parkOf", named)}
            onClick={() => park.mutate(!matter.parked)}
          >
            {t(matter.parked ? "unpark" : "park")}
          </Button>
        </div>
      </div>
      {isWriting ? (
        <SettlingForm
          about={about}
          busy={busy}
          onSettle={(note) => settle.mutate(note)}
          onCancel={() => {
            setWriting(false);
            opener.current?.focus();
          }}
        />
      ) : null}
    </li>
  );
}
