"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Refused } from "@/lib/ask";
import { endProgram } from "@/lib/programs/browser";

/** Ending can't be undone: it says what it means, and asks once. */
export function EndProgram({ id, title }: { id: string; title: string }) {
  const t = useTranslations("programs.end");
  const ui = useTranslations("ui");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const ending = useMutation({
    mutationFn: () => endProgram(id),
    onSuccess: () => {
      setOpen(false);
      router.refresh();
    },
  });
  const problem = ending.error instanceof Refused ? ending.error.problem : null;
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t("title", { title })}
        closeLabel={ui("close")}
        actions={
          <>
            <Button disabled={ending.isPending} onClick={() => ending.mutate()}>
              {t("confirm")}
            </Button>
            <Button look="quiet" onClick={() => setOpen(false)}>
              {ui("cancel")}
            </Button>
          </>
        }
      >
        <p>{t("body")}</p>
        {ending.isError ? (
          <Notice kind="attention" live="assertive">
            {problem?.detail ?? ui("offline")}
          </Notice>
        ) : null}
      </Dialog>
    </>
  );
}
