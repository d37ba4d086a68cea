"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { uuidv7 } from "uuidv7";
import { useKeptDraft } from "@/components/frame/kept-draft";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { Day } from "@/lib/calendar";
import { noteShare } from "@/lib/reports/browser";
import { shareWays } from "@/lib/reports/rules";
import type { Report, ShareDraft } from "@/lib/reports/schema";

type ShareFormProps = { clientId: string; report: Report; today: Day; onDone: () => void };

/** Notes what the product cannot see: to whom a page was given. */
export function ShareForm({ clientId, report, today, onDone }: ShareFormProps) {
  const t = useTranslations("reports.share");
  const tUi = useTranslations("ui");
  const router = useRouter();
  const trouble = useTroubleWords();
  const [kept, keep] = useKeptDraft<ShareDraft>(`share/${report.id}/${report.version}`);
  const [begun] = useState<ShareDraft>(() => ({
    id: uuidv7(),
    version: report.version,
    with: "",
    way: "handed",
    on: today,
  }));
  const draft = kept ?? begun;
  const [isMissing, setMissing] = useState(false);
  const noting = useMutation({
    mutationFn: () => noteShare(clientId, report.id, draft),
    onSuccess: () => {
      keep(null);
      router.refresh();
      onDone();
    },
  });
  const problem = trouble(noting.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    const isEmpty = draft.with.trim() === "";
    setMissing(isEmpty);
    if (!isEmpty && !noting.isPending) noting.mutate();
  }

  return (
    <form noValidate aria-label={t("label")} className="flex flex-col gap-3" onSubmit={submit}>
      <TextField
        label={t("with")}
        hint={t("withHint")}
        maxLength={120}
        value={draft.with}
        error={isMissing ? t("missing") : undefined}
        onChange={({ target }) => keep({ ...draft, with: target.value })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={t("way")}
          value={draft.way}
          onChange={({ target }) => keep({ ...draft, way: target.value as ShareDraft["way"] })}
        >
          {shareWays.map((way) => (
            <option key={way} value={way}>
              {t(`ways.${way}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          type="date"
          label={t("on")}
          value={draft.on}
          max={today}
          onChange={({ target }) => keep({ ...draft, on: target.value || today })}
        />
      </div>
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" aria-disabled={noting.isPending}>
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
