"use client";

import { useTranslations } from "next-intl";
import type { ProgramChange } from "@/lib/programs/rules";
import type { ProgramDraft, ProgramItem } from "@/lib/programs/schema";
import type { ProgramWords } from "./program-words";

type ChangeListProps = { changes: ProgramChange[]; before: ProgramDraft; after: ProgramDraft; words: ProgramWords };

/** What somebody sees change, told one by one: what came, what went, what became different. */
export function ChangeList({ changes, before, after, words }: ChangeListProps) {
  const t = useTranslations("programs.changes");
  const partOf = {
    exercise: words.title,
    dose: words.dose,
    days: (item: ProgramItem) => words.days(item.days),
    timesPerDay: words.times,
    remark: (item: ProgramItem) => (item.remark ? `‘${item.remark}’` : t("nothing")),
  };

  function tell(change: ProgramChange) {
    switch (change.kind) {
      case "added":
        return {
          mark: t("added"),
          text: `${words.title(change.item)}: ${words.dose(change.item)}, ${words.days(change.item.days)}`,
        };
      case "removed":
        return { mark: t("removed"), text: words.title(change.item) };
      case "altered":
        return {
          mark: t("altered"),
          text: `${words.title(change.after)}: ${change.parts
            .map((part) => t("fromTo", { from: partOf[part](change.before), to: partOf[part](change.after) }))
            .join("; ")}`,
        };
      case "order":
        return { mark: t("altered"), text: t("order") };
      case "part": {
        const value = (program: ProgramDraft) => `${program[change.part] ?? ""}` || t("nothing");
        return {
          mark: t("altered"),
          text: `${t(change.part)}: ${t("fromTo", { from: value(before), to: value(after) })}`,
        };
      }
    }
  }

  return (
    <ul className="flex flex-col divide-y divide-line border-y border-line">
      {changes.map((change, at) => {
        const { mark, text } = tell(change);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that is only read
          <li key={at} className="flex gap-3 py-2">
            <span className="w-20 shrink-0 font-semibold">{mark}</span>
            <span className="min-w-0 whitespace-pre-line">{text}</span>
          </li>
        );
      })}
    </ul>
  );
}
