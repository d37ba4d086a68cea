"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { SelectField, TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { answerStatement } from "@/lib/statements/browser";
import { statementOutcomes } from "@/lib/statements/rules";
import type { AnswerDraft } from "@/lib/statements/schema";

/** The answer to a statement. Wanted: to be done with it in a minute. Feared: to admit to what was not done wrong. */
export function AnswerForm({ clientId, statementId }: { clientId: string; statementId: string }) {
  const t = useTranslations("statements.desk");
  const router = useRouter();
  const trouble = useTroubleWords();
  const [draft, setDraft] = useState<AnswerDraft>({ outcome: "kept_beside", words: "" });
  const [isMissing, setMissing] = useState(false);
  const answer = useMutation({
    mutationFn: () => answerStatement(clientId, statementId, { ...draft, words: draft.words.trim() }),
    onSuccess: () => router.refresh(),
  });
  const problem = trouble(answer.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    const isEmpty = draft.words.trim() === "";
    setMissing(isEmpty);
    if (!isEmpty && !answer.isPending) answer.mutate();
  }

  return (
    <form noValidate className="flex flex-col gap-3 border-t border-line pt-3" onSubmit={submit}>
      <SelectField
        label={t("outcome")}
        value={draft.outcome}
        onChange={({ target }) => setDraft({ ...draft, outcome: target.value as AnswerDraft["outcome"] })}
      >
        {statementOutcomes.map((outcome) => (
          <option key={outcome} value={outcome}>
            {t(`outcomes.${outcome}`)}
          </option>
        ))}
      </SelectField>
      <TextArea
        label={t("words")}
        hint={t("wordsHint")}
        maxLength={2000}
        value={draft.words}
        error={isMissing ? t("missing") : undefined}
        onChange={({ target }) => setDraft({ ...draft, words: target.value })}
      />
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      <div>
        <Button type="submit" aria-disabled={answer.isPending}>
          {t("send")}
        </Button>
      </div>
    </form>
  );
}
