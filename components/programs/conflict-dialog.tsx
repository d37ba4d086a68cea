"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Dialog } from "@/components/ui/dialog";
import { draftOf } from "@/lib/programs/rules";
import type { Program, ProgramDraft } from "@/lib/programs/schema";
import type { ProgramWords } from "./program-words";

type Part = "title" | "note" | "safetyThreshold" | "items";
type Side = "mine" | "theirs";
const parts: readonly Part[] = ["title", "note", "safetyThreshold", "items"];

type ConflictDialogProps = {
  /** What both began from: a part that only the other changed is theirs until she says otherwise. */
  before: ProgramDraft;
  mine: ProgramDraft;
  theirs: Program | null;
  open: boolean;
  words: ProgramWords;
  onClose: () => void;
  onSettle: (theirs: Program, chosen: ProgramDraft) => void;
};

/** Two versions of one program side by side: for each part that differs she chooses whose it will be. */
export function ConflictDialog({ before, mine, theirs, open, words, onClose, onSettle }: ConflictDialogProps) {
  const t = useTranslations("programs.conflict");
  const ui = useTranslations("ui");
  const [chosen, setChosen] = useState<Record<Part, Side>>(() => {
    const side = (part: Part) => (JSON.stringify(before[part]) === JSON.stringify(mine[part]) ? "theirs" : "mine");
    return { title: side("title"), note: side("note"), safetyThreshold: side("safetyThreshold"), items: side("items") };
  });
  if (!theirs) return null;
  const versions: Record<Side, ProgramDraft> = { mine, theirs: draftOf(theirs) };
  const differing = parts.filter((part) => JSON.stringify(mine[part]) !== JSON.stringify(versions.theirs[part]));
  const all = (side: Side) => setChosen({ title: side, note: side, safetyThreshold: side, items: side });

  function show(program: ProgramDraft, part: Part) {
    if (part === "safetyThreshold")
      return (
        <span className="whitespace-pre-line">
          {[program.safetyThreshold, program.thresholdBecause && `‘${program.thresholdBecause}’`]
            .filter(Boolean)
            .join(", ")}
        </span>
      );
    if (part !== "items")
      return <span className="whitespace-pre-line">{`${program[part] ?? ""}` || t("nothing")}</span>;
    if (program.items.length === 0) return <span>{t("nothing")}</span>;
    return (
      <span className="flex flex-col gap-1">
        {program.items.map((item, at) => (
          <span key={item.id}>
            <span className="tabular text-soft">{at + 1}. </span>
            {words.title(item)}
            <span className="text-soft">
              {" "}
              {words.dose(item)}, {words.days(item.days)}
              {item.timesPerDay > 1 ? `, ${words.times(item)}` : ""}
              {item.remark ? `, ‘${item.remark}’` : ""}
            </span>
          </span>
        ))}
      </span>
    );
  }

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("title")}
      closeLabel={ui("close")}
      width="wide"
      actions={
        <>
          <Button
            onClick={() =>
              onSettle(theirs, {
                id: mine.id,
                title: versions[chosen.title].title,
                note: versions[chosen.note].note,
                safetyThreshold: versions[chosen.safetyThreshold].safetyThreshold,
                thresholdBecause: versions[chosen.safetyThreshold].thresholdBecause,
                items: versions[chosen.items].items,
              })
            }
          >
            {t("settle")}
          </Button>
          <Button look="quiet" onClick={() => all("mine")}>
            {t("allMine")}
          </Button>
          <Button look="quiet" onClick={() => all("theirs")}>
            {t("allTheirs")}
          </Button>
        </>
      }
    >
      <p>{t("body")}</p>
      {differing.length === 0 ? <p>{t("same")}</p> : null}
      {differing.map((part) => (
        <fieldset key={part} className="min-w-0">
          <legend className="mb-1.5 text-desk">{t(`parts.${part}`)}</legend>
          <div className="grid gap-2 sm:grid-cols-2">
            {(["mine", "theirs"] as const).map((side) => (
              <label
                key={side}
                className={classNames(
                  "flex items-start gap-3 rounded-desk border p-3 text-table",
                  chosen[part] === side ? "border-moss bg-moss-2" : "border-edge",
                )}
              >
                <input
                  type="radio"
                  name={`conflict-${part}`}
                  checked={chosen[part] === side}
                  onChange={() => setChosen((before) => ({ ...before, [part]: side }))}
                  className="mt-0.5 size-5 shrink-0 accent-moss"
                />
                <span className="flex min-w-0 flex-col gap-1">
                  <span className="font-semibold">{t(side)}</span>
                  {show(versions[side], part)}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </Dialog>
  );
}
