"use client";

import { useTranslations } from "next-intl";
import { CheckField, FieldError } from "@/components/ui/field";
import { type SharePart, shareParts } from "@/lib/relatives/rules";

type PartFieldsProps = {
  legend: string;
  hint?: string;
  chosen: readonly SharePart[];
  error?: string | undefined;
  onChange: (parts: SharePart[]) => void;
};

/** What may be seen, each by itself. Nothing is ticked but what somebody ticked. */
export function PartFields({ legend, hint, chosen, error, onChange }: PartFieldsProps) {
  const t = useTranslations("relatives");
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1 text-(length:--label-text) font-semibold">{legend}</legend>
      {hint ? <p className="text-(length:--hint-text) leading-snug text-soft">{hint}</p> : null}
      {shareParts.map((part) => (
        <CheckField
          key={part}
          name={part}
          label={t(`parts.${part}.label`)}
          hint={t(`parts.${part}.hint`)}
          checked={chosen.includes(part)}
          aria-invalid={error ? true : undefined}
          onChange={({ target }) =>
            onChange(target.checked ? [...chosen, part] : chosen.filter((other) => other !== part))
          }
        />
      ))}
      <p className="text-(length:--hint-text) leading-snug text-soft">{t("never")}</p>
      {error ? <FieldError>{error}</FieldError> : null}
    </fieldset>
  );
}
