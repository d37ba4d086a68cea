"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useKeptDraft } from "@/components/frame/kept-draft";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { CheckField, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { RadioList } from "@/components/ui/radio-list";
import { SkeletonLines } from "@/components/ui/skeleton";
import { Refused } from "@/lib/ask";
import { chooseReminders } from "@/lib/reminders/browser";
import type { Reminders, ReminderWishes } from "@/lib/reminders/schema";
import { DayChips } from "./day-chips";
import { SuggestionNotice } from "./suggestion-notice";

const waysOf = {
  push: ["push"],
  both: ["push", "mail"],
  mail: ["mail"],
} as const satisfies Record<string, ReminderWishes["ways"]>;
type WayChoice = keyof typeof waysOf;

const wayIn = (ways: ReminderWishes["ways"]): WayChoice =>
  ways.length > 1 ? "both" : ways[0] === "push" ? "push" : "mail";

type ReminderFormProps = { reminders: Reminders; onKept: (reminders: Reminders) => void };

/** Wanted: a word at a good moment. Feared: being nagged, and somebody else reading what it is about. */
export function ReminderForm({ reminders, onKept }: ReminderFormProps) {
  const t = useTranslations("reminders");
  const trouble = useTroubleWords();
  const [draft, keep, ready] = useKeptDraft<ReminderWishes>("reminders");
  const [state, setState] = useState<"still" | "busy" | "kept">("still");
  const [problem, setProblem] = useState<Refused | null>(null);
  if (!ready) return <SkeletonLines label={t("loading")} />;
  // Who never chose is not offered first what cannot be done here.
  const isUnchosen = reminders.version === 0 && !reminders.canMail;
  const wishes = draft ?? (isUnchosen ? { ...reminders.wishes, ways: [...waysOf.push] } : reminders.wishes);
  const change = (part: Partial<ReminderWishes>) => {
    setState("still");
    keep({ ...wishes, ...part });
  };

  async function save(wanted: ReminderWishes) {
    setState("busy");
    setProblem(null);
    try {
      onKept(await chooseReminders(wanted, reminders.version));
      keep(null);
      setState("kept");
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setState("still");
      setProblem(error);
      // What another device chose is shown to the eyes by its version: the next keeping is over that.
      if (error.refusal === "stale") onKept(error.problem?.current as Reminders);
    }
  }

  const keptWords = ({ wishes: kept, devices }: Reminders) => {
    const isAlone = kept.ways[0] === "push" && !devices.some(({ gone }) => !gone);
    if (kept.days.length === 0) return t("keptOff");
    return isAlone ? t("keptAlone") : t("kept");
  };
  const faultAt = (path: string) => problem?.problem?.errors?.find((one) => one.path === path)?.message;
  const isOn = wishes.days.length > 0;
  return (
    <form
      className="flex flex-col gap-7"
      onSubmit={(event) => {
        event.preventDefault();
        if (state !== "busy") void save(wishes);
      }}
    >
      {reminders.suggestion ? (
        <SuggestionNotice
          suggestion={reminders.suggestion}
          onTake={({ days, at }) => change({ days, at })}
          taken={wishes.at === reminders.suggestion.at && wishes.days.join() === reminders.suggestion.days.join()}
        />
      ) : null}
      <DayChips
        legend={t("days")}
        hint={isOn ? undefined : t("noDays")}
        days={wishes.days}
        onChange={(days) => change({ days })}
      />
      <TextField
        type="time"
        label={t("at")}
        value={wishes.at}
        required
        error={faultAt("at")}
        onChange={({ target }) => change({ at: target.value })}
        className="max-w-44"
      />
      <RadioList
        legend={t("tone")}
        value={wishes.tone}
        onChange={(tone) => change({ tone })}
        choices={(["plain", "warm", "silent"] as const).map((tone) => ({
          value: tone,
          label: t(`tones.${tone}`),
          hint: t(`toneHints.${tone}`),
        }))}
      />
      <RadioList<WayChoice>
        legend={t("way")}
        value={wayIn(wishes.ways)}
        onChange={(way) => change({ ways: [...waysOf[way]] })}
        choices={(["push", "both", "mail"] as const).map((way) => ({
          value: way,
          label: t(`ways.${way}`),
          disabled: way !== "push" && !reminders.canMail && wayIn(wishes.ways) !== way,
        }))}
      />
      {reminders.canMail ? null : <p className="-mt-5 text-(length:--hint-text) text-soft">{t("noMail")}</p>}
      <CheckField
        label={t("repeat")}
        hint={t("repeatHint")}
        checked={wishes.repeat}
        onChange={({ target }) => change({ repeat: target.checked })}
      />
      <CheckField
        label={t("notices")}
        checked={wishes.notices}
        onChange={({ target }) => change({ notices: target.checked })}
        className="-mt-4"
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-(length:--label-text) font-semibold">{t("quiet")}</legend>
        <p className="text-(length:--hint-text) leading-snug text-soft">{t("quietHint")}</p>
        <div className="grid max-w-80 grid-cols-2 gap-3">
          {(["from", "until"] as const).map((end) => (
            <TextField
              key={end}
              type="time"
              required
              label={t(`quietHours.${end}`)}
              value={wishes.quiet[end]}
              error={faultAt(`quiet.${end}`)}
              onChange={({ target }) => change({ quiet: { ...wishes.quiet, [end]: target.value } })}
            />
          ))}
        </div>
      </fieldset>
      {problem && !faultAt("at") ? (
        <Notice kind="attention" live="assertive">
          {problem.refusal === "stale" ? t("stale") : trouble(problem)}
        </Notice>
      ) : null}
      <div className="flex flex-col gap-3">
        <Button type="submit" wide disabled={state === "busy"}>
          {t("save")}
        </Button>
        {reminders.wishes.days.length > 0 || reminders.wishes.notices ? (
          <Button
            look="quiet"
            wide
            disabled={state === "busy"}
            onClick={() => void save({ ...reminders.wishes, days: [], repeat: false, notices: false })}
          >
            {t("allOff")}
          </Button>
        ) : null}
        <p role="status" className="text-(length:--hint-text) leading-snug text-soft empty:hidden">
          {state === "kept" ? keptWords(reminders) : null}
        </p>
      </div>
    </form>
  );
}
