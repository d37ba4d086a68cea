"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { uuidv7 } from "uuidv7";
import { useKeptDraft } from "@/components/frame/kept-draft";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useUndo } from "@/components/ui/undo-notice";
import { Refused } from "@/lib/ask";
import { addExercise, changeExercise, exerciseKeys } from "@/lib/exercises/browser";
import type { WrittenParts } from "@/lib/exercises/rules";
import type { Exercise, ExerciseDraft } from "@/lib/exercises/schema";
import { ClashDialog } from "./clash-dialog";
import { type ExerciseFormValues, formOf, type KeptExercise } from "./exercise-draft";
import { ExerciseFields } from "./exercise-fields";
import { ExerciseFieldsSkeleton } from "./exercise-skeletons";

type ExerciseFormProps = {
  start: WrittenParts;
  /** The own exercise that is changed; null makes another one. */
  existing: Exercise | null;
  /** Under which name a half-typed form is kept on this device. */
  keptAs: string;
  backTo: string;
};

interface Sending {
  draft: ExerciseDraft;
  before: Exercise | null;
}

const none: { path: string; message: string }[] = [];

/** An own exercise: new, copied or changed. */
export function ExerciseForm({ start, existing, keptAs, backTo }: ExerciseFormProps) {
  const t = useTranslations("exercises");
  const ui = useTranslations("ui");
  const router = useRouter();
  const queries = useQueryClient();
  const offerUndo = useUndo();
  const [fresh] = useState<KeptExercise>(() => ({ form: formOf(start, existing?.id ?? uuidv7()), before: existing }));
  const [kept, keep, ready, keeping] = useKeptDraft<KeptExercise>(keptAs);
  const [round, setRound] = useState(0);
  const current = kept ?? fresh;
  const { before } = current;

  const saving = useMutation({
    mutationFn: ({ draft, before: from }: Sending) => (from ? changeExercise(draft, from.version) : addExercise(draft)),
    onSuccess: async (saved) => {
      keep(null);
      await queries.invalidateQueries({ queryKey: exerciseKeys.all });
      router.push(`/exercises/${saved.id}`);
    },
  });
  const problem = saving.error instanceof Refused ? saving.error.problem : null;
  const isStale = saving.error instanceof Refused && saving.error.refusal === "stale";
  const theirs = isStale ? (problem?.current as Exercise | undefined) : undefined;

  const onKeep = useCallback((form: ExerciseFormValues) => keep({ form, before }), [keep, before]);
  const begin = (from: KeptExercise | null) => {
    keep(from);
    saving.reset();
    setRound((count) => count + 1);
  };
  const beginAgain = () => {
    const typed = kept;
    begin(null);
    offerUndo({ text: t("form.begunAgain"), undo: () => begin(typed) });
  };
  /** What was put together becomes the form, so that nothing is lost when the house still points something out. */
  const takeJoined = (draft: ExerciseDraft, from: Exercise) => {
    begin({ form: formOf(draft, draft.id), before: from });
    saving.mutate({ draft, before: from });
  };

  if (!ready) return <ExerciseFieldsSkeleton />;
  const sent = saving.variables?.draft;
  return (
    <div className="flex flex-col gap-6">
      {kept && round === 0 ? <BegunBefore onBeginAgain={beginAgain} /> : null}
      {keeping === "unkept" ? <Notice>{t("form.notKept")}</Notice> : null}
      {saving.isError && !isStale ? (
        <Notice kind="attention" live="assertive">
          {problem
            ? problem.detail || ui("wentWrong")
            : saving.error instanceof Refused
              ? ui("offline")
              : ui("wentWrong")}
        </Notice>
      ) : null}
      <ExerciseFields
        key={round}
        start={current.form}
        answered={problem?.errors ?? none}
        isSaving={saving.isPending}
        backTo={backTo}
        onKeep={onKeep}
        onSave={(draft) => saving.mutate({ draft, before })}
      />
      <p role="status" className="text-table text-soft">
        {kept && keeping === "kept" ? t("form.keptHere") : null}
      </p>
      {theirs && before && sent ? (
        <ClashDialog
          before={before}
          mine={sent}
          theirs={theirs}
          onJoin={(parts) => takeJoined({ ...parts, id: sent.id }, theirs)}
          onClose={() => saving.reset()}
        />
      ) : null}
    </div>
  );
}

/** Said once, when the page is opened: what stands here is from an earlier time. */
function BegunBefore({ onBeginAgain }: { onBeginAgain: () => void }) {
  const t = useTranslations("exercises");
  return (
    <Notice
      actions={
        <Button look="quiet" onClick={onBeginAgain}>
          {t("form.beginAgain")}
        </Button>
      }
    >
      {t("form.begunBefore")}
    </Notice>
  );
}
