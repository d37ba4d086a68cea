"use client";

import { useTranslations } from "next-intl";
import type { KeyboardEvent, Ref } from "react";
import { classNames } from "@/components/ui/class-names";
import { type AnswerName, typedInto } from "@/lib/paper/rules";
import type { Rating } from "@/lib/ratings/schema";

type AnswerFieldProps = {
  name: AnswerName;
  /** Undefined until something was typed: not the same as left open. */
  value: Rating | undefined;
  isLast: boolean;
  ref: Ref<HTMLInputElement>;
  onTyped: (typed: { own: Rating; next?: Rating; moves: number }) => void;
  onClear: () => void;
  /** By how many fields the hand wants to go. */
  onMove: (by: number) => void;
  /** By how many days. */
  onDay: (by: number) => void;
  /** All that the day asked was done: one key, from whatever field. */
  onAll: () => void;
};

/** One answer of a sheet, by one key. A field of text and not of figures, so that any keyboard and any reader knows it. */
export function AnswerField({ name, value, isLast, ref, onTyped, onClear, onMove, onDay, onAll }: AnswerFieldProps) {
  const t = useTranslations("paper.typing");
  const shown = value === undefined ? "" : value === null ? "–" : value === "declined" ? t("declined") : String(value);

  function type(text: string) {
    const typed = typedInto(text, isLast);
    if (typed) onTyped(typed);
  }

  function press(event: KeyboardEvent<HTMLInputElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const acts: Record<string, () => void> = {
      Backspace: value === undefined ? () => onMove(-1) : onClear,
      Delete: onClear,
      ArrowLeft: () => onMove(-1),
      ArrowRight: () => onMove(1),
      ArrowUp: () => onDay(-1),
      ArrowDown: () => onDay(1),
      a: onAll,
      A: onAll,
    };
    const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined;
    if (!act) return;
    event.preventDefault();
    act();
  }

  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label className="flex flex-col gap-1.5 text-(length:--label-text) leading-snug font-semibold">
        {t(`answers.${name}`)}
        <input
          ref={ref}
          type="text"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={shown}
          aria-describedby="paper-keys"
          onFocus={(event) => event.target.select()}
          onChange={(event) => type(event.target.value)}
          onKeyDown={press}
          className={classNames(
            "tabular h-16 w-full min-w-0 rounded-control border border-edge bg-card px-1 text-center font-semibold",
            "text-ink caret-transparent transition-colors hover:border-soft",
            value === "declined" ? "text-table" : "text-title",
          )}
        />
      </label>
      <div className="flex flex-wrap gap-x-3">
        {(
          [
            [null, "open"],
            ["declined", "declined"],
          ] as const
        ).map(([rating, word]) => (
          <button
            key={word}
            type="button"
            // The keys say the same; who goes by keyboard should not have to pass these.
            tabIndex={-1}
            aria-label={`${t(`answers.${name}`)}: ${t(word)}`}
            onClick={() => onTyped({ own: rating, moves: 1 })}
            className="min-h-8 text-table text-soft underline decoration-1 underline-offset-4 hover:text-ink"
          >
            {t(word)}
          </button>
        ))}
      </div>
    </div>
  );
}
