"use client";

import { useEffect, useRef } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { useKeptDraft } from "./kept-draft";

/** Lets a half-typed form survive a reload; answers the function that forgets it once it is sent. */
export function useKeptForm<In extends FieldValues, Context, Out>(
  key: string,
  { reset, subscribe, formState }: UseFormReturn<In, Context, Out>,
): () => void {
  const [draft, keep, ready] = useKeptDraft<In>(key);
  const { isDirty } = formState;

  // Only what was found on arrival is put into the form, and never over what somebody has begun to type.
  const arrived = useRef(false);
  useEffect(() => {
    if (!ready || arrived.current) return;
    arrived.current = true;
    if (draft && !isDirty) reset(draft, { keepDefaultValues: true });
  }, [ready, draft, isDirty, reset]);

  useEffect(
    () =>
      subscribe({
        formState: { values: true, isDirty: true },
        callback: ({ values, isDirty: changed }) => {
          if (changed) keep(values as In);
        },
      }),
    [subscribe, keep],
  );

  return () => keep(null);
}
