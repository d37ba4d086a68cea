"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { uuidv7 } from "uuidv7";
import { useKeptDraft } from "@/components/frame/kept-draft";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { SelectField, TextArea, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { addDays, type Day } from "@/lib/calendar";
import { locales } from "@/lib/i18n/locale";
import { writeReport } from "@/lib/reports/browser";
import { audiences } from "@/lib/reports/rules";
import type { Report, ReportDraft } from "@/lib/reports/schema";

type ReportFormProps = {
  clientId: string;
  today: Day;
  locale: ReportDraft["locale"];
  /** The latest version of the report that gets another one. */
  report?: Report;
  onDone: () => void;
};

type Kept = { id: string; draft: ReportDraft };

const sixWeeks = 41;

/** Wanted: one page that can be handed over. Feared: that it says more than is known. */
export function ReportForm({ clientId, today, locale, report, onDone }: ReportFormProps) {
  const t = useTranslations("reports.form");
  const tUi = useTranslations("ui");
  const router = useRouter();
  const trouble = useTroubleWords();
  const [kept, keep] = useKeptDraft<Kept>(`report/${clientId}/${report?.id ?? "another"}`);
  const [first] = useState<Kept>(() => ({
    id: report?.id ?? uuidv7(),
    draft: report
      ? { audience: report.audience, locale: report.locale, from: report.from, to: report.to, text: report.text }
      : { audience: "gp", locale, from: addDays(today, -sixWeeks), to: today, text: "" },
  }));
  const { id, draft } = kept ?? first;
  const [isAsked, setAsked] = useState(false);
  const isOutOfOrder = !draft.from || !draft.to || draft.from > draft.to;
  const saving = useMutation({
    mutationFn: (wanted: ReportDraft) => writeReport({ clientId, id, version: report?.version ?? 0 }, wanted),
    onSuccess: () => {
      keep(null);
      router.refresh();
      onDone();
    },
  });
  const set = (part: Partial<ReportDraft>) => keep({ id, draft: { ...draft, ...part } });
  const problem = trouble(saving.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (!isOutOfOrder && !saving.isPending) saving.mutate(draft);
  }

  return (
    <form noValidate aria-label={t("label")} className="flex flex-col gap-4" onSubmit={submit}>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={t("audience")}
          value={draft.audience}
          onChange={({ target }) => set({ audience: target.value as ReportDraft["audience"] })}
        >
          {audiences.map((audience) => (
            <option key={audience} value={audience}>
              {t(`audiences.${audience}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t("locale")}
          value={draft.locale}
          onChange={({ target }) => set({ locale: target.value as ReportDraft["locale"] })}
        >
          {locales.map((one) => (
            <option key={one} value={one}>
              {t(`locales.${one}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          type="date"
          label={t("from")}
          value={draft.from}
          error={isAsked && isOutOfOrder ? t("order") : undefined}
          onChange={({ target }) => set({ from: target.value })}
        />
        <TextField type="date" label={t("to")} value={draft.to} onChange={({ target }) => set({ to: target.value })} />
      </div>
      <TextArea
        label={t("text")}
        hint={t("textHint")}
        rows={6}
        maxLength={1800}
        value={draft.text}
        onChange={({ target }) => set({ text: target.value })}
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
