"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useScoreWords } from "./goal-words";
import type { ScoreQuestion } from "./score-question";

/** What was said before stays out of sight until somebody asks for it; that it was seen is kept with the score. */
export function EarlierScores({ question, onShown }: { question: ScoreQuestion; onShown: () => void }) {
  const t = useTranslations("goals.earlier");
  const words = useScoreWords();
  const [open, setOpen] = useState(false);
  if (question.earlier.length === 0) return null;
  return (
    <div className="flex flex-col items-start gap-1">
      <Button
        look="plain"
        className="-ml-5"
        aria-expanded={open}
        onClick={() => {
          if (!open) onShown();
          setOpen(!open);
        }}
      >
        {t(open ? "hide" : "show")}
      </Button>
      {open ? (
        <ul className="flex w-full flex-col">
          {question.earlier.map(({ scoredOn, values }) => (
            <li key={scoredOn} className="flex justify-between gap-4 border-t border-line py-2">
              <span className="text-soft">{words.day(scoredOn)}</span>
              <span>
                {question.kind === "goal"
                  ? words.line({ going: values.going ?? null, content: values.content ?? null, level: null })
                  : words.number(values.value ?? null)}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-desk text-soft">{t("hint")}</p>
      )}
    </div>
  );
}
