"use client";

import { useTranslations } from "next-intl";
import { useFormContext, useWatch } from "react-hook-form";
import { SelectField } from "@/components/ui/field";
import { groupChoices, postureChoices } from "@/lib/exercises/browser";
import { phasesOf } from "@/lib/exercises/rules";
import type { Group, Phase } from "@/lib/exercises/schema";
import type { ExerciseFormValues } from "./exercise-draft";
import { useFault } from "./fault-words";

// Discharge asks for the whole chain around it: whoever leaves the choice as it stands errs on the safe side.
const usualPhase: Record<Group, Phase> = { relax: "relax", release: "discharge" };

/** Which group, in which phase of it, in which posture. */
export function GroupField() {
  const t = useTranslations("exercises");
  const { control, register, setValue } = useFormContext<ExerciseFormValues>();
  const group = useWatch({ control, name: "group" });
  const fault = useFault();

  return (
    <div className="flex flex-col gap-4">
      <fieldset className="min-w-0">
        <legend className="mb-2">{t("parts.group")}</legend>
        <div className="grid gap-2 sm:grid-cols-2">
          {groupChoices.map((choice) => (
            <label
              key={choice}
              className="flex min-h-11 items-center gap-3 rounded-control border border-edge bg-card px-3 py-2 has-checked:border-moss has-checked:bg-moss-2"
            >
              <input
                {...register("group", {
                  onChange: (event: { target: { value: Group } }) =>
                    setValue("phase", usualPhase[event.target.value], { shouldDirty: true }),
                })}
                type="radio"
                value={choice}
                className="size-5 shrink-0 accent-moss"
              />
              <span>
                <span className="font-semibold">{t(`groups.${choice}`)}</span>
                <span className="block text-table text-soft">{t(`form.groupHint.${choice}`)}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField {...register("posture")} id="posture" label={t("parts.posture")} error={fault("posture")}>
          {postureChoices.map((posture) => (
            <option key={posture} value={posture}>
              {t(`postures.${posture}`)}
            </option>
          ))}
        </SelectField>
        {group === "release" ? (
          <SelectField {...register("phase")} id="phase" label={t("parts.phase")} error={fault("phase")}>
            {phasesOf.release.map((phase) => (
              <option key={phase} value={phase}>
                {t(`phases.${phase}`)}
              </option>
            ))}
          </SelectField>
        ) : null}
      </div>
    </div>
  );
}
