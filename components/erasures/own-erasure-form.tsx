"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { useStepUp } from "@/components/access/step-up";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button, ButtonLink } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { RadioList } from "@/components/ui/radio-list";
import { askErasure } from "@/lib/erasures/browser";
import { type ErasureScope, erasureScopes } from "@/lib/erasures/rules";

/** Wanted: that it is gone. Feared: to have to explain why, or to lose more than was meant. Asked once before it goes out. */
export function OwnErasureForm() {
  const t = useTranslations("erasures");
  const tUi = useTranslations("ui");
  const router = useRouter();
  const trouble = useTroubleWords();
  const [scope, setScope] = useState<ErasureScope>("told");
  const [words, setWords] = useState("");
  const [id, setId] = useState<string | null>(null);
  const { proven, question } = useStepUp();
  const ask = useMutation({
    mutationFn: (of: string) => proven(() => askErasure(of, { scope, words: words.trim() || null })),
    onSuccess: (asked) => {
      if (!asked) return;
      setId(null);
      router.refresh();
    },
  });
  const problem = trouble(ask.error);
  return (
    <>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setId(uuidv7());
        }}
      >
        <RadioList
          legend={t("scope")}
          choices={erasureScopes.map((value) => ({
            value,
            label: t(`scopes.${value}.label`),
            hint: t(`scopes.${value}.hint`),
          }))}
          value={scope}
          onChange={setScope}
        />
        <Notice kind="information">
          <p>{t("first")}</p>
          <ButtonLink href="/my-record" look="plain" className="-ml-5 self-start">
            {t("toCopy")}
          </ButtonLink>
        </Notice>
        <TextArea
          label={t("why")}
          aside={t("whyAside")}
          rows={2}
          maxLength={1000}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <Button type="submit" look="quiet" wide>
          {t("send")}
        </Button>
        <Dialog
          open={id !== null}
          onClose={() => setId(null)}
          title={t("confirm.title")}
          closeLabel={tUi("close")}
          actions={
            <>
              <Button look="quiet" onClick={() => setId(null)}>
                {tUi("cancel")}
              </Button>
              <Button
                look="quiet"
                aria-disabled={ask.isPending}
                onClick={() => (id && !ask.isPending ? ask.mutate(id) : null)}
              >
                {t("confirm.yes")}
              </Button>
            </>
          }
        >
          <p>{t("confirm.body", { scope: t(`scopes.${scope}.label`).toLowerCase() })}</p>
          {problem ? (
            <Notice kind="attention" live="assertive">
              {problem}
            </Notice>
          ) : null}
        </Dialog>
      </form>
      {question}
    </>
  );
}
