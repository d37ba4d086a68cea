"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { askAboutLook } from "@/lib/questions/browser";

/** One question about one line; sent twice, it is still one. */
export function LookQuestionForm({ clientId, lookId }: { clientId: string; lookId: string }) {
  const t = useTranslations("questions.ask");
  const router = useRouter();
  const trouble = useTroubleWords();
  const [id] = useState(uuidv7);
  const [text, setText] = useState("");
  const [isMissing, setMissing] = useState(false);
  const asking = useMutation({
    mutationFn: () => askAboutLook(clientId, id, { lookId, text }),
    onSuccess: () => router.refresh(),
  });
  const problem = trouble(asking.error);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  if (asking.isSuccess)
    return (
      <Notice kind="information" live="polite">
        {t("sent")}
      </Notice>
    );

  function submit(event: FormEvent) {
    event.preventDefault();
    const isEmpty = text.trim() === "";
    setMissing(isEmpty);
    if (!isEmpty && !asking.isPending) asking.mutate();
  }

  return (
    <form noValidate aria-label={t("title")} className="flex flex-col gap-3" onSubmit={submit}>
      <TextArea
        ref={field}
        label={t("label")}
        hint={t("hint")}
        rows={2}
        maxLength={1000}
        value={text}
        error={isMissing ? t("missing") : undefined}
        onChange={({ target }) => setText(target.value)}
      />
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      <Button type="submit" look="quiet" wide aria-disabled={asking.isPending}>
        {t("send")}
      </Button>
    </form>
  );
}
