"use client";

import { useId } from "react";

type RadioListProps<Value extends string> = {
  legend: string;
  choices: { value: Value; label: string; hint?: string; disabled?: boolean }[];
  value: Value;
  onChange: (value: Value) => void;
};

/** Radios below each other, each with a word of its own. */
export function RadioList<Value extends string>({ legend, choices, value, onChange }: RadioListProps<Value>) {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-(length:--label-text) font-semibold">{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className="flex min-h-11 items-start gap-3 py-2 has-disabled:opacity-60">
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={value === choice.value}
            disabled={choice.disabled}
            onChange={() => onChange(choice.value)}
            className="mt-0.5 size-6 shrink-0 accent-moss"
          />
          <span className="flex flex-col pt-0.5">
            <span className="text-(length:--control-text) leading-snug">{choice.label}</span>
            {choice.hint ? (
              <span className="text-(length:--hint-text) leading-snug text-soft">{choice.hint}</span>
            ) : null}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
