"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Refused } from "@/lib/ask";
import { isToldToClient, type ProgramChange } from "@/lib/programs/rules";
import type { Program, ProgramDraft } from "@/lib/programs/schema";
import type { AskedReason, Problems } from "./assign-dialog";
import { ChainLackNotice } from "./chain-lack-notice";
import { ChangeList } from "./change-list";
import { type ChainLack, placeOf } from "./draft-edits";
import type { ProgramWords } from "./program-words";
import { RefusalWords } from "./refusal-words";

type PublishDialogProps = {
  open: boolean;
  onClose: () => void;
  changes: ProgramChange[];
  before: ProgramDraft;
  after: ProgramDraft;
  words: ProgramWords;
  lacking: ChainLack[];
  reason: AskedReason;
  onComplete: () => void;
  publish: () => Promise<void>;
  onPublished: () => void;
  onStale: (theirs: Program) => void;
  onRefused: (problems: Problems) => void;
};

/** Shows what the client will see change, before it is sent. */
export function PublishDialog(props: PublishDialogProps) {
  const { open, changes, before, after, words, lacking, reason, publish, onPublished, onStale, onRefused } = props;
  const t = useTranslations("programs.publish");
  const told = changes.filter(isToldToClient);
  const ui = useTranslations("ui");
  const publishing = useMutation({
    mutationFn: publish,
    onSuccess: onPublished,
    onError: (error) => {
      if (!(error instanceof Refused)) return;
      if (error.refusal === "stale" && error.problem?.current) return onStale(error.problem.current as Program);
      const problems = error.problem?.errors ?? [];
      if (problems.some((problem) => placeOf(problem) >= 0)) onRefused(problems);
    },
  });
  const problem = publishing.error instanceof Refused ? publishing.error.problem : null;

  function close() {
    publishing.reset();
    props.onClose();
  }

  function complete() {
    publishing.reset();
    props.onComplete();
  }

  return (
    <Dialog
      open={open}
      onClose={close}
      title={t("title")}
      closeLabel={ui("close")}
      width="wide"
      actions={
        <>
          <Button
            disabled={publishing.isPending || changes.length === 0 || lacking.length > 0 || reason.lacks}
            onClick={() => publishing.mutate()}
          >
            {t("confirm")}
          </Button>
          <Button look="quiet" onClick={close}>
            {ui("cancel")}
          </Button>
        </>
      }
    >
      <p className="text-soft">{t("body")}</p>
      <ChainLackNotice items={after.items} lacking={lacking} words={words} onComplete={complete} />
      {told.length > 0 ? <ChangeList changes={told} before={before} after={after} words={words} /> : null}
      {reason.field}
      {publishing.isError ? (
        <Notice kind="attention" live="assertive" title={t("refused")}>
          <RefusalWords problem={problem} items={after.items} words={words} />
        </Notice>
      ) : null}
    </Dialog>
  );
}
