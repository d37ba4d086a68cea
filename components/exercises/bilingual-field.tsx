"use client";

import { useTranslations } from "next-intl";
import { useFormContext } from "react-hook-form";
import { classNames } from "@/components/ui/class-names";
import { TextArea, TextField } from "@/components/ui/field";
import type { ExerciseFormValues } from "./exercise-draft";
import { useFault } from "./fault-words";

type BilingualFieldProps = {
  name: "title" | "purpose" | "cue" | "imagery" | "caution";
  hint?: string;
  optional?: boolean;
  oneLine?: boolean;
  withEnglish: boolean;
};

/** A text in Dutch, and under it in English when that is asked for. */
export function BilingualField({ name, hint, optional = false, oneLine = false, withEnglish }: BilingualFieldProps) {
  const t = useTranslations("exercises");
  const ui = useTranslations("ui");
  const { register } = useFormContext<ExerciseFormValues>();
  const fault = useFault();
  const part = t(`parts.${name}`);
  const Field = oneLine ? TextField : TextArea;
  const rows = oneLine ? {} : { rows: 2 };

  return (
    <div className={classNames("grid items-start gap-3", withEnglish && "lg:grid-cols-2")}>
      <Field
        {...rows}
        {...register(`${name}.nl`)}
        id={`${name}.nl`}
        lang="nl"
        label={withEnglish ? t("form.inDutch", { part }) : part}
        hint={hint}
        aside={optional ? ui("optional") : undefined}
        error={fault(`${name}.nl`) ?? (withEnglish && fault(`${name}.en`) ? undefined : fault(name))}
        aria-required={!optional}
      />
      {withEnglish ? (
        <Field
          {...rows}
          {...register(`${name}.en`)}
          id={`${name}.en`}
          lang="en"
          label={t("form.inEnglish", { part })}
          aside={ui("optional")}
          hint={hint && t("form.emptyEnglish")}
          error={fault(`${name}.en`)}
        />
      ) : null}
    </div>
  );
}
