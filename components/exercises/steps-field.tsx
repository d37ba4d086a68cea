"use client";

import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ClipboardEvent, type KeyboardEvent, useState } from "react";
import { flushSync } from "react-dom";
import { useFieldArray, useFormContext } from "react-hook-form";
import { Button, IconButton } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { FieldError } from "@/components/ui/field";
import { emptyText } from "./blank-exercise";
import type { ExerciseFormValues } from "./exercise-draft";
import { useFault } from "./fault-words";
import { linesOf, splitAt } from "./step-text";

const most = 20;
const box = classNames(
  "field-sizing-content min-h-(--control-height) w-full resize-none rounded-control border border-edge bg-card px-3 py-2",
  "text-ink transition-colors hover:border-soft aria-invalid:border-2 aria-invalid:border-clay",
);
const nameOf = (at: number, language: "nl" | "en" = "nl") => `steps.${at}.text.${language}` as const;

/** The steps as a list that grows while it is typed. */
export function StepsField({ withEnglish }: { withEnglish: boolean }) {
  const t = useTranslations("exercises");
  const { control, register, setValue } = useFormContext<ExerciseFormValues>();
  const { fields, insert, remove, move } = useFieldArray({ control, name: "steps" });
  const [told, setTold] = useState("");
  const fault = useFault();

  // At once: the form's own `setFocus` waits a turn, in which keys still reach the row before.
  const focus = (at: number, language: "nl" | "en" = "nl") => document.getElementById(nameOf(at, language))?.focus();
  /** The row stands in its place, and has the focus, before the next key arrives: whoever types fast loses no letter. */
  const changed = (change: () => void, at: number) => {
    flushSync(change);
    focus(at);
  };
  const text = (nl: string) => ({ text: { ...emptyText, nl } });

  const insertAfter = (at: number, lines: string[]) => {
    const room = lines.slice(0, most - fields.length);
    if (room.length === 0) return setTold(t("form.stepsFull", { most }));
    changed(() => insert(at + 1, room.map(text), { shouldFocus: false }), at + room.length);
  };
  const removeAt = (at: number) => {
    if (fields.length === 1) return setValue(nameOf(0), "");
    changed(() => remove(at), Math.max(0, at - 1));
  };
  const moveTo = (from: number, to: number) => {
    if (to < 0 || to >= fields.length) return;
    changed(() => move(from, to), to);
    setTold(t("form.stepMoved", { place: to + 1, count: fields.length }));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>, at: number) => {
    const field = event.currentTarget;
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      moveTo(at, event.key === "ArrowUp" ? at - 1 : at + 1);
    } else if (event.key === "Backspace" && field.value === "" && fields.length > 1) {
      event.preventDefault();
      removeAt(at);
    } else if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      if (event.nativeEvent.isComposing) return;
      event.preventDefault();
      if (field.value.trim() === "") return;
      const [before, after] = splitAt(field.value, field.selectionStart, field.selectionEnd);
      if (after) setValue(nameOf(at), before, { shouldDirty: true });
      insertAfter(at, [after]);
    }
  };

  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>, at: number) => {
    const lines = linesOf(event.clipboardData.getData("text/plain"));
    if (lines.length < 2) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const [before, after] = splitAt(value, selectionStart, selectionEnd);
    const [first = "", ...rest] = lines;
    setValue(nameOf(at), [before, first].filter(Boolean).join(" "), { shouldDirty: true });
    insertAfter(at, after ? [...rest, after] : rest);
  };

  return (
    <fieldset aria-describedby="steps-hint" className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1">{t("parts.steps")}</legend>
      <p id="steps-hint" className="text-(length:--hint-text) leading-snug text-soft">
        {t("form.stepsHint")}
      </p>
      <ol className="flex flex-col gap-2">
        {fields.map((field, at) => {
          const error = fault(`steps.${at}.text`);
          return (
            <li key={field.id} className="flex items-start gap-2 max-sm:flex-wrap">
              <span aria-hidden="true" className="tabular w-5 shrink-0 pt-2 text-right text-soft">
                {at + 1}
              </span>
              <div className={classNames("grid min-w-0 flex-1 gap-1.5", withEnglish && "lg:grid-cols-2 lg:gap-3")}>
                <textarea
                  {...register(nameOf(at))}
                  id={nameOf(at)}
                  lang="nl"
                  rows={1}
                  aria-label={t(withEnglish ? "form.stepInDutch" : "form.step", { place: at + 1 })}
                  aria-invalid={error ? true : undefined}
                  aria-describedby={error ? `steps-${at}-error` : undefined}
                  onKeyDown={(event) => onKeyDown(event, at)}
                  onPaste={(event) => onPaste(event, at)}
                  className={box}
                />
                {withEnglish ? (
                  <textarea
                    {...register(nameOf(at, "en"))}
                    id={nameOf(at, "en")}
                    lang="en"
                    rows={1}
                    placeholder={t("form.english")}
                    aria-label={t("form.stepInEnglish", { place: at + 1 })}
                    onKeyDown={(event) => {
                      if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.metaKey) return;
                      event.preventDefault();
                      if (at + 1 < fields.length) focus(at + 1, "en");
                    }}
                    className={box}
                  />
                ) : null}
                {error ? <FieldError id={`steps-${at}-error`}>{error}</FieldError> : null}
              </div>
              <StepActions at={at} count={fields.length} onMove={moveTo} onRemove={removeAt} />
            </li>
          );
        })}
      </ol>
      {fault("steps.root") ? <FieldError>{fault("steps.root")}</FieldError> : null}
      <Button look="plain" className="self-start" onClick={() => insertAfter(fields.length - 1, [""])}>
        <Plus aria-hidden="true" className="size-4" />
        {t("form.addStep")}
      </Button>
      <p role="status" className="sr-only">
        {told}
      </p>
    </fieldset>
  );
}

type StepActionsProps = {
  at: number;
  count: number;
  onMove: (from: number, to: number) => void;
  onRemove: (at: number) => void;
};

// Tab goes from one text to the next; the same acts are there by key, and these are for the hand.
function StepActions({ at, count, onMove, onRemove }: StepActionsProps) {
  const t = useTranslations("exercises");
  const place = at + 1;
  return (
    <div className="flex shrink-0 max-sm:w-full max-sm:justify-end">
      <IconButton
        label={t("form.stepUp", { place })}
        tabIndex={-1}
        disabled={at === 0}
        onClick={() => onMove(at, at - 1)}
        className="size-10"
      >
        <ArrowUp aria-hidden="true" className="size-4" />
      </IconButton>
      <IconButton
        label={t("form.stepDown", { place })}
        tabIndex={-1}
        disabled={place === count}
        onClick={() => onMove(at, at + 1)}
        className="size-10"
      >
        <ArrowDown aria-hidden="true" className="size-4" />
      </IconButton>
      <IconButton
        label={t("form.stepRemove", { place })}
        tabIndex={-1}
        disabled={count === 1}
        onClick={() => onRemove(at)}
        className="size-10"
      >
        <X aria-hidden="true" className="size-4" />
      </IconButton>
    </div>
  );
}
