"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useFieldArray, useFormContext } from "react-hook-form";
import { useFaultWords } from "@/components/frame/trouble-words";
import { Button, IconButton } from "@/components/ui/button";
import { TextArea, TextField } from "@/components/ui/field";
import { countryContact } from "@/lib/safety/rules";
import { type ContactFormValues, orNothing } from "./contact-draft";

const most = 6;

/** Whom a client can call when the practice cannot be reached, in the order in which they read it. */
export function ContactNumbersField() {
  const t = useTranslations("safety.contact.form");
  const said = useFaultWords();
  const { control, register, formState } = useFormContext<ContactFormValues>();
  const { fields, append, remove, replace } = useFieldArray({ control, name: "numbers" });
  const adding = useRef<HTMLButtonElement>(null);
  const faultsAt = (at: number) => formState.errors.numbers?.[at];
  return (
    <fieldset className="flex min-w-0 flex-col gap-4">
      <legend className="mb-1 text-(length:--label-text) font-semibold">{t("numbers")}</legend>
      <p className="text-(length:--hint-text) leading-snug text-soft">
        {fields.length > 0 ? t("numbersHint") : t("noNumbers")}
      </p>
      {fields.map((field, at) => (
        <fieldset key={field.id} className="flex min-w-0 flex-col gap-3 rounded-card border border-line p-4">
          <legend className="sr-only">{t("place", { place: at + 1 })}</legend>
          <div className="flex items-end justify-between gap-3">
            <TextField
              type="tel"
              autoComplete="off"
              className="min-w-0 flex-1 sm:max-w-64"
              label={t("number")}
              error={said(faultsAt(at)?.number)}
              {...register(`numbers.${at}.number`, { setValueAs: orNothing })}
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
            lang="nl"
            label={t("sentenceNl")}
            error={said(faultsAt(at)?.sentence?.nl)}
            {...register(`numbers.${at}.sentence.nl`)}
          />
          <TextArea
            rows={2}
            lang="en"
            label={t("sentenceEn")}
            error={said(faultsAt(at)?.sentence?.en)}
            {...register(`numbers.${at}.sentence.en`)}
          />
        </fieldset>
      ))}
      <div className="flex flex-wrap gap-3">
        <Button
          ref={adding}
          look="quiet"
          // Not `disabled`, which would drop the focus that removing put here.
          aria-disabled={fields.length >= most}
          onClick={() => {
            if (fields.length < most) append({ number: null, sentence: { nl: "", en: "" } });
          }}
        >
          <Plus aria-hidden="true" className="size-4" />
          {t("add")}
        </Button>
        {fields.length === 0 ? (
          <Button look="plain" onClick={() => replace(countryContact.numbers)}>
            {t("country")}
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}
