"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useStepUp } from "@/components/access/step-up";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { decideErasure } from "@/lib/erasures/browser";
import type { DecisionDraft } from "@/lib/erasures/schema";

type DecisionDialogProps = {
  id: string;
  title: string;
  yes: string;
  /** What was decided; null where something is still missing, which the fields say. */
  decision: () => DecisionDraft | null;
  onClose: () => void;
  children: ReactNode;
};

/** A decision on a request for destruction, by who has just shown that it is them. */
export function DecisionDialog({ id, title, yes, decision, onClose, children }: DecisionDialogProps) {
  const tUi = useTranslations("ui");
  const router = useRouter();
  const trouble = useTroubleWords();
  const { proven, question } = useStepUp();
  const deciding = useMutation({
    mutationFn: (draft: DecisionDraft) => proven(() => decideErasure(id, draft)),
    onSuccess: (decided) => {
      if (!decided) return;
      onClose();
      router.refresh();
    },
  });
  const problem = trouble(deciding.error);

  function confirm() {
    const draft = decision();
    if (draft && !deciding.isPending) deciding.mutate(draft);
  }

  return (
    <>
      <Dialog
        open
        onClose={onClose}
        title={title}
        closeLabel={tUi("close")}
        actions={
          <>
            <Button look="quiet" onClick={onClose}>
              {tUi("cancel")}
            </Button>
            <Button look="quiet" aria-disabled={deciding.isPending} onClick={confirm}>
              {yes}
            </Button>
          </>
        }
      >
        {children}
        {problem ? (
          <Notice kind="attention" live="assertive">
            {problem}
          </Notice>
        ) : null}
      </Dialog>
      {question}
    </>
  );
}
