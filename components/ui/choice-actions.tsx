"use client";

import Link from "next/link";
import type { ReactNode } from "react";
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
