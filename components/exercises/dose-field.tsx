"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { CheckField, FieldError, SelectField, TextField } from "@/components/ui/field";
import type { DoseKind, DoseRange } from "@/lib/exercises/schema";
import { rangeWords } from "./dose-words";
import type { ExerciseFormValues } from "./exercise-draft";
import { useFault } from "./fault-words";

const usual: Record<DoseKind, Pick<DoseRange, "min" | "max" | "openEnded">> = {
  time: { min: 300, max: 600, openEnded: false },
  breaths: { min: 5, max: 10, openEnded: false },
  repetitions: { min: 8, max: 12, openEnded: false },
  "until-enough": { min: null, max: null, openEnded: true },
};
const kinds: readonly DoseKind[] = ["time", "breaths", "repetitions", "until-enough"];

const secondsIn = { minutes: 60, seconds: 1 } as const;
type Unit = keyof typeof secondsIn;

const isWhole = (seconds: number | null) => (seconds ?? 0) % 60 === 0;
const unitFor = ({ kind, min, max }: DoseRange): Unit =>
  kind === "time" && (max ?? min ?? 0) <= 120 && !(isWhole(min) && isWhole(max)) ? "seconds" : "minutes";

/** How much, as a range: the same that the shipped exercises carry. */
export function DoseField() {
  const t = useTranslations("exercises");
  const { control, setValue } = useFormContext<ExerciseFormValues>();
  const dose = useWatch({ control, name: "dose" });
  const fault = useFault();
  const [unit, setUnit] = useState<Unit>(() => unitFor(dose));
  const factor = dose.kind === "time" ? secondsIn[unit] : 1;
  const change = (part: Partial<DoseRange>) => setValue("dose", { ...dose, ...part }, { shouldDirty: true });
  const error = fault("dose.min") ?? fault("dose.max") ?? fault("dose");
  const isReadable = !Number.isNaN(dose.min) && !Number.isNaN(dose.max);

  const takeUnit = (next: Unit) => {
    const scaled = (value: number | null) => value && Math.round((value / secondsIn[unit]) * secondsIn[next]);
    setUnit(next);
    change({ min: scaled(dose.min), max: scaled(dose.max) });
  };

  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-2">{t("parts.dose")}</legend>
      <div className="grid grid-cols-2 items-end gap-3 sm:grid-cols-[minmax(10rem,1fr)_6rem_6rem_minmax(8rem,1fr)]">
        <SelectField
          id="dose.kind"
          label={t("form.doseKind")}
          value={dose.kind}
          onChange={(event) => {
            const kind = kinds.find((known) => known === event.target.value) ?? "time";
            setUnit("minutes");
            change({ kind, ...usual[kind] });
          }}
          className="max-sm:col-span-2"
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`doseKinds.${kind}`)}
            </option>
          ))}
        </SelectField>
        {dose.kind === "until-enough" ? null : (
          <>
            {(["min", "max"] as const).map((end) => (
              <AmountField
                key={`${end} ${dose.kind}`}
                id={`dose.${end}`}
                label={t(`form.${end}`)}
                value={dose[end]}
                factor={factor}
                isInvalid={error !== undefined}
                onChange={(value) => change({ [end]: value })}
              />
            ))}
            {dose.kind === "time" ? (
              <SelectField
                label={t("form.unit")}
                value={unit}
                onChange={(event) => takeUnit(event.target.value === "seconds" ? "seconds" : "minutes")}
                className="max-sm:col-span-2"
              >
                <option value="minutes">{t("form.minutes")}</option>
                <option value="seconds">{t("form.seconds")}</option>
              </SelectField>
            ) : null}
          </>
        )}
      </div>
      {error ? <FieldError id="dose-error">{error}</FieldError> : null}
      <div className="flex flex-wrap gap-x-8">
        <CheckField
          label={t("form.perSide")}
          checked={dose.perSide}
          onChange={(event) => change({ perSide: event.target.checked })}
        />
        {dose.kind === "until-enough" ? null : (
          <CheckField
            label={t("form.openEnded")}
            checked={dose.openEnded}
            onChange={(event) => change({ openEnded: event.target.checked })}
          />
        )}
      </div>
      {isReadable ? <p className="text-soft">{t("form.reads", { dose: rangeWords(t, dose) })}</p> : null}
    </fieldset>
  );
}

type AmountFieldProps = {
  id: string;
  label: string;
  value: number | null;
  /** How many of what is kept go into one of what is typed. */
  factor: number;
  isInvalid: boolean;
  /** NaN for what is not a number: the schema says so, and the typed text stays. */
  onChange: (value: number | null) => void;
};

function AmountField({ id, label, value, factor, isInvalid, onChange }: AmountFieldProps) {
  const [typed, setTyped] = useState(value === null ? "" : String(value / factor).replace(".", ","));
  return (
    <TextField
      id={id}
      label={label}
      inputMode="decimal"
      autoComplete="off"
      value={typed}
      aria-invalid={isInvalid || undefined}
      aria-describedby={isInvalid ? "dose-error" : undefined}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        onChange(text.trim() === "" ? null : Math.round(Number(text.trim().replace(",", ".")) * factor));
      }}
    />
  );
}
