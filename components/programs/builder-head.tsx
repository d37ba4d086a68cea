"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Refused } from "@/lib/ask";
import { lacksReason, type Threshold } from "@/lib/programs/rules";
import type { Program } from "@/lib/programs/schema";
import { AssignDialog, type Problems } from "./assign-dialog";
import type { BuilderBoardProps } from "./builder-board";
import { ConflictDialog } from "./conflict-dialog";
import { lacksOf, type Shelf } from "./draft-edits";
import type { ProgramWords } from "./program-words";
import { PublishDialog } from "./publish-dialog";
import { SavingLine } from "./saving-line";
import { ThresholdReason } from "./threshold-reason";
import type { ProgramDraftState } from "./use-program-draft";

type BuilderHeadProps = {
  state: ProgramDraftState;
  program: Program | null;
  client: BuilderBoardProps["client"];
  namelessTitle: string;
  shelf: Shelf;
  words: ProgramWords;
  /** The threshold of before; null for a template. */
  agreed: Threshold | null;
  /** How many doses wait: for a yes, or to be one that can be. */
  unsure: number;
  onComplete: () => void;
  onProblems: (problems: Problems) => void;
  onDone: (program: Program) => void;
};

/** What this is, whether it is kept, and the one thing that it leads to: to the client. */
export function BuilderHead({
  state,
  program,
  client,
  namelessTitle,
  shelf,
  words,
  agreed,
  unsure,
  onComplete,
  onProblems,
  onDone,
}: BuilderHeadProps) {
  const t = useTranslations("programs");
  const { draft, saving, live, changes } = state;
  const [asked, setAsked] = useState<"assign" | "publish" | "conflict" | null>(null);
  const [sentTo, setSentTo] = useState(false);
  const [theirs, setTheirs] = useState<Program | null>(null);
  const other = theirs ?? (saving.kind === "conflict" ? saving.theirs : null);
  // A conflict shows itself; once put away it waits behind its button.
  const [putAway, setPutAway] = useState<number | null>(null);
  const conflictOpen = other !== null && (asked === "conflict" || putAway !== other.revision);
  const lacking = lacksOf(draft.items, shelf);
  const hasRelease = draft.items.some((item) => shelf.get(item.exerciseId)?.group === "release");
  const close = () => setAsked(null);
  const reason = {
    lacks: agreed !== null && lacksReason(draft, agreed),
    field: <ThresholdReason threshold={draft} agreed={agreed} onEdit={state.edit} />,
  };
  const router = useRouter();
  const saveAnew = useMutation({
    mutationFn: () => state.saveAnew(),
    onSuccess: ({ id, clientId }) =>
      router.replace(clientId ? `/clients/${clientId}/program/${id}` : `/templates/${id}`),
  });
  // A client's pages carry the client's name as their first heading.
  const Title = client ? "h2" : "h1";
  const hindrance =
    unsure > 0
      ? t("dose.unsure", { count: unsure })
      : client && !live && draft.items.length === 0
        ? t("assign.nothingYet")
        : null;
  const status = live ? t("status.active") : client ? t("status.draft") : t("status.template");

  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-col gap-1">
          <Badge hue={live ? "moss" : "plain"}>{status}</Badge>
          <Title className="text-title">{draft.title.trim() || namelessTitle}</Title>
        </div>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p role="status" className="max-w-72 text-table text-soft empty:hidden sm:text-right" data-hindrance>
            {hindrance}
          </p>
          {client && live ? (
            <Button disabled={changes.length === 0 || unsure > 0} onClick={() => setAsked("publish")}>
              {t("publish.open")}
            </Button>
          ) : null}
          {client && !live ? (
            <Button
              disabled={draft.items.length === 0 || unsure > 0 || other !== null}
              onClick={() => setAsked("assign")}
            >
              {t("assign.open")}
            </Button>
          ) : null}
        </div>
      </div>
      {live ? (
        <p role="status" className="text-table text-soft" data-saving="local">
          {changes.length > 0
            ? t(state.keeping === "unkept" ? "saving.localChangesUnkept" : "saving.localChanges", {
                count: changes.length,
              })
            : sentTo
              ? t("publish.sent")
              : t("saving.localNone")}
        </p>
      ) : (
        <SavingLine
          saving={saving}
          keeping={state.keeping}
          onRetry={state.retry}
          onCompare={() => setAsked("conflict")}
          onSaveAnew={() => saveAnew.mutate()}
        />
      )}
      {saveAnew.isError ? <Notice kind="attention">{t("saving.offline")}</Notice> : null}
      {live && other ? (
        <Notice
          kind="attention"
          actions={
            <Button look="quiet" onClick={() => setAsked("conflict")}>
              {t("saving.compare")}
            </Button>
          }
        >
          {t("saving.conflict")}
        </Notice>
      ) : null}
      <ConflictDialog
        key={other?.revision}
        open={conflictOpen}
        before={state.before()}
        mine={draft}
        theirs={other}
        words={words}
        onClose={() => {
          setPutAway(other?.revision ?? null);
          close();
        }}
        onSettle={(current, chosen) => {
          state.settle(current, chosen);
          setTheirs(null);
          close();
        }}
      />
      {client ? (
        <AssignDialog
          open={asked === "assign"}
          onClose={close}
          client={client}
          items={draft.items}
          words={words}
          lacking={lacking}
          onComplete={onComplete}
          reason={reason}
          makesRoom={client.makesRoom?.title ?? null}
          releaseIsShut={hasRelease && !client.releaseIsOpen}
          save={async () => {
            const now = await state.save();
            if (now.kind === "conflict") close();
            if (now.kind !== "saved") throw new Refused(now.kind === "refused" ? now.problem : null);
            return draft.id;
          }}
          onAssigned={onDone}
          onRefused={onProblems}
        />
      ) : null}
      {program && live ? (
        <PublishDialog
          open={asked === "publish"}
          onClose={close}
          changes={changes}
          before={state.base}
          after={draft}
          words={words}
          lacking={lacking}
          onComplete={onComplete}
          reason={reason}
          publish={() => state.publish()}
          onPublished={() => {
            close();
            setSentTo(true);
          }}
          onStale={(current) => {
            setTheirs(current);
            setPutAway(null);
            close();
          }}
          onRefused={onProblems}
        />
      ) : null}
    </div>
  );
}
