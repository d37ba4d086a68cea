"use client";

import { type UseMutationOptions, useMutation } from "@tanstack/react-query";
import { useCallback, useState } from "react";

/** Longer than the pause in a double tap, shorter than it takes to read what came of it. */
export const settleMs = 600;

/**
 * Lets one act through at a time. A second press while it is under way, or so soon that it is the same double tap though
 * the answer was quicker, was meant for the first; what failed can be tried again at once. False: not let through.
 */
export function createOnce(now = () => performance.now()) {
  let isUnderWay = false;
  let pressedAt = Number.NEGATIVE_INFINITY;
  return (act: () => Promise<unknown>): boolean => {
    if (isUnderWay || now() - pressedAt < settleMs) return false;
    isUnderWay = true;
    pressedAt = now();
    act().then(
      () => {
        isUnderWay = false;
      },
      () => {
        isUnderWay = false;
        pressedAt = Number.NEGATIVE_INFINITY;
      },
    );
    return true;
  };
}

/**
 * `useMutation` for what makes something anew each time it is sent. A button is disabled only with the next drawing, and
 * enabled again once it is answered: both are too slow and too quick for a double tap.
 */
export function useOnce<Answer, Sent = void>(options: UseMutationOptions<Answer, Error, Sent>) {
  const mutation = useMutation(options);
  const [once] = useState(createOnce);
  const { mutateAsync } = mutation;
  const mutate = useCallback((sent: Sent) => void once(() => mutateAsync(sent)), [once, mutateAsync]);
  return { ...mutation, mutate };
}
