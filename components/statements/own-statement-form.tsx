"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { uuidv7 } from "uuidv7";
import { useKeptDraft } from "@/components/frame/kept-draft";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { SelectField, TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { RadioList } from "@/components/ui/radio-list";
import { makeStatement } from "@/lib/statements/browser";
import { recordParts, statementKinds } from "@/lib/statements/rules";
import type { StatementDraft } from "@/lib/statements/schema";

type Typed = { id: string } & Pick<StatementDraft, "kind" | "part" | "text">;

/** The client's own words beside a part. The id is made with the first letter: sent twice, it is one. */
export function OwnStatementForm() {
  const t = useTranslations("statements");
  const router = useRouter();
  const trouble = useTroubleWords();
  const [draft, keep] = useKeptDraft<Typed>("statement");
  const [isMissing, setMissing] = useState(false);
  const typed: Typed = draft ?? { id: "", kind: "incorrect", part: "told", text: "" };
  const tell = (change: Partial<Typed>) => keep({ ...typed, id: typed.id || uuidv7(), ...change });
  const make = useMutation({
    mutationFn: ({ id, ...said }: Typed) => makeStatement(id, { ...said, text: said.text.trim(), aboutId: null }),
    onSuccess: () => {
      keep(null);
      router.refresh();
    },
  });
  const problem = trouble(make.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    const isEmpty = typed.text.trim() === "";
    setMissing(isEmpty);
    if (!isEmpty && !make.isPending) make.mutate(typed);
  }

  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={submit}>
      <RadioList
        legend={t("kind")}
        choices={statementKinds.map((value) => ({
          value,
          label: t(`kinds.${value}.label`),
          hint: t(`kinds.${value}.hint`),
        }))}
        value={typed.kind}
        onChange={(kind) => tell({ kind })}
      />
      <SelectField
        label={t("part")}
        value={typed.part}
        onChange={({ target }) => tell({ part: target.value as Typed["part"] })}
      >
        {recordParts.map((part) => (
          <option key={part} value={part}>
            {t(`parts.${part}`)}
          </option>
        ))}
      </SelectField>
      <TextArea
        label={t("words")}
        hint={t("wordsHint")}
        maxLength={2000}
        value={typed.text}
        error={isMissing ? t("missing") : undefined}
        onChange={({ target }) => tell({ text: target.value })}
      />
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      <Button type="submit" wide aria-disabled={make.isPending}>
        {t("send")}
      </Button>
      <p role="status" className="text-center text-desk text-soft empty:hidden">
        {make.isSuccess && !typed.text ? t("sent") : null}
      </p>
    </form>
  );
}
