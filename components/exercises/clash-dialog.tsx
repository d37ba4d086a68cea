"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { clashes, type ExercisePart, joined, type WrittenParts } from "@/lib/exercises/rules";
import type { Bilingual } from "@/lib/exercises/schema";
import { type ExerciseWords, rangeWords } from "./dose-words";

type ClashDialogProps = {
  before: WrittenParts;
  mine: WrittenParts;
  theirs: WrittenParts;
  onJoin: (parts: WrittenParts) => void;
  onClose: () => void;
};

const both = (text: Bilingual | null, nothing: string) =>
  text === null ? nothing : text.nl === text.en ? text.nl : `${text.nl}\n${text.en}`;

function partWords(t: ExerciseWords, part: ExercisePart, whole: WrittenParts): string {
  switch (part) {
    case "steps":
      return whole.steps.map(({ text }, at) => `${at + 1}. ${both(text, "")}`).join("\n");
    case "dose":
      return rangeWords(t, whole.dose);
    case "group":
      return t(`groups.${whole.group}`);
    case "phase":
      return t(`phases.${whole.phase}`);
    case "posture":
      return t(`postures.${whole.posture}`);
    case "title":
    case "purpose":
    case "cue":
    case "imagery":
    case "caution":
      return both(whole[part], t("clash.nothing"));
  }
}

/** Two people changed one exercise: theirs beside mine, part by part. What does not clash goes together by itself. */
export function ClashDialog({ before, mine, theirs, onJoin, onClose }: ClashDialogProps) {
  const t = useTranslations("exercises");
  const ui = useTranslations("ui");
  const locale = useLocale();
  const [chosen, setChosen] = useState<Partial<Record<ExercisePart, "mine" | "theirs">>>({});
  const clashing = clashes(before, mine, theirs);

  return (
    <Dialog
      open
      width="wide"
      title={t("clash.title")}
      closeLabel={ui("close")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => onJoin(joined(before, mine, theirs, chosen))}>{t("clash.save")}</Button>
          <Button look="quiet" onClick={onClose}>
            {t("clash.back")}
          </Button>
        </>
      }
    >
      <p>{clashing.length > 0 ? t("clash.choose", { title: theirs.title[locale] }) : t("clash.fits")}</p>
      {clashing.map((part) => (
        <fieldset key={part} className="min-w-0">
          <legend className="mb-2">{t(`parts.${part}`)}</legend>
          <div className="grid gap-2 sm:grid-cols-2">
            {(["mine", "theirs"] as const).map((whose) => (
              <label
                key={whose}
                htmlFor={`clash-${part}-${whose}`}
                className="grid grid-cols-[auto_1fr] content-start gap-x-3 rounded-control border border-edge bg-card px-3 py-2 has-checked:border-moss has-checked:bg-moss-2"
              >
                <input
                  id={`clash-${part}-${whose}`}
                  type="radio"
                  name={`clash-${part}`}
                  checked={(chosen[part] ?? "mine") === whose}
                  onChange={() => setChosen((now) => ({ ...now, [part]: whose }))}
                  className="mt-0.5 size-5 shrink-0 accent-moss"
                />
                <span className="font-semibold">{t(`clash.${whose}`)}</span>
                <span className="col-start-2 min-w-0 whitespace-pre-line">
                  {partWords(t, part, whose === "mine" ? mine : theirs)}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </Dialog>
  );
}
