"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useFieldArray, useFormContext } from "react-hook-form";
import { uuidv7 } from "uuidv7";
import { useFaultWords } from "@/components/frame/trouble-words";
import { Button, IconButton } from "@/components/ui/button";
import { FieldError, TextArea } from "@/components/ui/field";
import type { HealthListValues } from "./health-list-form";

const most = 20;

/** The sentences, in the order in which they are asked. */
export function HealthItemsField() {
  const t = useTranslations("safety.health.form");
  const said = useFaultWords();
  const { control, register, formState } = useFormContext<HealthListValues>();
  // The items have an `id` of their own.
  const { fields, append, remove } = useFieldArray({ control, name: "items", keyName: "key" });
  const adding = useRef<HTMLButtonElement>(null);
  const faults = formState.errors.items;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {fields.map((field, at) => (
        <fieldset key={field.key} className="flex min-w-0 flex-col gap-3 rounded-card border border-line p-4">
          <legend className="sr-only">{t("place", { place: at + 1 })}</legend>
          <div className="flex items-start justify-between gap-3">
            <TextArea
              rows={2}
              lang="nl"
              className="min-w-0 flex-1"
              label={t("sentenceNl")}
              error={said(faults?.[at]?.sentence?.nl)}
              {...register(`items.${at}.sentence.nl`)}
            />
            <IconButton
              label={t("remove", { place: at + 1 })}
              onClick={() => {
                remove(at);
                // The button that was pressed is gone with its row; the focus would be lost with it.
                adding.current?.focus();
              }}
            >
              <X aria-hidden="true" className="size-5" />
            </IconButton>
          </div>
          <TextArea
            rows={2}
            lang="en"
            label={t("sentenceEn")}
            error={said(faults?.[at]?.sentence?.en)}
            {...register(`items.${at}.sentence.en`)}
          />
        </fieldset>
      ))}
      {fields.length === 0 && faults ? <FieldError>{t("none")}</FieldError> : null}
      <Button
        ref={adding}
        look="quiet"
        className="self-start"
        // Not `disabled`, which would drop the focus that removing put here.
        aria-disabled={fields.length >= most}
        onClick={() => {
          if (fields.length < most) append({ id: uuidv7(), sentence: { nl: "", en: "" } });
        }}
      >
        <Plus aria-hidden="true" className="size-4" />
        {t("add")}
      </Button>
    </div>
  );
}
