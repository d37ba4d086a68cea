"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useKeptDraft } from "@/components/frame/kept-draft";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";

/** Under which a half-typed note about a signal is kept; whoever sends it forgets it. */
export const settlingDraft = (about: string): string => `settling/${about}`;

type SettlingFormProps = {
  /** The signal. */
  about: string;
  busy: boolean;
  onSettle: (note: string) => void;
  onCancel: () => void;
};

/** What whoever settles a signal wants to remember with it. */
export function SettlingForm({ about, busy, onSettle, onCancel }: SettlingFormProps) {
  const t = useTranslations("attention");
  const [kept, keep] = useKeptDraft<string>(settlingDraft(about));
  const [written, setWritten] = useState<string | null>(null);
  const note = written ?? kept ?? "";
  const write = (text: string) => {
    setWritten(text);
    keep(text);
  };
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onSettle(note.trim());
      }}
    >
      <TextArea
        ref={field}
        label={t("note")}
        hint={t("noteHint")}
        rows={2}
        maxLength={1000}
        value={note}
        onChange={(event) => write(event.target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={busy}>
          {t("saveNote")}
        </Button>
        <Button
          look="plain"
          disabled={busy}
          onClick={() => {
            keep(null);
            onCancel();
          }}
        >
          {t("cancelNote")}
        </Button>
      </div>
    </form>
  );
}
