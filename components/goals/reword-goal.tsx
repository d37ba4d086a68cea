"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { changeGoal } from "@/lib/goals/browser";
import type { Goal } from "@/lib/goals/schema";

/** Other words for what was not scored yet. Afterwards the numbers belong to the words. */
export function RewordGoal({ clientId, goal }: { clientId: string; goal: Pick<Goal, "id" | "revision" | "wording"> }) {
  const t = useTranslations("goals.reword");
  const tUi = useTranslations("ui");
  const router = useRouter();
  const trouble = useTroubleWords();
  const [wording, setWording] = useState<string | null>(null);
  const change = useMutation({
    mutationFn: (words: string) => changeGoal(clientId, goal, { wording: words.replaceAll(/\s+/g, " ").trim() }),
    onSuccess: () => {
      setWording(null);
      router.refresh();
    },
  });
  const problem = trouble(change.error);
  return (
    <>
      <Button look="plain" onClick={() => setWording(goal.wording)}>
        {t("open")}
        <span className="sr-only">: {goal.wording}</span>
      </Button>
      <Dialog
        open={wording !== null}
        onClose={() => setWording(null)}
        title={t("title")}
        closeLabel={tUi("close")}
        actions={
          <Button disabled={change.isPending || !wording?.trim()} onClick={() => change.mutate(wording ?? "")}>
            {tUi("keep")}
          </Button>
        }
      >
        <TextArea
          label={t("wording")}
          hint={t("hint")}
          rows={2}
          maxLength={200}
          value={wording ?? ""}
          onChange={(event) => setWording(event.target.value)}
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
