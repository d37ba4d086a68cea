"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Refused } from "@/lib/ask";
import { changeAgreement } from "@/lib/safety/browser";
import type { Agreement, AgreementDraft } from "@/lib/safety/schema";

/** Saves a version of the agreement. Somebody else's newer one is shown and never written over unseen. */
export function useAgreementSaving(clientId: string, agreement: Agreement, onSaved: () => void = () => undefined) {
  const router = useRouter();
  const trouble = useTroubleWords();
  const [theirs, setTheirs] = useState<Agreement | null>(null);
  const [version, setVersion] = useState(agreement.version);
  const save = useMutation({
    mutationFn: (draft: AgreementDraft) => changeAgreement(clientId, draft, version),
    onSuccess: (saved) => {
      setVersion(saved.version);
      setTheirs(null);
      onSaved();
      router.refresh();
    },
    onError: (error) => {
      if (!(error instanceof Refused) || error.refusal !== "stale" || !error.problem?.current) return;
      const current = error.problem.current as Agreement;
      setTheirs(current);
      setVersion(current.version);
    },
  });
  return {
    save: save.mutate,
    busy: save.isPending,
    saved: save.isSuccess,
    theirs,
    problem: theirs ? null : trouble(save.error),
    touched: save.reset,
  };
}
