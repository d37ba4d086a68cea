"use client";

import { useId } from "react";
import { classNames } from "@/components/ui/class-names";

type ChoiceSwitchProps<Value extends string> = {
  label: string;
  labelHidden?: boolean;
  choices: { value: Value; label: string; longLabel?: string; lang?: string }[];
  /** Null where nothing was chosen yet. */
  value: Value | null;
  onChange: (value: Value) => void;
};

/** A small row of radios for a preference that takes effect at once. */
export function ChoiceSwitch<Value extends string>({
  label,
  labelHidden = false,
  choices,
  value,
  onChange,
}: ChoiceSwitchProps<Value>) {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className={labelHidden ? "sr-only" : "mb-2 text-(length:--label-text)"}>{label}</legend>
      <div className="inline-flex max-w-full flex-wrap rounded-(--choice-radius) border border-line bg-card p-0.5">
        {choices.map((choice) => (
          <label
            key={choice.value}
            lang={choice.lang}
            title={choice.longLabel}
            className={classNames(
              "relative flex min-h-[max(1.75rem,calc(var(--control-height)-0.75rem))] min-w-[max(2rem,calc(var(--control-height)-0.75rem))] items-center justify-center",
              "rounded-[calc(var(--choice-radius)-3px)] px-2.5 text-(length:--hint-text) leading-tight text-soft transition-colors",
              "hover:text-ink has-checked:bg-moss-2 has-checked:font-semibold has-checked:text-ink",
              "has-focus-visible:outline-3 has-focus-visible:outline-moss forced-colors:has-checked:outline-2",
            )}
          >
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={value === choice.value}
              onChange={() => onChange(choice.value)}
              aria-label={choice.longLabel}
              className="absolute inset-0 cursor-pointer appearance-none outline-none"
            />
            {choice.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
