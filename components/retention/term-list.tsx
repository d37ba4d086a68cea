"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { changeTerm } from "@/lib/retention/browser";
import { fewestYears, needsReason } from "@/lib/retention/rules";
import type { RetentionTerm } from "@/lib/retention/schema";

export function TermList({ terms }: { terms: readonly RetentionTerm[] }) {
  const t = useTranslations("retention");
  const [open, setOpen] = useState<string | null>(null);
  return (
    <section aria-labelledby="terms" className="flex max-w-3xl flex-col gap-3">
      <h2 id="terms" className="text-heading">
        {t("terms")}
      </h2>
      <ul className="surface flex flex-col divide-y divide-line px-4 sm:px-5">
        {terms.map((term) => (
          <li key={term.part} className="flex flex-col gap-2 py-3">
            <div className="flex flex-wrap items-center justify-between gap-x-4">
              <span>
                <span className="font-semibold">{t(`parts.${term.part}`)}</span>: {t("years", { years: term.years })}{" "}
                <span className="text-table text-soft">
                  ({term.revision === 0 ? t("proposed") : t("changed", { name: term.changedBy ?? "–" })})
                </span>
              </span>
              {open === term.part ? null : (
                <Button
                  look="plain"
                  aria-label={t("changeOf", { part: t(`parts.${term.part}`) })}
                  onClick={() => setOpen(term.part)}
                >
                  {t("change")}
                </Button>
              )}
            </div>
            {term.because ? <p className="text-table text-soft">{term.because}</p> : null}
            {open === term.part ? <TermForm term={term} onDone={() => setOpen(null)} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function TermForm({ term, onDone }: { term: RetentionTerm; onDone: () => void }) {
  const t = useTranslations("retention");
  const tUi = useTranslations("ui");
  const router = useRouter();
  const trouble = useTroubleWords();
  const [typed, setTyped] = useState(String(term.years));
  const [because, setBecause] = useState(term.because ?? "");
  const [faults, setFaults] = useState<{ years?: string; because?: string }>({});
  const years = Number(typed);
  const isShort = Number.isInteger(years) && needsReason(term.part, years);
  const change = useMutation({
    mutationFn: () =>
      changeTerm({ part: term.part, years, because: isShort ? because.trim() : null, revision: term.revision }),
    onSuccess: () => {
      onDone();
      router.refresh();
    },
  });
  const problem = trouble(change.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    const isYears = Number.isInteger(years) && years >= 1 && years <= 100;
    const found = {
      ...(!isYears && { years: t("invalid") }),
      ...(isYears && years < fewestYears(term.part) && { years: t("fewest") }),
      ...(isShort && because.trim() === "" && { because: t("missing") }),
    };
    setFaults(found);
    if (Object.keys(found).length === 0 && !change.isPending) change.mutate();
  }

  return (
    <form noValidate className="flex flex-col gap-3 pb-2" onSubmit={submit}>
      <TextField
        label={t("yearsLabel")}
        inputMode="numeric"
        className="max-w-48"
        value={typed}
        error={faults.years}
        onChange={({ target }) => setTyped(target.value)}
      />
      {isShort && term.part !== "log" ? (
        <TextField
          label={t("because")}
          hint={t("becauseHint")}
          maxLength={500}
          value={because}
          error={faults.because}
          onChange={({ target }) => setBecause(target.value)}
        />
      ) : null}
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" aria-disabled={change.isPending}>
          {t("save")}
        </Button>
        <Button look="plain" onClick={onDone}>
          {tUi("cancel")}
        </Button>
      </div>
    </form>
  );
}
