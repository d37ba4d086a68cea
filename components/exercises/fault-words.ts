"use client";

import { useTranslations } from "next-intl";
import { get, useFormContext } from "react-hook-form";
import { faultIn } from "@/lib/fault";
import { type ExerciseFormValues, faultsIn } from "./exercise-draft";

/** A sentence for a fault: by the house's own name, else by the kind that the schema found. */
export function useFaultWords(): (fault: { message: string; code: string }) => string {
  const t = useTranslations("refusals.faults");
  return ({ message, code }) => {
    // What the house answered is a sentence already.
    if (code === "answered") return message;
    const known = [message, code].map(faultIn).find((one) => one && t.has(one.key));
    return known ? t(known.key, { most: known.most }) : t("invalid");
  };
}

/** What is still needed in one field, or nothing. */
export function useFault(): (path: string) => string | undefined {
  const { formState } = useFormContext<ExerciseFormValues>();
  const words = useFaultWords();
  return (path) => {
    const error: unknown = get(formState.errors, path);
    const [first] = error && typeof error === "object" ? faultsIn(error) : [];
    return first && words(first);
  };
}
