"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { uuidv7 } from "uuidv7";
import { useKeptDraft } from "@/components/frame/kept-draft";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { CheckField, SelectField, TextArea, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { Day } from "@/lib/calendar";
import { changeNote, writeNote } from "@/lib/notes/browser";
import { noteKinds } from "@/lib/notes/rules";
import type { Note, NoteDraft } from "@/lib/notes/schema";

type NoteFormProps = {
  clientId: string;
  today: Day;
  /** The one that is changed; without it, another is written. */
  note?: Note;
  onDone: () => void;
};

/** Wanted: to find a day back beside the figures. Feared: that the client reads what was not meant for them. */
export function NoteForm({ clientId, today, note, onDone }: NoteFormProps) {
  const t = useTranslations("notes");
  const tUi = useTranslations("ui");
  const router = useRouter();
  const trouble = useTroubleWords();
  const [kept, keep] = useKeptDraft<NoteDraft>(`note/${clientId}/${note?.id ?? "another"}`);
  const [first] = useState<NoteDraft>(() =>
    note ? partsOf(note) : { id: uuidv7(), kind: "appointment", day: today, text: "", onAxis: true, shared: false },
  );
  const [isMissing, setMissing] = useState(false);
  const draft = kept ?? first;
  const saving = useMutation({
    mutationFn: ({ id, ...parts }: NoteDraft) =>
      note ? changeNote(clientId, note, parts) : writeNote(clientId, { id, ...parts }),
    onSuccess: () => {
      keep(null);
      router.refresh();
      onDone();
    },
  });
  const set = (part: Partial<NoteDraft>) => keep({ ...draft, ...part });
  const problem = trouble(saving.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    const isEmpty = draft.text.trim() === "" || draft.day === "";
    setMissing(isEmpty);
    if (!isEmpty && !saving.isPending) saving.mutate(draft);
  }

  return (
    <form noValidate aria-label={t(note ? "change" : "add")} className="flex flex-col gap-4" onSubmit={submit}>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={t("kind")}
          value={draft.kind}
          onChange={({ target }) => set({ kind: target.value as Note["kind"] })}
        >
          {noteKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          type="date"
          label={t("day")}
          value={draft.day}
          error={isMissing && draft.day === "" ? t("dayMissing") : undefined}
          onChange={({ target }) => set({ day: target.value })}
        />
      </div>
      <TextArea
        label={t("text")}
        rows={2}
        maxLength={1000}
        value={draft.text}
        error={isMissing && draft.text.trim() === "" ? t("textMissing") : undefined}
        onChange={({ target }) => set({ text: target.value })}
      />
      <CheckField
        label={t("onAxis")}
        checked={draft.onAxis}
        onChange={({ target }) => set({ onAxis: target.checked })}
      />
      <CheckField
        label={t("shared")}
        hint={t(draft.shared ? "sharedHint" : "ownHint")}
        checked={draft.shared}
        onChange={({ target }) => set({ shared: target.checked })}
      />
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" aria-disabled={saving.isPending}>
          {t("save")}
        </Button>
        <Button
          look="plain"
          onClick={() => {
            keep(null);
            onDone();
          }}
        >
          {tUi("cancel")}
        </Button>
      </div>
    </form>
  );
}

const partsOf = ({ id, kind, day, text, onAxis, shared }: Note): NoteDraft => ({ id, kind, day, text, onAxis, shared });
