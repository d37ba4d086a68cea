"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useKeptDraft } from "@/components/frame/kept-draft";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { FieldError, TextArea, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { useFormatter } from "@/lib/i18n/formatter";
import { suggestReminders } from "@/lib/reminders/browser";
import type { ReminderSuggestion, Reminders } from "@/lib/reminders/schema";
import { DayChips, useWeekdayName } from "./day-chips";

type SuggestionCardProps = { clientId: string; suggestion: Reminders["suggestion"] };

const nothing: ReminderSuggestion = { days: [], at: "19:00", words: null };

/** Wanted: to help somebody to a rhythm. Not given: any look at what they chose. */
export function SuggestionCard({ clientId, suggestion }: SuggestionCardProps) {
  const t = useTranslations("reminders.desk");
  const format = useFormatter();
  const nameOf = useWeekdayName();
  const router = useRouter();
  const trouble = useTroubleWords();
  const [draft, keep] = useKeptDraft<ReminderSuggestion>(`reminder-suggestion/${clientId}`);
  const [missing, setMissing] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (wanted: ReminderSuggestion | null) => suggestReminders(clientId, wanted),
    onSuccess: () => {
      keep(null);
      router.refresh();
    },
  });
  const problem = trouble(error);
  const begin = () =>
    keep(suggestion ? { days: suggestion.days, at: suggestion.at, words: suggestion.words } : nothing);

  function send() {
    setMissing(draft?.days.length === 0);
    if (draft && draft.days.length > 0) mutate({ ...draft, words: draft.words?.trim() || null });
  }

  return (
    <section aria-labelledby="reminders" className="surface flex flex-col gap-3 p-5 print:hidden">
      <h2 id="reminders" className="text-heading">
        {t("title")}
      </h2>
      <p className="text-table text-soft">{t("lead")}</p>
      {suggestion && !draft ? (
        <>
          <p>
            {t("made", {
              name: suggestion.by,
              days: format.list(
                suggestion.days.map((day) => nameOf(day, "long")),
                { type: "conjunction" },
              ),
              at: suggestion.at,
            })}
          </p>
          {suggestion.words ? <p className="whitespace-pre-line">{suggestion.words}</p> : null}
        </>
      ) : null}
      {draft ? (
        <>
          <DayChips legend={t("days")} days={draft.days} onChange={(days) => keep({ ...draft, days })} />
          {missing && draft.days.length === 0 ? <FieldError>{t("daysMissing")}</FieldError> : null}
          <TextField
            type="time"
            label={t("at")}
            value={draft.at}
            onChange={({ target }) => keep({ ...draft, at: target.value })}
            className="max-w-36"
          />
          <TextArea
            label={t("words")}
            aside={t("optional")}
            rows={2}
            maxLength={500}
            value={draft.words ?? ""}
            onChange={({ target }) => keep({ ...draft, words: target.value })}
          />
        </>
      ) : null}
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-3">
        {draft ? (
          <>
            <Button disabled={isPending} onClick={send}>
              {t("suggest")}
            </Button>
            <Button look="quiet" disabled={isPending} onClick={() => keep(null)}>
              {t("cancel")}
            </Button>
          </>
        ) : (
          <>
            <Button look="quiet" disabled={isPending} onClick={begin}>
              {suggestion ? t("change") : t("open")}
            </Button>
            {suggestion ? (
              <Button look="plain" disabled={isPending} onClick={() => mutate(null)}>
                {t("takeBack")}
              </Button>
            ) : null}
          </>
        )}
      </div>
    </section>
  );
}
