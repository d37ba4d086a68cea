"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { CheckField, SelectField, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/locale";
import { scoreMeasure } from "@/lib/measures/browser";
import { misfits, type ScoreKind, scoresOf } from "@/lib/measures/rules";
import type { Assignment, MeasureValues } from "@/lib/measures/schema";
import { useMeasureName } from "./measure-words";

type Typed = {
  id: string;
  scoredOn: string;
  source: "asked" | "paper";
  numbers: Record<string, string>;
  declined: Record<string, boolean>;
};

// Dutch writes 4,5: a comma is a point here. What is no number stays one that is on no scale.
const numberOf = (text: string): number | null => (text.trim() === "" ? null : Number(text.trim().replace(",", ".")));

/** The scores of a measure, typed by who holds the form. Nothing of the form itself stands here. */
export function MeasureEntry({
  clientId,
  assignment,
  today,
}: {
  clientId: string;
  assignment: Assignment;
  today: string;
}) {
  const t = useTranslations("measures.entry");
  const tUi = useTranslations("ui");
  const locale = useLocale() as Locale;
  const router = useRouter();
  const trouble = useTroubleWords();
  const name = useMeasureName()(assignment);
  const [typed, setTyped] = useState<Typed | null>(null);
  const [wrong, setWrong] = useState<string[]>([]);
  const kinds = scoresOf(assignment.measure);
  const tell = (change: Partial<Typed>) => setTyped((before) => before && { ...before, ...change });
  const score = useMutation({
    mutationFn: ({ id, scoredOn, source, values }: Omit<Typed, "numbers" | "declined"> & { values: MeasureValues }) =>
      scoreMeasure(clientId, assignment.id, id, { scoredOn, source, values, earlierShown: false }),
    onSuccess: () => {
      setTyped(null);
      router.refresh();
    },
  });
  const problem = trouble(score.error);
  const valueOf = (of: Typed, { key }: ScoreKind) => (of.declined[key] ? "declined" : numberOf(of.numbers[key] ?? ""));
  const isTold = typed !== null && kinds.some((kind) => valueOf(typed, kind) !== null);
  const submit = () => {
    if (!typed) return;
    const values: MeasureValues = Object.fromEntries(kinds.map((kind) => [kind.key, valueOf(typed, kind)]));
    const off = misfits(assignment.measure, values);
    setWrong(off);
    const { id, scoredOn, source } = typed;
    if (off.length === 0) score.mutate({ id, scoredOn, source, values });
  };
  return (
    <>
      <Button
        look="quiet"
        onClick={() => {
          setWrong([]);
          setTyped({ id: uuidv7(), scoredOn: today, source: "asked", numbers: {}, declined: {} });
        }}
      >
        {t("open")}
        <span className="sr-only">: {name}</span>
      </Button>
      <Dialog
        open={typed !== null}
        onClose={() => setTyped(null)}
        title={name}
        closeLabel={tUi("close")}
        actions={
          <Button disabled={!isTold || score.isPending} onClick={submit}>
            {tUi("keep")}
          </Button>
        }
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            type="date"
            label={t("day")}
            value={typed?.scoredOn ?? ""}
            onChange={(event) => tell({ scoredOn: event.target.value })}
          />
          <SelectField
            label={t("source")}
            value={typed?.source ?? "asked"}
            onChange={(event) => tell({ source: event.target.value as Typed["source"] })}
          >
            <option value="asked">{t("asked")}</option>
            <option value="paper">{t("paper")}</option>
          </SelectField>
        </div>
        {kinds.map((kind) => (
          <div key={kind.key} className="grid items-end gap-x-4 gap-y-1 sm:grid-cols-2">
            <TextField
              inputMode="decimal"
              autoComplete="off"
              label={t("scale", { name: kind.name[locale], min: kind.min, max: kind.max })}
              disabled={typed?.declined[kind.key] ?? false}
              value={typed?.numbers[kind.key] ?? ""}
              error={wrong.includes(kind.key) ? t("misfit", { min: kind.min, max: kind.max }) : undefined}
              onChange={(event) => tell({ numbers: { ...typed?.numbers, [kind.key]: event.target.value } })}
            />
            <CheckField
              label={t("declined")}
              checked={typed?.declined[kind.key] ?? false}
              onChange={(event) => tell({ declined: { ...typed?.declined, [kind.key]: event.target.checked } })}
            />
          </div>
        ))}
        <p className="text-soft">{t("mayStayOpen")}</p>
        {problem ? (
          <Notice kind="attention" live="assertive">
            {problem}
          </Notice>
        ) : null}
      </Dialog>
    </>
  );
}
