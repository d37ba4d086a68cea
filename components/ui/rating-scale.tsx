"use client";

import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { classNames } from "./class-names";

export type RatingChoice = number | "declined" | null;

const steps = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const tenWithinMs = 1200;

const chosenHue = {
  moss: "has-checked:border-moss has-checked:bg-moss has-checked:text-on-moss",
  sea: "has-checked:border-sea has-checked:bg-sea has-checked:text-on-moss",
};
const pressable = classNames(
  "relative flex items-center justify-center border transition-colors select-none",
  "has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-moss",
  "forced-colors:has-checked:outline-3 forced-colors:has-checked:-outline-offset-4",
);

type RatingScaleProps = {
  /** The question itself; may hold a heading. */
  legend: ReactNode;
  /** The words at both ends, without the figures. */
  low: string;
  high: string;
  declinedLabel: string;
  value: RatingChoice;
  onChange: (value: number | "declined") => void;
  hue?: "moss" | "sea";
  /** A line under the question, such as who sees the answer. */
  hint?: ReactNode;
  legendSize?: "question" | "field";
  className?: string;
};

export function RatingScale({
  legend,
  low,
  high,
  declinedLabel,
  value,
  onChange,
  hue = "moss",
  hint,
  legendSize = "question",
  className,
}: RatingScaleProps) {
  const name = useId();
  const ends = `${name}-ends`;
  const lastOne = useRef(Number.NEGATIVE_INFINITY);
  const squares = useRef(new Map<number, HTMLInputElement>());

  // A figure typed on the keyboard chooses that step; a 1 that is soon followed by a 0 becomes a 10.
  function typeFigure(event: KeyboardEvent) {
    if (!/^\d$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const isTen = event.key === "0" && event.timeStamp - lastOne.current < tenWithinMs;
    lastOne.current = event.key === "1" ? event.timeStamp : Number.NEGATIVE_INFINITY;
    const chosen = isTen ? 10 : Number(event.key);
    squares.current.get(chosen)?.focus();
    onChange(chosen);
  }

  return (
    <fieldset className={classNames("min-w-0", className)} aria-describedby={ends} onKeyDown={typeFigure}>
      <legend
        className={classNames(
          "text-ink",
          legendSize === "question" ? "mb-4 text-question" : "mb-2 text-(length:--label-text) leading-snug",
        )}
      >
        {legend}
      </legend>
      {hint ? <p className="-mt-2 mb-4 text-(length:--hint-text) leading-snug text-soft">{hint}</p> : null}
      <div className="grid max-w-md grid-cols-6 gap-1 min-[360px]:gap-2">
        {steps.map((step) => (
          <label
            key={step}
            className={classNames(
              pressable,
              "h-11 min-w-11 rounded-(--choice-radius) border-edge bg-card text-(length:--control-text) font-semibold",
              "hover:border-ink min-[360px]:h-12",
              chosenHue[hue],
            )}
          >
            <input
              ref={(input) => {
                if (input) squares.current.set(step, input);
              }}
              type="radio"
              name={name}
              value={step}
              checked={value === step}
              onChange={() => onChange(step)}
              className="absolute inset-0 cursor-pointer appearance-none outline-none"
            />
            {step}
          </label>
        ))}
      </div>
      <p
        id={ends}
        className="mt-3 flex max-w-md justify-between gap-6 text-(length:--hint-text) leading-snug text-soft"
      >
        <span>0 {low}</span>
        <span className="text-right">10 {high}</span>
      </p>
      <label
        className={classNames(
          pressable,
          "mt-4 min-h-11 w-fit rounded-(--choice-radius) border-edge bg-card px-4 py-2 text-(length:--control-text) leading-snug",
          "text-soft hover:border-ink hover:text-ink",
          chosenHue[hue],
        )}
      >
        <input
          type="radio"
          name={name}
          value="declined"
          checked={value === "declined"}
          onChange={() => onChange("declined")}
          className="absolute inset-0 cursor-pointer appearance-none outline-none"
        />
        {declinedLabel}
      </label>
    </fieldset>
  );
}
