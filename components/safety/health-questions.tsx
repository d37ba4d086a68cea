"use client";

import { useLocale, useTranslations } from "next-intl";
import { useFaultWords } from "@/components/frame/trouble-words";
import { ButtonLink } from "@/components/ui/button";
import { FieldError, TextArea } from "@/components/ui/field";
import type { HealthItem, HealthList } from "@/lib/health/schema";
import { fieldOf, type HealthForm } from "./health-answers";

type QuestionsProps = {
  list: HealthList;
  form: HealthForm;
};

/**
 * The practice's list about health, to go through together. Two equal answers, none of them chosen beforehand; a yes asks
 * for words, and closes nothing.
 */
export function HealthQuestions({ list, form }: QuestionsProps) {
  const t = useTranslations("safety.health");
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 text-(length:--label-text) font-semibold">{t("title")}</legend>
      <p className="text-(length:--hint-text) leading-snug text-soft">{t("lead")}</p>
      {list.items.map((item) => (
        <HealthQuestion key={item.id} item={item} form={form} />
      ))}
      <ButtonLink href="/practice/health" look="plain" className="self-start">
        {t("change")}
      </ButtonLink>
    </fieldset>
  );
}

function HealthQuestion({ item, form }: { item: HealthItem; form: HealthForm }) {
  const t = useTranslations("safety.health");
  const locale = useLocale();
  const fault = useFaultWords();
  const said = form.said(item);
  const gap = form.gaps.find((one) => one.item === item.id);
  const answerId = fieldOf({ item: item.id, part: "answer" });
  const faultId = `${answerId}-error`;
  const isOpen = gap?.part === "answer";
  return (
    <div className="flex flex-col gap-2 border-line py-2 not-first:border-t">
      <fieldset className="min-w-0" aria-describedby={isOpen ? faultId : undefined}>
        <legend className="pt-1 text-(length:--control-text) leading-snug">{item.sentence[locale]}</legend>
        <div className="flex gap-6">
          {([false, true] as const).map((yes) => (
            <label key={String(yes)} className="flex min-h-11 min-w-16 items-center gap-3">
              <input
                id={yes ? undefined : answerId}
                type="radio"
                name={answerId}
                checked={said?.yes === yes}
                onChange={() => form.say(item, yes, said?.because ?? "")}
                className="size-6 shrink-0 accent-moss"
              />
              {t(yes ? "yes" : "no")}
            </label>
          ))}
        </div>
        {isOpen ? <FieldError id={faultId}>{t("choose")}</FieldError> : null}
      </fieldset>
      {said?.yes ? (
        <TextArea
          id={fieldOf({ item: item.id, part: "because" })}
          rows={2}
          label={t("because")}
          error={fault(gap?.part === "because" ? { message: "missing" } : undefined)}
          value={said.because}
          onChange={(event) => form.say(item, true, event.target.value)}
        />
      ) : null}
    </div>
  );
}
