"use client";

import { createContext, useCallback, useContext, useEffect, useRef, useState } from "react";
import { forgetSealed, readSealed, seal } from "@/lib/outbox/sealed";

/** Whose drafts are kept; set by `DraftOwner`. Before anybody has signed in they belong to the device. */
export const DraftOwnerContext = createContext<string>("device");

interface State<T> {
  of: string;
  value: T | null;
  ready: boolean;
  kept: boolean;
}

/** Forgets what this device kept under a `key` of {@link useKeptDraft}, for a form that is not open. */
export function useForgetDraft(): (key: string) => Promise<void> {
  const owner = useContext(DraftOwnerContext);
  // A device that keeps nothing has nothing to forget.
  return useCallback((key: string) => forgetSealed(owner, `draft/${key}`).catch(() => undefined), [owner]);
}

/**
 * A half-typed form that survives a reload: `[value, keep, ready, kept]`, sealed on this device for one member and one
 * `key`. `value` is null until there is a draft, and `keep(null)` forgets it. Wait for `ready` before filling a form
 * from it. `kept` turns false where the device keeps nothing: the draft then lives as long as the page, and the
 * screen should say so.
 */
export function useKeptDraft<T>(
  key: string,
  ownerId?: string,
): readonly [T | null, (value: T | null) => void, boolean, boolean] {
  const context = useContext(DraftOwnerContext);
  const owner = ownerId ?? context;
  const of = `${owner} ${key}`;
  const [state, setState] = useState<State<T>>({ of, value: null, ready: false, kept: true });
  const touched = useRef("");
  const waiting = useRef<{ value: T | null } | null>(null);
  const writing = useRef(false);

  useEffect(() => {
    let here = true;
    const show = (found: T | null, kept: boolean) => {
      if (!here) return;
      // Who began typing before the draft was found is not overtaken by it.
      setState((before) => ({ of, value: touched.current === of ? before.value : found, ready: true, kept }));
    };
    readSealed(owner, `draft/${key}`).then(
      (value) => show(value as T | null, true),
      () => show(null, false),
    );
    return () => {
      here = false;
    };
  }, [owner, key, of]);

  const keep = useCallback(
    (value: T | null) => {
      touched.current = of;
      setState((before) => ({ of, value, ready: true, kept: before.kept }));
      // One write at a time, and of what waits only the latest: the last thing typed is the thing that stays.
      waiting.current = { value };
      if (writing.current) return;
      writing.current = true;
      const name = `draft/${key}`;
      const drain = async () => {
        for (let next = waiting.current; next; next = waiting.current) {
          waiting.current = null;
          const write = next.value === null ? forgetSealed(owner, name) : seal(owner, name, next.value);
          const kept = await write.then(
            () => true,
            () => false,
          );
          setState((before) => (before.of === of && before.kept !== kept ? { ...before, kept } : before));
        }
        writing.current = false;
      };
      void drain();
    },
    [owner, key, of],
  );

  const own = state.of === of;
  return [own ? state.value : null, keep, own && state.ready, !own || state.kept] as const;
}
