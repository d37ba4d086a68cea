"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { withdrawVerdict } from "@/lib/verdicts/browser";

/** An end can't be taken back, so it is asked once. */
export function WithdrawVerdict({ clientId, id }: { clientId: string; id: string }) {
  const t = useTranslations("verdicts.withdraw");
  const tUi = useTranslations("ui");
  const router = useRouter();
  const trouble = useTroubleWords();
  const [asking, setAsking] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => withdrawVerdict(clientId, id),
    onSuccess: () => {
      setAsking(false);
      router.refresh();
    },
  });
  const problem = trouble(error);
  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {t("open")}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("title")}
        closeLabel={tUi("close")}
        actions={
          <>
            <Button look="quiet" onClick={() => setAsking(false)}>
              {tUi("cancel")}
            </Button>
            <Button look="quiet" disabled={isPending} onClick={() => mutate()}>
              {t("confirm")}
            </Button>
          </>
        }
      >
        <p>{t("body")}</p>
        {problem ? (
          <Notice kind="attention" live="assertive">
            {problem}
          </Notice>
        ) : null}
      </Dialog>
    </>
  );
}
