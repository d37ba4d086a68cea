"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import type { Weekday } from "@/lib/calendar";
import type { Exercise } from "@/lib/exercises/schema";
import type { Dose, Program, ProgramDraft } from "@/lib/programs/schema";
import type { Problems } from "./assign-dialog";
import { BuilderHead } from "./builder-head";
import { KeepAsTemplate, RestoredNotice } from "./builder-notices";
import { DayTotals } from "./day-totals";
import { itemAfter, mostItems } from "./draft-edits";
import { DragGround } from "./drag-ground";
import { ItemList } from "./item-list";
import { LibraryPanel } from "./library-panel";
import { PreviewPanel } from "./preview-panel";
import { ProgramBasics } from "./program-basics";
import { useProgramWords } from "./program-words";
import { useProgramDraft } from "./use-program-draft";

export type PreviewProps = { draft: ProgramDraft; exercises: Exercise[]; day: Weekday };

export type BuilderBoardProps = {
  program: Program | null;
  start: ProgramDraft;
  exercises: Exercise[];
  memberId: string;
  namelessTitle: string;
  /** Null for a template: nobody is asked to do it. */
  client: { id: string; today: string; makesRoom: string | null; releaseIsOpen: boolean } | null;
  /** The client's own screen, drawn by whoever knows it. */
  renderPreview: (shown: PreviewProps) => ReactNode;
};

const panes = ["program", "library", "preview"] as const;
type Pane = (typeof panes)[number];

export function BuilderBoard({
  program,
  start,
  exercises,
  memberId,
  namelessTitle,
  client,
  renderPreview,
}: BuilderBoardProps) {
  const t = useTranslations("programs");
  const router = useRouter();
  const state = useProgramDraft({
    program,
    start,
    clientId: client?.id ?? null,
    memberId,
    namelessTitle,
    onSaved: (saved) => {
      // From now on the address means the program itself, not what it began from.
      if (saved.revision === 1) window.history.replaceState(null, "", window.location.pathname);
    },
  });
  const { draft, edit } = state;
  const [shelf] = useState(() => new Map(exercises.map((exercise) => [exercise.id, exercise])));
  const words = useProgramWords(shelf);
  const [asking, setAsking] = useState<ReadonlyMap<string, Dose>>(new Map());
  const [said, setSaid] = useState("");
  const [pane, setPane] = useState<Pane>("program");
  const [problems, setProblems] = useState<Problems>([]);

  function ask(id: string, dose: Dose | null) {
    setAsking((before) => {
      const after = new Map(before);
      if (dose) after.set(id, dose);
      else after.delete(id);
      return after;
    });
  }

  function add(exercise: Exercise, at = draft.items.length) {
    if (draft.items.length >= mostItems) return setSaid(t("library.full", { count: mostItems }));
    edit({ kind: "add", item: itemAfter(exercise, draft.items, at), at });
    setSaid(t("item.added", { name: words.titleOf(exercise), place: at + 1 }));
  }

  const nameOf = (id: string) => {
    const item = draft.items.find((one) => one.id === id);
    return words.titleOf(shelf.get(item?.exerciseId ?? id));
  };
  const ids = draft.items.map((item) => item.id);
  // A refusal names places of the list as it was sent; it stands until that list changes.
  const errors = new Map<string, string[]>();
  for (const { path, message } of problems) {
    const id = ids[Number(/^items\.(\d+)/.exec(path)?.[1] ?? -1)];
    if (id) errors.set(id, [...(errors.get(id) ?? []), message]);
  }

  return (
    <div className="flex flex-col gap-5">
      <BuilderHead
        state={state}
        program={program}
        client={client}
        namelessTitle={namelessTitle}
        shelf={shelf}
        words={words}
        unsure={asking.size}
        onProblems={setProblems}
        onDone={() => {
          if (client) router.push(`/clients/${client.id}/program`);
          router.refresh();
        }}
      />
      <RestoredNotice state={state} />
      <p role="status" className="sr-only" data-said>
        {said}
      </p>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <div role="group" aria-label={t("panes.label")} className="flex flex-wrap gap-1">
          {panes.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === pane || (one === "library" && pane === "program")}
              onClick={() => setPane(one)}
              className={classNames(
                "min-h-10 rounded-desk border px-3 text-desk transition-colors",
                one === "program" && "md:hidden",
                one === pane && "border-moss bg-moss-2 font-semibold",
                one !== pane && "border-edge text-soft hover:text-ink",
                one === "library" && pane === "program" && "md:border-moss md:bg-moss-2 md:font-semibold md:text-ink",
              )}
            >
              {t(`panes.${one}`)}
              {one === "program" ? ` (${draft.items.length})` : ""}
            </button>
          ))}
        </div>
        {client ? <KeepAsTemplate draft={draft} /> : null}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- leaving a field is a moment to save */}
      <div
        className="grid gap-6 md:grid-cols-[17rem_minmax(0,1fr)] xl:grid-cols-[22rem_minmax(0,1fr)]"
        onBlur={() => state.live || state.retry()}
      >
        <DragGround
          ids={ids}
          nameOf={nameOf}
          onMove={(id, to) => edit({ kind: "move", id, to })}
          onPut={(id, at) => {
            const exercise = shelf.get(id);
            if (exercise) add(exercise, at);
          }}
        >
          <div
            className={classNames(
              "md:sticky md:top-4 md:max-h-[calc(100dvh-2rem)] md:self-start md:overflow-y-auto md:p-1",
              pane === "program" && "max-md:hidden",
            )}
          >
            {pane === "preview" ? (
              <PreviewPanel draft={draft} exercises={exercises} renderPreview={renderPreview} />
            ) : (
              <LibraryPanel
                exercises={exercises}
                words={words}
                isFull={draft.items.length >= mostItems}
                onAdd={(exercise) => add(exercise)}
              />
            )}
          </div>
          <div className={classNames("flex min-w-0 flex-col gap-6", pane !== "program" && "max-md:hidden")}>
            <ProgramBasics draft={draft} onEdit={edit} namelessTitle={namelessTitle} isTemplate={client === null} />
            <DayTotals items={draft.items} shelf={shelf} words={words} />
            <ItemList
              items={draft.items}
              shelf={shelf}
              words={words}
              asking={asking}
              onAsk={ask}
              onEdit={(change) => {
                setProblems([]);
                edit(change);
              }}
              onSay={setSaid}
              errors={errors}
            />
          </div>
        </DragGround>
      </div>
    </div>
  );
}
