"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { SelectField, TextArea, TextField } from "@/components/ui/field";
import { type Threshold, withThreshold } from "@/lib/programs/rules";
import type { ProgramDraft } from "@/lib/programs/schema";
import { DaysField } from "./days-field";
import type { DraftEdit } from "./draft-edits";
import { ThresholdReason } from "./threshold-reason";

type ProgramBasicsProps = {
  draft: ProgramDraft;
  onEdit: (edit: DraftEdit) => void;
  namelessTitle: string;
  /** The threshold of before; null for a template. */
  agreed: Threshold | null;
};

/** What belongs to the whole program: its name, a word to the client, the threshold, and one set of days for all. */
export function ProgramBasics({ draft, onEdit, namelessTitle, agreed }: ProgramBasicsProps) {
  const t = useTranslations("programs");
  const [nameHint, thresholdHint] = [useId(), useId()];
  const isNameless = draft.title.trim() === "";
  const [first] = draft.items;
  const same = draft.items.every((item) => JSON.stringify(item.days) === JSON.stringify(first?.days));
  return (
    <section aria-label={t("basics.title")} className="flex flex-col gap-4">
      {/* The hints stand under the row of fields, so that the fields themselves stay on one line. */}
      <div className="grid gap-x-4 gap-y-1.5 sm:grid-cols-[minmax(0,1fr)_13rem]">
        <TextField
          label={t("basics.name")}
          aria-describedby={isNameless ? nameHint : undefined}
          value={draft.title}
          maxLength={120}
          onChange={(event) => onEdit({ kind: "write", part: { title: event.target.value } })}
        />
        {isNameless ? (
          <p id={nameHint} className="text-table text-soft sm:col-start-1 sm:row-start-2">
            {t("basics.nameless", { name: namelessTitle })}
          </p>
        ) : null}
        <SelectField
          label={t("basics.threshold")}
          aria-describedby={thresholdHint}
          className="max-sm:mt-2.5 sm:col-start-2 sm:row-start-1"
          value={draft.safetyThreshold}
          onChange={(event) => {
            const safetyThreshold = Number(event.target.value);
            onEdit({
              kind: "write",
              part: agreed ? withThreshold(draft, agreed, safetyThreshold) : { safetyThreshold },
            });
          }}
        >
          {Array.from({ length: 11 }, (_, value) => value).map((value) => (
            <option key={value} value={value}>
              {t("basics.thresholdFrom", { value })}
            </option>
          ))}
        </SelectField>
        <p id={thresholdHint} className="text-table text-soft sm:col-span-2">
          {t("basics.thresholdHint", { value: draft.safetyThreshold })}
        </p>
      </div>
      <ThresholdReason threshold={draft} agreed={agreed} onEdit={onEdit} />
      <TextArea
        label={t(!agreed ? "basics.templateNote" : "basics.note")}
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
