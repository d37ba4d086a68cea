"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";

type SettlingFormProps = { busy: boolean; onSettle: (note: string) => void; onCancel: () => void };

/** What whoever settles a signal wants to remember with it. */
export function SettlingForm({ busy, onSettle, onCancel }: SettlingFormProps) {
  const t = useTranslations("attention");
  const [note, setNote] = useState("");
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
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={busy}>
          {t("saveNote")}
        </Button>
        <Button look="plain" disabled={busy} onClick={onCancel}>
          {t("cancelNote")}
        </Button>
      </div>
    </form>
  );
}
