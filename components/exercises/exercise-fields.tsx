"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { FormProvider, useForm, useFormState, useWatch } from "react-hook-form";
import { Button, ButtonLink } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { ErrorSummary } from "@/components/ui/error-summary";
import { CheckField } from "@/components/ui/field";
import type { Problem } from "@/lib/ask";
import type { ExerciseDraft } from "@/lib/exercises/schema";
import { BilingualField } from "./bilingual-field";
import { DoseField } from "./dose-field";
import { controlOf, type ExerciseFormValues, exerciseResolver, faultsIn, isBlank } from "./exercise-draft";
import { useFaultWords } from "./fault-words";
import { GroupField } from "./group-field";
import { StepsField } from "./steps-field";

type ExerciseFieldsProps = {
  start: ExerciseFormValues;
  /** Places that the house pointed out in what was sent. */
  answered: NonNullable<Problem["errors"]>;
  isSaving: boolean;
  backTo: string;
  onKeep: (form: ExerciseFormValues) => void;
  onSave: (draft: ExerciseDraft) => void;
};

const restMs = 300;
const speaksEnglish = (form: ExerciseFormValues) =>
  [form.title, form.purpose, form.cue, form.imagery, form.caution, ...form.steps.map((step) => step.text)].some(
    (text) => text.en !== "",
  );

export function ExerciseFields({ start, answered, isSaving, backTo, onKeep, onSave }: ExerciseFieldsProps) {
  const t = useTranslations("exercises");
  const ui = useTranslations("ui");
  const form = useForm<ExerciseFormValues, unknown, ExerciseDraft>({
    defaultValues: start,
    resolver: exerciseResolver,
    shouldFocusError: false,
  });
  const { control, getValues, setError, setValue, subscribe, handleSubmit } = form;
  const [withEnglish, setWithEnglish] = useState(() => speaksEnglish(start));
  const [group, caution] = useWatch({ control, name: ["group", "caution"] });
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    const stop = subscribe({
      formState: { values: true },
      callback: ({ values }) => {
        clearTimeout(waiting.current);
        const typed = structuredClone(values);
        waiting.current = setTimeout(() => onKeep(typed), restMs);
      },
    });
    return () => {
      stop();
      clearTimeout(waiting.current);
    };
  }, [subscribe, onKeep]);

  useEffect(() => {
    document.getElementById("title.nl")?.focus();
  }, []);

  useEffect(() => {
    for (const { path, message } of answered) setError(path as "title", { type: "answered", message });
  }, [answered, setError]);

  const save = () => {
    const steps = getValues("steps").filter((step) => !isBlank(step.text));
    // An empty line among the steps is not a step that lacks its words.
    if (steps.length > 0 && steps.length < getValues("steps").length) setValue("steps", steps);
    void handleSubmit(
      (draft) => {
        clearTimeout(waiting.current);
        onSave(draft);
      },
      (errors) => {
        const [first] = faultsIn(errors);
        if (first) document.getElementById(controlOf(first.path))?.focus();
      },
    )();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!isSaving) save();
  };

  return (
    <FormProvider {...form}>
      <form
        noValidate
        aria-label={t("form.label")}
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isSaving) save();
        }}
        className={classNames("flex flex-col gap-6", withEnglish ? "max-w-5xl" : "max-w-3xl")}
      >
        <Faults />
        <BilingualField name="title" oneLine withEnglish={withEnglish} />
        <GroupField />
        {group === "release" || !isBlank(caution) ? (
          <BilingualField
            name="caution"
            hint={t("form.cautionHint")}
            optional={group !== "release"}
            withEnglish={withEnglish}
          />
        ) : null}
        <BilingualField name="purpose" hint={t("form.purposeHint")} withEnglish={withEnglish} />
        <StepsField withEnglish={withEnglish} />
        <DoseField />
        <BilingualField name="cue" optional hint={t("form.cueHint")} withEnglish={withEnglish} />
        <BilingualField name="imagery" optional hint={t("form.imageryHint")} withEnglish={withEnglish} />
        <CheckField
          label={t("form.withEnglish")}
          hint={t("form.withEnglishHint")}
          checked={withEnglish}
          onChange={(event) => setWithEnglish(event.target.checked)}
        />
        <div className="sticky bottom-0 z-20 flex flex-wrap items-center gap-3 border-t border-line bg-paper py-3">
          <Button type="submit" aria-keyshortcuts="Control+Enter Meta+Enter" aria-disabled={isSaving}>
            {isSaving ? ui("saving") : t("form.save")}
          </Button>
          <ButtonLink look="quiet" href={backTo}>
            {ui("cancel")}
          </ButtonLink>
          <span className="text-table text-soft max-sm:hidden">{t("form.saveKey")}</span>
        </div>
      </form>
    </FormProvider>
  );
}

function Faults() {
  const t = useTranslations("exercises");
  const ui = useTranslations("ui");
  const { errors, submitCount } = useFormState<ExerciseFormValues>();
  const words = useFaultWords();
  const faults = submitCount > 0 ? faultsIn(errors) : [];
  const part = (path: string) => {
    const [name = "", place] = path.split(".");
    if (name === "steps" && place) return t("form.step", { place: Number(place) + 1 });
    return t.has(`parts.${name}`) ? t(`parts.${name}`) : name;
  };
  return (
    <ErrorSummary
      title={ui("errorSummary", { count: faults.length })}
      errors={faults.map((fault) => ({
        field: controlOf(fault.path),
        text: t("form.fault", { part: part(fault.path), fault: words(fault) }),
      }))}
    />
  );
}
