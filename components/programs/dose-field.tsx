"use client";

import { useTranslations } from "next-intl";
import { type FocusEvent, useId, useState } from "react";
import { rangeWords } from "@/components/exercises/dose-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { withinRange } from "@/lib/exercises/rules";
import type { DoseKind, DoseRange } from "@/lib/exercises/schema";
import type { Dose } from "@/lib/programs/schema";

type DoseFieldProps = {
  /** The exercise's name, for who listens. */
  name: string;
  range: DoseRange;
  dose: Dose;
  /** A dose outside the range, typed and not yet confirmed. */
  asked: Dose | null;
  onAsk: (dose: Dose | null) => void;
  onChange: (dose: Dose) => void;
  words: (dose: Dose) => string;
};

const most = 14_400;
const kindsFor = (range: DoseRange): DoseKind[] =>
  range.kind === "until-enough"
    ? ["until-enough", "time"]
    : range.openEnded
      ? [range.kind, "until-enough"]
      : [range.kind];

export const fitsRange = (dose: Dose, range: DoseRange) =>
  withinRange(dose, range) || (dose.kind === "until-enough" && range.openEnded);

/** Less than the advice: always allowed, and asked about by nobody. */
const isLess = ({ kind, amount }: Dose, range: DoseRange) =>
  kind === range.kind && amount !== null && amount < (range.min ?? 0);

const box =
  "h-10 w-16 rounded-desk border border-edge bg-card px-2 text-right text-desk tabular hover:border-soft transition-colors";

/** How long or how often. What lies outside the library's advice is taken over only after a yes. */
export function DoseField({ name, range, dose, asked, onAsk, onChange, words }: DoseFieldProps) {
  const t = useTranslations("programs");
  const e = useTranslations("exercises");
  const id = useId();
  const shown = asked ?? dose;
  const [typed, setTyped] = useState<{ whole: string; rest: string } | null>(null);
  const kinds = [...new Set([...kindsFor(range), dose.kind])];
  const parts =
    shown.kind === "time"
      ? { whole: String(Math.floor((shown.amount ?? 0) / 60)), rest: String((shown.amount ?? 0) % 60) }
      : { whole: String(shown.amount ?? ""), rest: "0" };
  const now = typed ?? parts;

  function weigh(next: Dose, finished: boolean) {
    if (fitsRange(next, range) || (next.kind === dose.kind && next.amount === dose.amount)) {
      onAsk(null);
      onChange(next);
    } else if (finished && isLess(next, range)) {
      onAsk(null);
      onChange(next);
    } else if (finished) onAsk(next);
  }

  function amountOf({ whole, rest }: { whole: string; rest: string }): number | null {
    const [a, b] = [Number(whole || 0), Number(rest || 0)];
    const amount = shown.kind === "time" ? a * 60 + b : a;
    return Number.isInteger(amount) && amount >= 1 && amount <= most ? amount : null;
  }

  function type(part: Partial<{ whole: string; rest: string }>) {
    const next = { ...now, ...part };
    setTyped(next);
    const amount = amountOf(next);
    if (amount !== null) weigh({ kind: shown.kind, amount }, false);
  }

  function finish(event: FocusEvent<HTMLDivElement>) {
    if (typed === null || event.currentTarget.contains(event.relatedTarget)) return;
    const amount = amountOf(typed);
    setTyped(null);
    if (amount !== null) weigh({ kind: shown.kind, amount }, true);
  }

  const number = (part: "whole" | "rest", label: string, unit: string) => (
    <label className="inline-flex items-center gap-1.5">
      <span className="sr-only">{t("dose.of", { part: label, name })}</span>
      <input
        type="number"
        inputMode="numeric"
        min={0}
        max={part === "rest" ? 59 : most}
        step={part === "rest" ? 5 : 1}
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
    <div className="flex flex-col gap-2">
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- only notices that the fields were left */}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2" onBlur={finish}>
        {kinds.length > 1 ? (
          <select
            aria-label={t("dose.of", { part: t("dose.kind"), name })}
            value={shown.kind}
            className="h-10 rounded-desk border border-edge bg-card px-2 text-desk"
            onChange={(event) => {
              const kind = event.target.value as DoseKind;
              setTyped(null);
              weigh({ kind, amount: kind === "until-enough" ? null : (range.min ?? 60) }, true);
            }}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {e(`doseKinds.${kind}`)}
              </option>
            ))}
          </select>
        ) : null}
        {shown.kind === "time" ? (
          <>
            {number("whole", t("dose.minutes"), t("dose.minutesShort"))}
            {number("rest", t("dose.seconds"), t("dose.secondsShort"))}
          </>
        ) : null}
        {shown.kind === "breaths" ? number("whole", e("doseKinds.breaths"), t("dose.breaths")) : null}
        {shown.kind === "repetitions" ? number("whole", e("doseKinds.repetitions"), t("dose.times")) : null}
        {range.perSide && shown.kind !== "until-enough" ? (
          <span className="text-table text-soft">{t("dose.perSide")}</span>
        ) : null}
        {!asked && !fitsRange(dose, range) ? (
          <span className="text-table text-soft">
            {t(isLess(dose, range) ? "dose.less" : "dose.outside", { range: rangeWords(e, range) })}
          </span>
        ) : null}
      </div>
      {asked ? (
        <Notice
          kind="attention"
          live="polite"
          title={t("dose.ask", { dose: words(asked), range: rangeWords(e, range) })}
          actions={
            <>
              <Button
                look="quiet"
                id={`${id}-yes`}
                onClick={() => {
                  onAsk(null);
                  onChange(asked);
                }}
              >
                {t("dose.askYes", { dose: words(asked) })}
              </Button>
              <Button look="plain" onClick={() => onAsk(null)}>
                {t("dose.askNo", { dose: words(dose) })}
              </Button>
            </>
          }
        >
          <p className="text-table">{t("dose.askHint", { dose: words(dose) })}</p>
        </Notice>
      ) : null}
    </div>
  );
}
