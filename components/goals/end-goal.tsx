"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { ChoiceActions } from "@/components/ui/choice-actions";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { useUndo } from "@/components/ui/undo-notice";
import { changeGoal } from "@/lib/goals/browser";
import { type Ending, endings } from "@/lib/goals/rules";
import type { Goal } from "@/lib/goals/schema";

/** Two ways to close it, of equal weight; either can be taken back. What was scored stays. */
export function EndGoal({ clientId, goal }: { clientId: string; goal: Pick<Goal, "id" | "revision" | "wording"> }) {
  const t = useTranslations("goals.end");
  const tUi = useTranslations("ui");
  const router = useRouter();
  const offerUndo = useUndo();
  const trouble = useTroubleWords();
  const [open, setOpen] = useState(false);
  const end = useMutation({
    mutationFn: (ending: Ending) => changeGoal(clientId, goal, { ending }),
    onSuccess: (ended) => {
      setOpen(false);
      router.refresh();
      offerUndo({
        text: t("done", { goal: goal.wording }),
        undo: async () => {
          await changeGoal(clientId, ended, { ending: null });
          router.refresh();
        },
      });
    },
  });
  const problem = trouble(end.error);
  return (
    <>
      <Button look="plain" onClick={() => setOpen(true)}>
        {t("open")}
        <span className="sr-only">: {goal.wording}</span>
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={goal.wording} closeLabel={tUi("close")}>
        <p className="text-soft">{t("lead")}</p>
        <ChoiceActions
          label={t("open")}
          choices={endings.map((ending) => ({
            id: ending,
            label: t(`${ending}.label`),
            hint: t(`${ending}.hint`),
            onChoose: () => end.mutate(ending),
          }))}
        />
        {problem ? (
          <Notice kind="attention" live="assertive">
            {problem}
          </Notice>
        ) : null}
      </Dialog>
    </>
  );
}
