"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useStepUp } from "@/components/access/step-up";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { RadioList } from "@/components/ui/radio-list";
import { decideErasure } from "@/lib/erasures/browser";
import { refusalGrounds } from "@/lib/erasures/rules";

/** A no has one of the law's three grounds, and words that the client reads. */
export function RefuseErasure({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations("erasures");
  const tUi = useTranslations("ui");
  const router = useRouter();
  const trouble = useTroubleWords();
  const [ground, setGround] = useState<(typeof refusalGrounds)[number]>("legal_duty");
  const [words, setWords] = useState("");
  const [isMissing, setMissing] = useState(false);
  const { proven, question } = useStepUp();
  const refuse = useMutation({
    mutationFn: () => proven(() => decideErasure(id, { granted: false, ground, words: words.trim() })),
    onSuccess: (decided) => {
      if (!decided) return;
      onClose();
      router.refresh();
    },
  });
  const problem = trouble(refuse.error);

  function confirm() {
    const isEmpty = words.trim() === "";
    setMissing(isEmpty);
    if (!isEmpty && !refuse.isPending) refuse.mutate();
  }

  return (
    <>
      <Dialog
        open
        onClose={onClose}
        title={t("desk.refusing.title")}
        closeLabel={tUi("close")}
        actions={
          <>
            <Button look="quiet" onClick={onClose}>
              {tUi("cancel")}
            </Button>
            <Button look="quiet" aria-disabled={refuse.isPending} onClick={confirm}>
              {t("desk.refusing.yes")}
            </Button>
          </>
        }
      >
        <RadioList
          legend={t("desk.refusing.ground")}
          choices={refusalGrounds.map((value) => ({ value, label: t(`grounds.${value}`) }))}
          value={ground}
          onChange={setGround}
        />
        <TextArea
          label={t("desk.refusing.words")}
          hint={t("desk.refusing.wordsHint")}
          maxLength={2000}
          value={words}
          error={isMissing ? t("desk.refusing.missing") : undefined}
          onChange={({ target }) => setWords(target.value)}
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
