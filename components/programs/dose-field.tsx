"use client";

import { useTranslations } from "next-intl";
import { type FocusEvent, useState } from "react";
import type { Dose } from "@/lib/doses/schema";
import type { DoseKind, DoseRange } from "@/lib/exercises/schema";
import { mostOfDose, type TypedDose, typedOf, type WaitingDose, weighDose, weighTyped } from "./dose-typing";

type DoseFieldProps = {
  /** The exercise's name, for who listens. */
  name: string;
  range: DoseRange;
  dose: Dose;
  waiting: WaitingDose | null;
  onWait: (waiting: WaitingDose | null) => void;
  onChange: (dose: Dose) => void;
  /** The id of what is said about it. */
  describedBy: string;
};

const kindsFor = (range: DoseRange): DoseKind[] =>
  range.kind === "until-enough"
    ? ["until-enough", "time"]
    : range.openEnded
      ? [range.kind, "until-enough"]
      : [range.kind];

const box =
  "h-10 w-16 rounded-desk border border-edge bg-card px-2 text-right text-desk tabular hover:border-soft transition-colors aria-invalid:border-2 aria-invalid:border-clay";

/** How long or how often. What is to be said about it stands apart (`DoseWords`), where it moves nothing away. */
export function DoseField({ name, range, dose, waiting, onWait, onChange, describedBy }: DoseFieldProps) {
  const t = useTranslations("programs");
  const e = useTranslations("exercises");
  // With it what stood there before the first letter, and counts again as long as something else waits.
  const [typing, setTyping] = useState<{ typed: TypedDose; before: Dose } | null>(null);
  const isUnfit = waiting?.kind === "unfit";
  const kind = isUnfit ? waiting.of : waiting ? waiting.dose.kind : dose.kind;
  const now = typing?.typed ?? (isUnfit ? waiting.typed : typedOf(waiting?.dose ?? dose));
  const kinds = [...new Set([...kindsFor(range), dose.kind])];

  function take(judged: { dose: Dose; waiting: WaitingDose | null }) {
    onWait(judged.waiting);
    if (judged.dose.kind !== dose.kind || judged.dose.amount !== dose.amount) onChange(judged.dose);
  }

  function type(part: Partial<TypedDose>) {
    const typed = { ...now, ...part };
    const before = typing?.before ?? dose;
    setTyping({ typed, before });
    take(weighTyped(kind, typed, before, range));
  }

  function leave(event: FocusEvent<HTMLDivElement>) {
    if (!event.currentTarget.contains(event.relatedTarget)) setTyping(null);
  }

  const number = (part: keyof TypedDose, label: string, unit: string) => (
    <label className="inline-flex items-center gap-1.5">
      <span className="sr-only">{t("dose.of", { part: label, name })}</span>
      <input
        type="number"
        inputMode="numeric"
        min={0}
        max={part === "rest" ? 59 : kind === "time" ? mostOfDose / 60 : mostOfDose}
        step={part === "rest" ? 5 : 1}
        aria-invalid={isUnfit || undefined}
        aria-describedby={describedBy}
        className={box}
        value={now[part]}
        onChange={(event) => type({ [part]: event.target.value })}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
      />
      <span aria-hidden="true" className="text-table text-soft">
        {unit}
      </span>
    </label>
  );

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- only notices that the fields were left
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2" onBlur={leave}>
      {kinds.length > 1 ? (
        <select
          aria-label={t("dose.of", { part: t("dose.kind"), name })}
          value={kind}
          className="h-10 rounded-desk border border-edge bg-card px-2 text-desk"
          onChange={(event) => {
            const next = event.target.value as DoseKind;
            setTyping(null);
            const amount = next === "until-enough" ? null : (range.min ?? 60);
            // Back to the kind that stands: then also to what stood of it.
            take(weighDose(next === dose.kind ? dose : { kind: next, amount }, dose, range));
          }}
        >
          {kinds.map((one) => (
            <option key={one} value={one}>
              {e(`doseKinds.${one}`)}
            </option>
          ))}
        </select>
      ) : null}
      {kind === "time" ? (
        <>
          {number("whole", t("dose.minutes"), t("dose.minutesShort"))}
          {number("rest", t("dose.seconds"), t("dose.secondsShort"))}
        </>
      ) : null}
      {kind === "breaths" ? number("whole", e("doseKinds.breaths"), t("dose.breaths")) : null}
      {kind === "repetitions" ? number("whole", e("doseKinds.repetitions"), t("dose.times")) : null}
      {range.perSide && kind !== "until-enough" ? (
        <span className="text-table text-soft">{t("dose.perSide")}</span>
      ) : null}
    </div>
  );
}
