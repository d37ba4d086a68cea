"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { useKeptForm } from "@/components/frame/kept-form";
import { useFaultWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { CheckField, TextArea, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { type Agreement, type AgreementDraft, agreementDraft } from "@/lib/safety/schema";
import { agreementParts } from "./agreement-parts";
import { useAgreementSaving } from "./agreement-saving";
import { TheirWords } from "./their-words";

type In = z.input<typeof agreementDraft>;

const numbers = [
  ["relaxOnlyBelow", 0, 10],
  ["fall", 1, 10],
  ["highTension", 1, 10],
  ["safetyForHighTension", 0, 10],
  ["firstMinutes", 1, 60],
  ["firstSessions", 0, 50],
  ["mostMinutes", 1, 60],
  ["silentAfter", 1, 90],
  ["statementDays", 1, 30],
] as const;

/** The agreement as a therapist fills it in, together with the client: words, and the terms that are theirs to set. */
export function AgreementForm({ clientId, agreement }: { clientId: string; agreement: Agreement }) {
  const t = useTranslations("safety.agreement");
  const said = useFaultWords();
  const form = useForm<In, unknown, AgreementDraft>({
    resolver: zodResolver(agreementDraft),
    defaultValues: { words: agreement.words, terms: agreement.terms, because: "" },
  });
  const { register, handleSubmit, formState } = form;
  const { errors } = formState;
  const forget = useKeptForm(`agreement/${clientId}`, form);
  const { save, busy, saved, theirs, problem } = useAgreementSaving(clientId, agreement, () => {
    forget();
    form.reset({ ...form.getValues(), because: "" });
  });
  // Other numbers need their reason; words need none.
  const saveWithReason = (draft: AgreementDraft) => {
    const { terms } = draft;
    const changed =
      terms && Object.entries(terms).some(([name, value]) => agreement.terms[name as keyof typeof terms] !== value);
    if (changed && !draft.because) form.setError("because", { message: "missing" }, { shouldFocus: true });
    else save(draft);
  };
  return (
    <form noValidate className="flex flex-col gap-6 print:hidden" onSubmit={handleSubmit(saveWithReason)}>
      <div className="flex flex-col gap-5">
        {agreementParts.map((part) => (
          <TextArea
            key={part}
            label={t(`words.${part}`)}
            hint={t(`hints.${part}`)}
            error={said(errors.words?.[part])}
            rows={2}
            {...register(`words.${part}`)}
          />
        ))}
      </div>
      <fieldset className="flex flex-col gap-4">
        <legend className="mb-1 text-heading">{t(agreement.version === 0 ? "beginsTitle" : "termsTitle")}</legend>
        <p className="text-soft">{t("termsLead")}</p>
        <div className="grid items-end gap-4 sm:grid-cols-2">
          {numbers.map(([term, min, max]) => (
            <TextField
              key={term}
              type="number"
              inputMode="numeric"
              min={min}
              max={max}
              label={t(`fields.${term}`)}
              error={said(errors.terms?.[term])}
              {...register(`terms.${term}`, { valueAsNumber: true })}
            />
          ))}
        </div>
        <CheckField label={t("fields.dayBetween")} {...register("terms.dayBetween")} />
        <TextArea
          label={t("because")}
          hint={t("becauseHint")}
          error={said(errors.because)}
          rows={2}
          {...register("because")}
        />
      </fieldset>
      {theirs ? <TheirWords theirs={theirs} /> : null}
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" disabled={busy}>
          {t("save")}
        </Button>
        <p role="status" className="text-soft empty:hidden">
          {saved && !formState.isDirty ? t("saved") : null}
        </p>
      </div>
    </form>
  );
}
