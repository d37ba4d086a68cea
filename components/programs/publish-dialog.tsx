"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Refused } from "@/lib/ask";
import type { ProgramChange } from "@/lib/programs/rules";
import type { Program, ProgramDraft } from "@/lib/programs/schema";
import type { Problems } from "./assign-dialog";
import { ChangeList } from "./change-list";
import type { ProgramWords } from "./program-words";

type PublishDialogProps = {
  open: boolean;
  onClose: () => void;
  changes: ProgramChange[];
  before: ProgramDraft;
  after: ProgramDraft;
  words: ProgramWords;
  publish: () => Promise<void>;
  onPublished: () => void;
  onStale: (theirs: Program) => void;
  onRefused: (problems: Problems) => void;
};

/** Shows what the client will see change, before it is sent. */
export function PublishDialog(props: PublishDialogProps) {
  const { open, onClose, changes, before, after, words, publish, onPublished, onStale, onRefused } = props;
  const t = useTranslations("programs.publish");
  const ui = useTranslations("ui");
  const publishing = useMutation({
    mutationFn: publish,
    onSuccess: onPublished,
    onError: (error) => {
      if (!(error instanceof Refused)) return;
      if (error.refusal === "stale" && error.problem?.current) return onStale(error.problem.current as Program);
      const problems = error.problem?.errors ?? [];
      if (problems.some(({ path }) => path.startsWith("items"))) onRefused(problems);
    },
  });
  const problem = publishing.error instanceof Refused ? publishing.error.problem : null;

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("title")}
      closeLabel={ui("close")}
      width="wide"
      actions={
        <>
          <Button disabled={publishing.isPending || changes.length === 0} onClick={() => publishing.mutate()}>
            {t("confirm")}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {ui("cancel")}
          </Button>
        </>
      }
    >
      <p className="text-soft">{t("body")}</p>
      <ChangeList changes={changes} before={before} after={after} words={words} />
      {publishing.isError ? (
        <Notice kind="attention" live="assertive" title={t("refused")}>
          <p>{problem?.detail ?? ui("offline")}</p>
        </Notice>
      ) : null}
    </Dialog>
  );
}
