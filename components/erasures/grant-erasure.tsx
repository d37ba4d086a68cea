"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useStepUp } from "@/components/access/step-up";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { decideErasure } from "@/lib/erasures/browser";
import type { PracticeErasure } from "@/lib/erasures/schema";

type GrantErasureProps = Pick<PracticeErasure, "id" | "scope"> & { name: string; onClose: () => void };

/** Nothing brings it back, so the name is typed first. */
export function GrantErasure({ id, scope, name, onClose }: GrantErasureProps) {
  const t = useTranslations("erasures.desk");
  const tUi = useTranslations("ui");
  const router = useRouter();
  const trouble = useTroubleWords();
  const [typed, setTyped] = useState("");
  const [isMismatch, setMismatch] = useState(false);
  const { proven, question } = useStepUp();
  const grant = useMutation({
    mutationFn: () => proven(() => decideErasure(id, { granted: true, ground: null, words: null })),
    onSuccess: (decided) => {
      if (!decided) return;
      onClose();
      router.refresh();
    },
  });
  const problem = trouble(grant.error);

  function confirm() {
    const isName = typed.trim().toLowerCase() === name.trim().toLowerCase();
    setMismatch(!isName);
    if (isName && !grant.isPending) grant.mutate();
  }

  return (
    <>
      <Dialog
        open
        onClose={onClose}
        title={t("granting.title")}
        closeLabel={tUi("close")}
        actions={
          <>
            <Button look="quiet" onClick={onClose}>
              {tUi("cancel")}
            </Button>
            <Button look="quiet" aria-disabled={grant.isPending} onClick={confirm}>
              {t("granting.yes")}
            </Button>
          </>
        }
      >
        <p>{t("granting.body", { scope: t(`scopes.${scope}`).toLowerCase(), name })}</p>
        {scope === "everything" ? <p>{t("granting.everything")}</p> : null}
        <TextField
          label={t("granting.type")}
          autoComplete="off"
          value={typed}
          error={isMismatch ? t("granting.mismatch") : undefined}
          onChange={({ target }) => setTyped(target.value)}
        />
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
