"use client";

import { useTranslations } from "next-intl";
import type { Problem } from "@/lib/ask";
import type { ProgramItem } from "@/lib/programs/schema";
import { placeOf } from "./draft-edits";
import type { ProgramWords } from "./program-words";

type RefusalWordsProps = {
  /** Null when the house was not reached. */
  problem: Problem | null;
  /** The list as it was sent: a refusal names places in it. */
  items: ProgramItem[];
  words: ProgramWords;
};

/** What stands in the way of sending, each with the exercise that it is about. */
export function RefusalWords({ problem, items, words }: RefusalWordsProps) {
  const ui = useTranslations("ui");
  if (!problem) return <p>{ui("offline")}</p>;
  const named = (problem.errors ?? []).flatMap((fault) => {
    const item = items[placeOf(fault)];
    return item ? [{ key: `${fault.path} ${fault.message}`, item, ...fault }] : [];
  });
  if (named.length === 0) return <p>{problem.detail || ui("wentWrong")}</p>;
  return (
    <ul className="flex flex-col gap-1">
      {named.map(({ key, item, message }) => (
        <li key={key}>
          <strong className="font-semibold">
            {items.indexOf(item) + 1}. {words.title(item)}
          </strong>
          <br />
          {message}
        </li>
      ))}
    </ul>
  );
}
