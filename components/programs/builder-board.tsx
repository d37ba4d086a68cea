"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import type { Weekday } from "@/lib/calendar";
import type { Exercise } from "@/lib/exercises/schema";
import { thresholdOf } from "@/lib/programs/rules";
import type { Program, ProgramDraft } from "@/lib/programs/schema";
import { noLimits, type ReleaseLimits } from "@/lib/safety/rules";
import type { Problems } from "./assign-dialog";
import { BuilderHead } from "./builder-head";
import { DeleteDraft, KeepAsTemplate, RestoredNotice } from "./builder-notices";
import { DayTotals } from "./day-totals";
import type { WaitingDose } from "./dose-typing";
import { itemAfter, mended, mostItems, placeOf } from "./draft-edits";
import { DragGround } from "./drag-ground";
import { ItemList } from "./item-list";
import { useStay } from "./leaving-programs";
import { LibraryPanel } from "./library-panel";
import { type Pane, PaneChoice } from "./pane-choice";
import { PreviewPanel } from "./preview-panel";
import { ProgramBasics } from "./program-basics";
import type { MakesRoom, ProgramClient } from "./program-client";
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
  client: (ProgramClient & { makesRoom: MakesRoom | null; releaseIsOpen: boolean; limits: ReleaseLimits }) | null;
  /** The client's own screen, drawn by whoever knows it. */
  renderPreview: (shown: PreviewProps) => ReactNode;
};

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
  const agreed = client && thresholdOf(state.live ? state.base : client.makesRoom);
  useStay(draft.id);
  const [shelf] = useState(() => new Map(exercises.map((exercise) => [exercise.id, exercise])));
  const words = useProgramWords(shelf);
  const [waiting, setWaiting] = useState<ReadonlyMap<string, WaitingDose>>(new Map());
  const [said, setSaid] = useState("");
  const [pane, setPane] = useState<Pane>("program");
  const [problems, setProblems] = useState<Problems>([]);

  function wait(id: string, dose: WaitingDose | null) {
    setWaiting((before) => {
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

  function complete(position?: number) {
    setProblems([]);
    edit({ kind: "arrange", items: mended(draft.items, shelf, position) });
    setSaid(t("chain.completed"));
  }

  const nameOf = (id: string) => {
    const item = draft.items.find((one) => one.id === id);
    return words.titleOf(shelf.get(item?.exerciseId ?? id));
  };
  const ids = draft.items.map((item) => item.id);
  // A refusal names places of the list as it was sent; it stands until that list changes.
  const errors = new Map<string, string[]>();
  for (const problem of problems) {
    const id = ids[placeOf(problem)];
    if (id) errors.set(id, [...(errors.get(id) ?? []), problem.message]);
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
        agreed={agreed}
        unsure={waiting.size}
        onComplete={complete}
        onProblems={setProblems}
        onDone={(sent) => {
          if (client) router.push(`/clients/${client.id}/program?sent=${sent.id}`);
          router.refresh();
        }}
      />
      <RestoredNotice state={state} />
      <p role="status" className="sr-only" data-said>
        {said}
      </p>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <PaneChoice pane={pane} count={draft.items.length} onChoose={setPane} />
        <div className="flex flex-wrap items-center justify-end sm:-mr-(--control-space)">
          {client ? <KeepAsTemplate draft={draft} /> : null}
          <DeleteDraft state={state} namelessTitle={namelessTitle} clientId={client?.id ?? null} />
        </div>
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
              "md:sticky md:top-4 md:max-h-[calc(100dvh-2rem)] md:self-start md:overflow-y-auto md:-m-1 md:p-1",
              pane === "program" && "max-md:hidden",
            )}
          >
            {pane === "preview" ? (
              <PreviewPanel
                draft={draft}
                exercises={exercises}
                renderPreview={renderPreview}
                releaseIsShut={client?.releaseIsOpen === false}
              />
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
            <ProgramBasics draft={draft} onEdit={edit} namelessTitle={namelessTitle} agreed={agreed} />
            <DayTotals items={draft.items} shelf={shelf} words={words} limits={client?.limits ?? noLimits} />
            <ItemList
              items={draft.items}
              shelf={shelf}
              words={words}
              waiting={waiting}
              onWait={wait}
              onEdit={(change) => {
                setProblems([]);
                edit(change);
              }}
              onComplete={complete}
              onSay={setSaid}
              errors={errors}
            />
          </div>
        </DragGround>
      </div>
    </div>
  );
}
