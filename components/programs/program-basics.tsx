"use client";

import { useTranslations } from "next-intl";
import { SelectField, TextArea, TextField } from "@/components/ui/field";
import type { ProgramDraft } from "@/lib/programs/schema";
import { DaysField } from "./days-field";
import type { DraftEdit } from "./draft-edits";

type ProgramBasicsProps = {
  draft: ProgramDraft;
  onEdit: (edit: DraftEdit) => void;
  namelessTitle: string;
  isTemplate: boolean;
};

/** What belongs to the whole program: its name, a word to the client, the threshold, and one set of days for all. */
export function ProgramBasics({ draft, onEdit, namelessTitle, isTemplate }: ProgramBasicsProps) {
  const t = useTranslations("programs");
  const [first] = draft.items;
  const same = draft.items.every((item) => JSON.stringify(item.days) === JSON.stringify(first?.days));
  return (
    <section aria-label={t("basics.title")} className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_13rem]">
        <TextField
          label={t("basics.name")}
          hint={draft.title.trim() === "" ? t("basics.nameless", { name: namelessTitle }) : undefined}
          value={draft.title}
          maxLength={120}
          onChange={(event) => onEdit({ kind: "write", part: { title: event.target.value } })}
        />
        <SelectField
          label={t("basics.threshold")}
          value={draft.safetyThreshold}
          onChange={(event) => onEdit({ kind: "write", part: { safetyThreshold: Number(event.target.value) } })}
        >
          {Array.from({ length: 11 }, (_, value) => value).map((value) => (
            <option key={value} value={value}>
              {t("basics.thresholdFrom", { value })}
            </option>
          ))}
        </SelectField>
      </div>
      <p className="-mt-2 text-table text-soft">{t("basics.thresholdHint", { value: draft.safetyThreshold })}</p>
      <TextArea
        label={t(isTemplate ? "basics.templateNote" : "basics.note")}
        aside={t("basics.noteAside")}
        rows={2}
        maxLength={2000}
        className="[&_textarea]:min-h-16"
        value={draft.note ?? ""}
        onChange={(event) => onEdit({ kind: "write", part: { note: event.target.value || null } })}
      />
      {draft.items.length > 1 ? (
        <DaysField
          legend={t("days.ofAll")}
          days={same ? (first?.days ?? null) : null}
          mixed={!same}
          onChange={(days) => onEdit({ kind: "arrange", items: draft.items.map((item) => ({ ...item, days })) })}
        />
      ) : null}
    </section>
  );
}
