"use client";

import Link from "next/link";
import { type ReactNode, useId } from "react";
import { classNames } from "./class-names";

type ChoiceWords = { label: string; hint?: ReactNode };

const row = classNames(
  "relative flex min-h-(--control-height) w-full items-center gap-3 rounded-(--choice-radius) border border-edge bg-card",
  "px-(--control-space) py-2.5 text-left text-(length:--control-text) leading-snug transition-colors hover:border-ink",
);

function ChoiceText({ label, hint }: ChoiceWords) {
  return (
    <span className="flex flex-col gap-0.5">
      <span className="font-semibold">{label}</span>
      {hint ? <span className="text-(length:--hint-text) leading-snug text-soft">{hint}</span> : null}
    </span>
  );
}

type ChoiceListProps<Value extends string> = {
  legend: ReactNode;
  legendHidden?: boolean;
  legendSize?: "question" | "field";
  choices: (ChoiceWords & { value: Value })[];
  /** Nothing is chosen beforehand. */
  value: Value | null;
  onChange: (value: Value) => void;
  hint?: ReactNode;
  className?: string;
};

/** Choices of equal weight, of which one can be kept. */
export function ChoiceList<Value extends string>({
  legend,
  legendHidden = false,
  legendSize = "field",
  choices,
  value,
  onChange,
  hint,
  className,
}: ChoiceListProps<Value>) {
  const name = useId();
  return (
    <fieldset className={classNames("min-w-0", className)} aria-describedby={hint ? `${name}-hint` : undefined}>
      <legend
        className={classNames(
          legendHidden
            ? "sr-only"
            : legendSize === "question"
              ? "mb-4 text-question"
              : "mb-2 text-(length:--label-text) leading-snug",
        )}
      >
        {legend}
      </legend>
      {hint ? (
        <p id={`${name}-hint`} className="mb-3 text-(length:--hint-text) leading-snug text-soft">
          {hint}
        </p>
      ) : null}
      <div className="flex flex-col gap-2">
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={classNames(
              row,
              "has-checked:border-moss has-checked:bg-moss-2 has-focus-visible:outline-3 has-focus-visible:outline-offset-2",
              "has-focus-visible:outline-moss",
            )}
          >
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={value === choice.value}
              onChange={() => onChange(choice.value)}
              className="size-5 shrink-0 accent-moss outline-none"
            />
            <ChoiceText label={choice.label} hint={choice.hint} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export type ChoiceAction = ChoiceWords & { id: string } & ({ href: string } | { onChoose: () => void });

/** Ways on of one kind: each does something at once, none is louder than another. */
export function ChoiceActions({
  label,
  choices,
  className,
}: {
  /** Names the group for who listens. */
  label: string;
  choices: ChoiceAction[];
  className?: string;
}) {
  return (
    <ul aria-label={label} className={classNames("flex flex-col gap-2", className)}>
      {choices.map((choice) => (
        <li key={choice.id}>
          {"href" in choice ? (
            <Link href={choice.href} className={row}>
              <ChoiceText label={choice.label} hint={choice.hint} />
            </Link>
          ) : (
            <button type="button" onClick={choice.onChoose} className={row}>
              <ChoiceText label={choice.label} hint={choice.hint} />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
