"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { plainDay } from "@/components/frame/day-words";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { Day } from "@/lib/calendar";
import { useFormatter } from "@/lib/i18n/formatter";
import { answerQuestion } from "@/lib/questions/browser";
import type { Question } from "@/lib/questions/schema";

/** What clients asked about the log; those who still wait stand first. */
export function QuestionDesk({ questions, today }: { questions: readonly Question[]; today: Day }) {
  const t = useTranslations("audit");
  const format = useFormatter();
  const day = (at: string) => plainDay(format, at.slice(0, 10), today);
  const act = (event: string) => (t.has(`acts.${event}`) ? t(`acts.${event}`, { whose: "other" }) : event);
  const sorted = [...questions].sort((a, b) => Number(a.answer !== null) - Number(b.answer !== null));
  return (
    <section aria-labelledby="questions" className="flex max-w-2xl flex-col gap-3">
      <h2 id="questions" className="text-heading">
        {t("log.questions.title")}
      </h2>
      {sorted.length === 0 ? <p className="text-soft">{t("log.questions.none")}</p> : null}
      {sorted.map((question) => (
        <article key={question.id} className="surface flex flex-col gap-2 px-4 py-3">
          <h3 className="font-semibold">
            {t("log.questions.asked", { client: question.client.name, day: day(question.askedAt) })}
          </h3>
          <p className="text-table text-soft">
            {t("log.questions.about", {
              day: day(question.look.at),
              name: question.look.name,
              act: act(question.look.event),
            })}
          </p>
          <p className="whitespace-pre-line">{question.text}</p>
          {question.answer ? (
            <div className="rounded-choice bg-sea-2 px-3 py-2.5">
              <p className="text-table text-soft">
                {t("log.questions.answered", { name: question.answer.by, day: day(question.answer.at) })}
              </p>
              <p className="whitespace-pre-line">{question.answer.text}</p>
            </div>
          ) : (
            <AnswerForm question={question} />
          )}
        </article>
      ))}
    </section>
  );
}

function AnswerForm({ question: { id, client } }: { question: Question }) {
  const t = useTranslations("audit.log.questions");
  const router = useRouter();
  const trouble = useTroubleWords();
  const [text, setText] = useState("");
  const [isMissing, setMissing] = useState(false);
  const answering = useMutation({
    mutationFn: () => answerQuestion(client.id, id, text),
    onSuccess: () => router.refresh(),
  });
  const problem = trouble(answering.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    const isEmpty = text.trim() === "";
    setMissing(isEmpty);
    if (!isEmpty && !answering.isPending) answering.mutate();
  }

  return (
    <form noValidate className="flex flex-col items-start gap-3" onSubmit={submit}>
      <TextArea
        className="w-full"
        label={t("answer")}
        hint={t("answerHint")}
        rows={2}
        maxLength={2000}
        value={text}
        error={isMissing ? t("missing") : undefined}
        onChange={({ target }) => setText(target.value)}
      />
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      <Button type="submit" aria-disabled={answering.isPending}>
        {t("send")}
      </Button>
    </form>
  );
}
