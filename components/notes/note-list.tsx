"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useUndo } from "@/components/ui/undo-notice";
import type { Day } from "@/lib/calendar";
import { setPutAway } from "@/lib/notes/browser";
import type { Note } from "@/lib/notes/schema";
import { NoteForm } from "./note-form";

type NoteListProps = { clientId: string; today: Day; notes: readonly Note[]; dayWords: (day: Day) => string };

/** Meetings and notes: what happened beside the figures. */
export function NoteList({ clientId, today, notes, dayWords }: NoteListProps) {
  const t = useTranslations("notes");
  const tUi = useTranslations("ui");
  const router = useRouter();
  const offerUndo = useUndo();
  const [open, setOpen] = useState<string | null>(null);
  const close = () => setOpen(null);
  const putting = useMutation({
    mutationFn: ({ note, putAway }: { note: Note; putAway: boolean }) => setPutAway(clientId, note, putAway),
    onSuccess: (note) => {
      router.refresh();
      if (note.putAway) offerUndo({ text: t("putAway"), undo: () => putting.mutate({ note, putAway: false }) });
    },
    onError: () => void offerUndo({ text: t("failed") }),
  });

  return (
    <section aria-labelledby="notes" className="surface flex flex-col gap-3 p-4 sm:p-5 print:hidden">
      <h2 id="notes" className="text-heading">
        {t("title")}
      </h2>
      {notes.length === 0 && open === null ? <p className="text-soft">{t("none")}</p> : null}
      <ul className="flex flex-col divide-y divide-line">
        {notes.map((note) =>
          open === note.id ? (
            <li key={note.id} className="py-3">
              <NoteForm clientId={clientId} today={today} note={note} onDone={close} />
            </li>
          ) : (
            <li key={note.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-2.5">
              <div className="min-w-0 flex-1 basis-60">
                <p className="font-medium">{t("line", { kind: t(`kinds.${note.kind}`), day: dayWords(note.day) })}</p>
                <p className="whitespace-pre-line break-words">{note.text}</p>
                <p className="text-table text-soft">
                  {[
                    t("by", { name: note.writtenBy }),
                    t(note.shared ? "isShared" : "isOwn"),
                    note.onAxis ? null : t("notOnAxis"),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </p>
              </div>
              <div className="flex gap-2">
                <Button
                  look="plain"
                  aria-label={t("changeOne", { day: dayWords(note.day) })}
                  onClick={() => setOpen(note.id)}
                >
                  {tUi("edit")}
                </Button>
                <Button
                  look="plain"
                  aria-label={t("removeOne", { day: dayWords(note.day) })}
                  onClick={() => putting.mutate({ note, putAway: true })}
                >
                  {tUi("remove")}
                </Button>
              </div>
            </li>
          ),
        )}
      </ul>
      {open === "another" ? (
        <NoteForm clientId={clientId} today={today} onDone={close} />
      ) : (
        <p>
          <Button look="quiet" onClick={() => setOpen("another")}>
            {t("add")}
          </Button>
        </p>
      )}
    </section>
  );
}
