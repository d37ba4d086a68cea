"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { longDay } from "@/components/frame/day-words";
import { Button } from "@/components/ui/button";
import { CheckField, FieldError, SelectField, TextField } from "@/components/ui/field";
import { addDays, type Day, isDay } from "@/lib/calendar";
import { useFormatter } from "@/lib/i18n/formatter";
import { allOf, answers } from "@/lib/paper/rules";
import type { PaperSession } from "@/lib/paper/schema";
import type { Rating } from "@/lib/ratings/schema";
import { AnswerField } from "./answer-field";
import { blankLine, isTyped, type Line, type PaperProgram, sheetOf } from "./paper-line";

type PaperFormProps = {
  initial: Line;
  programs: PaperProgram[];
  today: Day;
  /** Days that already have a session: one more is possible, and should be meant. */
  known: readonly Day[];
  onSave: (id: string, sheet: PaperSession) => void;
};

/** One line of a sheet, made for the keyboard: four answers, Enter, and the next day stands ready. */
export function PaperForm({ initial, programs, today, known, onSave }: PaperFormProps) {
  const t = useTranslations("paper.typing");
  const format = useFormatter();
  const [line, setLine] = useState(initial);
  const [trouble, setTrouble] = useState<"nothingTyped" | "dayMissing" | "dayLater" | null>(null);
  const fields = useRef<(HTMLInputElement | null)[]>([]);
  const program = programs.find(({ id }) => id === line.programId);
  const change = (part: Partial<Line>) => setLine((before) => ({ ...before, ...part }));
  const go = (at: number) => fields.current[Math.max(0, Math.min(at, answers.length - 1))]?.focus();

  // Whoever comes here comes to type.
  useEffect(() => fields.current[0]?.focus(), []);

  if (!program) return null;
  const { ticked } = line;
  const isEarlier = program.startsOn !== null && isDay(line.day) && line.day < program.startsOn;
  const tickAll = () => setLine((before) => ({ ...before, ticked: allOf(program.items, before.day) }));

  function typed(at: number, { own, next, moves }: { own: Rating; next?: Rating; moves: number }) {
    const [name, after] = [answers[at], answers[at + 1]];
    if (!name) return;
    setLine((before) => ({
      ...before,
      answers: { ...before.answers, [name]: own, ...(next !== undefined && after && { [after]: next }) },
    }));
    setTrouble(null);
    go(at + moves);
  }

  function move(days: number) {
    if (!isDay(line.day)) return;
    const day = addDays(line.day, days);
    if (day <= today) change({ day });
  }

  function save(event: FormEvent) {
    event.preventDefault();
    const wrong = !isDay(line.day)
      ? "dayMissing"
      : line.day > today
        ? "dayLater"
        : isTyped(line)
          ? null
          : "nothingTyped";
    setTrouble(wrong);
    if (wrong || !program) return;
    onSave(uuidv7(), sheetOf(line, program));
    const next = addDays(line.day, 1);
    setLine(blankLine(next <= today ? next : line.day, program.id));
    go(0);
  }

  return (
    <form onSubmit={save} noValidate className="surface flex flex-col gap-5 p-4 sm:p-5" aria-label={t("line")}>
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <TextField
          type="date"
          label={t("day")}
          value={line.day}
          max={today}
          onChange={(event) => change({ day: event.target.value })}
          className="w-44"
        />
        <p className="min-h-10 self-start text-desk sm:pt-9 first-letter:uppercase" aria-live="polite">
          {isDay(line.day) ? longDay(format, line.day, today) : null}
          {known.includes(line.day) ? <span className="block text-table text-soft">{t("dayKnown")}</span> : null}
          {isEarlier ? <span className="block text-table text-soft">{t("dayBefore")}</span> : null}
        </p>
        {programs.length > 1 ? (
          <SelectField
            label={t("program")}
            value={line.programId}
            onChange={(event) => change({ programId: event.target.value, ticked: [] })}
            className="min-w-56 sm:ml-auto"
          >
            {programs.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </SelectField>
        ) : null}
      </div>
      <div className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4">
        {answers.map((name, at) => (
          <AnswerField
            key={name}
            name={name}
            value={line.answers[name]}
            isLast={at === answers.length - 1}
            ref={(field) => {
              fields.current[at] = field;
            }}
            onTyped={(what) => typed(at, what)}
            onClear={() => change({ answers: { ...line.answers, [name]: undefined } })}
            onMove={(by) => go(at + by)}
            onDay={move}
            onAll={tickAll}
          />
        ))}
      </div>
      {trouble ? (
        <div role="alert">
          <FieldError>{t(trouble)}</FieldError>
        </div>
      ) : null}
      <div className="grid items-start gap-x-8 gap-y-3 md:grid-cols-2">
        <fieldset className="min-w-0">
          <legend className="text-(length:--label-text) leading-snug font-semibold">{t("exercises")}</legend>
          {program.items.length === 0 ? <p className="text-soft">{t("noneAsked")}</p> : null}
          {program.items.length > 0 ? (
            <div className="flex flex-wrap items-center gap-x-3 text-table text-soft">
              <p>{t("nothingTicked")}</p>
              <button
                type="button"
                onClick={tickAll}
                className="min-h-8 underline decoration-1 underline-offset-4 hover:text-ink"
              >
                {t("tickAll")}
              </button>
            </div>
          ) : null}
          {program.items.map(({ id, title }, at) => (
            <CheckField
              key={id}
              label={`${at + 1}. ${title}`}
              checked={ticked.includes(id)}
              onChange={(event) =>
                change({ ticked: event.target.checked ? [...ticked, id] : ticked.filter((one) => one !== id) })
              }
            />
          ))}
        </fieldset>
        <div className="flex flex-col items-start gap-4">
          <TextField
            label={t("note")}
            value={line.note}
            maxLength={4000}
            autoComplete="off"
            onChange={(event) => change({ note: event.target.value })}
            className="w-full"
          />
          <Button type="submit">{t("save")}</Button>
        </div>
      </div>
    </form>
  );
}
