"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { uuidv7 } from "uuidv7";
import { useStepUp } from "@/components/access/step-up";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { TextArea, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Refused } from "@/lib/ask";
import { beginEmergency } from "@/lib/emergency/browser";

type Missing = { client?: string; because?: string };

/** Wanted: to know in a minute what helps somebody now. Feared: to be stopped by a form, or to look without a right to. */
export function EmergencyForm() {
  const t = useTranslations("emergency");
  const router = useRouter();
  const trouble = useTroubleWords();
  const { proven, question } = useStepUp();
  // Other words are another opening: an answer that got lost leads to nobody else's record.
  const [id, setId] = useState(uuidv7);
  const [client, setClient] = useState("");
  const [because, setBecause] = useState("");
  const [missing, setMissing] = useState<Missing>({});
  const opening = useMutation({
    mutationFn: () => proven(() => beginEmergency(id, { client: client.trim(), because: because.trim() })),
    onSuccess: (look) => {
      if (look) router.push(`/clients/${look.clientId}`);
    },
  });
  const isUnknown = opening.error instanceof Refused && opening.error.refusal === "not_found";
  const problem = isUnknown ? t("notFound") : trouble(opening.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    const lacks: Missing = {
      ...(client.trim() === "" && { client: t("missing") }),
      ...(because.trim().length < 10 && { because: t(because.trim() === "" ? "missing" : "short") }),
    };
    setMissing(lacks);
    if (Object.keys(lacks).length === 0 && !opening.isPending) opening.mutate();
  }

  return (
    <>
      <form noValidate className="flex flex-col gap-5" onSubmit={submit}>
        <TextField
          label={t("client")}
          hint={t("clientHint")}
          autoComplete="off"
          maxLength={254}
          value={client}
          error={missing.client}
          onChange={({ target }) => {
            setClient(target.value);
            setId(uuidv7());
          }}
        />
        <TextArea
          label={t("because")}
          hint={t("becauseHint")}
          rows={3}
          maxLength={1000}
          value={because}
          error={missing.because}
          onChange={({ target }) => {
            setBecause(target.value);
            setId(uuidv7());
          }}
        />
        {problem ? (
          <Notice kind="attention" live="assertive">
            {problem}
          </Notice>
        ) : null}
        <Button type="submit" className="self-start" aria-disabled={opening.isPending}>
          {t("open")}
        </Button>
      </form>
      {question}
    </>
  );
}
