"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { useStepUp } from "@/components/access/step-up";
import { useOnce } from "@/components/frame/once";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { nameRelative } from "@/lib/relatives/browser";
import type { SharePart } from "@/lib/relatives/rules";
import type { NamedRelative } from "@/lib/relatives/schema";
import { PartFields } from "./part-fields";

/** Wanted: that somebody near understands. Feared: that they see more than was meant. So nothing is ticked beforehand. */
export function RelativeForm({ onNamed }: { onNamed: (named: NamedRelative) => void }) {
  const t = useTranslations("relatives.form");
  const trouble = useTroubleWords();
  // The same person while this form stands: sent twice, it is one.
  const [id] = useState(uuidv7);
  const [name, setName] = useState("");
  const [parts, setParts] = useState<SharePart[]>([]);
  const [judged, setJudged] = useState(false);
  const { proven, question } = useStepUp();
  const naming = useOnce({
    mutationFn: () => proven(() => nameRelative(id, { name: name.trim(), parts })),
    onSuccess: (named) => {
      if (named) onNamed(named);
    },
  });
  const problem = trouble(naming.error);
  const nameMissing = judged && !name.trim();
  const whatMissing = judged && parts.length === 0;

  return (
    <>
      <form
        method="post"
        noValidate
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          setJudged(true);
          if (!name.trim()) event.currentTarget.querySelector<HTMLElement>("[name=name]")?.focus();
          else if (parts.length === 0) event.currentTarget.querySelector<HTMLElement>("[type=checkbox]")?.focus();
          else if (!naming.isPending) naming.mutate();
        }}
      >
        <TextField
          name="name"
          label={t("name")}
          hint={t("nameHint")}
          error={nameMissing ? t("nameMissing") : undefined}
          value={name}
          maxLength={120}
          autoComplete="off"
          onChange={({ target }) => setName(target.value)}
        />
        <PartFields
          legend={t("what")}
          hint={t("whatHint")}
          chosen={parts}
          error={whatMissing ? t("whatMissing") : undefined}
          onChange={setParts}
        />
        {problem ? (
          <Notice kind="attention" live="assertive">
            {problem}
          </Notice>
        ) : null}
        <Button type="submit" look="quiet" wide aria-disabled={naming.isPending}>
          {naming.isPending ? t("busy") : t("submit")}
        </Button>
      </form>
      {question}
    </>
  );
}
