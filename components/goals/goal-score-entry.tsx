"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SelectField, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { scoreGoal } from "@/lib/goals/browser";
import { levels } from "@/lib/goals/rules";
import type { Goal, GoalScoreDraft } from "@/lib/goals/schema";
import { signed, useScoreWords } from "./goal-words";

const steps = Array.from({ length: 11 }, (_, n) => n);
const chosen = (value: string) => (value === "" ? null : value === "declined" ? "declined" : Number(value));

type Typed = { id: string; scoredOn: string; going: string; content: string; level: string; source: "asked" | "paper" };

/** Numbers that a client said in the room, or wrote on paper. What they said before stays out of sight until asked for. */
export function GoalScoreEntry({ clientId, goal, today }: { clientId: string; goal: Goal; today: string }) {
  const t = useTranslations("goals");
  const tUi = useTranslations("ui");
  const router = useRouter();
  const trouble = useTroubleWords();
  const words = useScoreWords();
  const [typed, setTyped] = useState<Typed | null>(null);
  const [shown, setShown] = useState(false);
  const begin = () => {
    setShown(false);
    setTyped({ id: uuidv7(), scoredOn: today, going: "", content: "", level: "", source: "asked" });
  };
  const score = useMutation({
    mutationFn: ({ id, scoredOn, source, ...numbers }: Typed) =>
      scoreGoal(clientId, goal.id, id, {
        scoredOn,
        source,
        going: chosen(numbers.going),
        content: chosen(numbers.content),
        level: chosen(numbers.level) as GoalScoreDraft["level"],
        earlierShown: shown,
        wording: goal.wording,
      }),
    onSuccess: () => {
      setTyped(null);
      router.refresh();
    },
  });
  const problem = trouble(score.error);
  const tell = (change: Partial<Typed>) => setTyped((before) => before && { ...before, ...change });
  const isTold = typed !== null && [typed.going, typed.content, typed.level].some((value) => value !== "");
  return (
    <>
      <Button look="quiet" onClick={begin}>
        {t("desk.score")}
        <span className="sr-only">: {goal.wording}</span>
      </Button>
      <Dialog
        open={typed !== null}
        onClose={() => setTyped(null)}
        title={goal.wording}
        closeLabel={tUi("close")}
        actions={
          <Button disabled={!isTold || score.isPending} onClick={() => typed && score.mutate(typed)}>
            {tUi("keep")}
          </Button>
        }
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            type="date"
            label={t("desk.day")}
            value={typed?.scoredOn ?? ""}
            onChange={(event) => tell({ scoredOn: event.target.value })}
          />
          <SelectField
            label={t("desk.source")}
            value={typed?.source ?? "asked"}
            onChange={(event) => tell({ source: event.target.value as Typed["source"] })}
          >
            <option value="asked">{t("source.asked")}</option>
            <option value="paper">{t("source.paper")}</option>
          </SelectField>
          {(["going", "content"] as const).map((name) => (
            <SelectField
              key={name}
              label={`${t(`${name}.short`)}, 0–10`}
              value={typed?.[name] ?? ""}
              onChange={(event) => tell({ [name]: event.target.value })}
            >
              <option value="">{t("notSaid")}</option>
              {steps.map((step) => (
                <option key={step} value={step}>
                  {step}
                </option>
              ))}
              <option value="declined">{t("declined")}</option>
            </SelectField>
          ))}
          {goal.levels ? (
            <SelectField
              className="sm:col-span-2"
              label={t("level.short")}
              value={typed?.level ?? ""}
              onChange={(event) => tell({ level: event.target.value })}
            >
              <option value="">{t("notSaid")}</option>
              {levels.toReversed().map((level) => {
                const at = levels.indexOf(level);
                return (
                  <option key={level} value={level}>
                    {signed(level)} · {goal.levels?.[at] || t(`level.names.${at}`)}
                  </option>
                );
              })}
              <option value="declined">{t("declined")}</option>
            </SelectField>
          ) : null}
        </div>
        {goal.scores.length === 0 ? null : shown ? (
          <ul>
            {words.earlier(goal.scores, 3).map((one) => (
              <li key={one.id} className="flex justify-between gap-4 border-t border-line py-1.5">
                <span className="text-soft">{words.day(one.scoredOn)}</span>
                <span>{words.line(one)}</span>
              </li>
            ))}
          </ul>
        ) : (
          <Button look="plain" className="-ml-4 self-start" onClick={() => setShown(true)}>
            {t("earlier.show")}
          </Button>
        )}
        {problem ? (
          <Notice kind="attention" live="assertive">
            {problem}
          </Notice>
        ) : null}
      </Dialog>
    </>
  );
}
