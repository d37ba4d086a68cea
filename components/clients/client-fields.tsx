"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FieldErrors, UseFormRegister } from "react-hook-form";
import type { z } from "zod";
import { useFaultWords } from "@/components/frame/trouble-words";
import { SelectField, TextField } from "@/components/ui/field";
import { locales } from "@/lib/access/schema";
import { clientDraft } from "@/lib/clients/schema";

export const clientForm = clientDraft.pick({ name: true, email: true, locale: true, timeZone: true });
export type ClientFormIn = z.input<typeof clientForm>;
export type ClientFormOut = z.output<typeof clientForm>;

/** The ids of the fields, for the summary of what is still needed. */
export const fieldId = (name: keyof ClientFormIn) => `client-${name}`;

type ClientFieldsProps = {
  register: UseFormRegister<ClientFormIn>;
  errors: FieldErrors<ClientFormIn>;
  /** Left out where it is not asked for. */
  timeZone?: string;
  hasAccount?: boolean;
};

const emptyIsNone = (value: unknown) => (typeof value === "string" && value.trim() === "" ? null : value);

export function ClientFields({ register, errors, timeZone, hasAccount = false }: ClientFieldsProps) {
  const t = useTranslations("clients.fields");
  const tUi = useTranslations("ui");
  const said = useFaultWords();
  // Four hundred names of places: only for who asks for them.
  const own = timeZone ? [timeZone] : [];
  const [zones, setZones] = useState<string[]>(own);
  const openZones = () => setZones([...new Set([...own, ...Intl.supportedValuesOf("timeZone")])].sort());

  return (
    <>
      <TextField
        id={fieldId("name")}
        label={t("name")}
        hint={t("nameHint")}
        error={said(errors.name)}
        autoComplete="off"
        {...register("name")}
      />
      <TextField
        id={fieldId("email")}
        type="email"
        label={t("email")}
        aside={tUi("optional")}
        hint={t(hasAccount ? "emailFixed" : "emailHint")}
        error={said(errors.email)}
        autoComplete="off"
        spellCheck={false}
        {...register("email", { setValueAs: emptyIsNone })}
      />
      <SelectField id={fieldId("locale")} label={t("locale")} error={said(errors.locale)} {...register("locale")}>
        {locales.map((locale) => (
          <option key={locale} value={locale}>
            {t(`locales.${locale}`)}
          </option>
        ))}
      </SelectField>
      {timeZone ? (
        <details onToggle={openZones}>
          <summary className="link w-fit py-2 text-desk">{t("advanced")}</summary>
          <SelectField
            id={fieldId("timeZone")}
            className="pt-2"
            label={t("timeZone")}
            labelHidden
            hint={t("timeZoneHint")}
            error={said(errors.timeZone)}
            {...register("timeZone")}
          >
            {zones.map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll("_", " ")}
              </option>
            ))}
          </SelectField>
        </details>
      ) : null}
    </>
  );
}
