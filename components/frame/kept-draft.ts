"use client";

import { createContext, startTransition, useCallback, useContext, useEffect, useRef, useState } from "react";
import { forgetSealed, readSealed, seal } from "@/lib/outbox/sealed";

/** Whose drafts are kept; set by `DraftOwner`. Before anybody has signed in they belong to the device. */
export const DraftOwnerContext = createContext<string>("device");

/** Where the latest of it is: on the device, on its way there, or in this page alone, because the device keeps nothing. */
export type Keeping = "kept" | "keeping" | "unkept";

interface State<T> {
  of: string;
  value: T | null;
  ready: boolean;
  keeping: Keeping;
}

/** Forgets what this device kept under a `key` of {@link useKeptDraft}, for a form that is not open. */
export function useForgetDraft(): (key: string) => Promise<void> {
  const owner = useContext(DraftOwnerContext);
  // A device that keeps nothing has nothing to forget.
  return useCallback((key: string) => forgetSealed(owner, `draft/${key}`).catch(() => undefined), [owner]);
}

/**
 * A half-typed form that survives a reload: `[value, keep, ready, keeping]`, sealed on this device for one member and one
 * `key`. `value` is null until there is a draft, and `keep(null)` forgets it. Wait for `ready` before filling a form
 * from it. Only `kept` may be called safe; `unkept` should be said by the screen, for the draft then lives as long as the
 * page.
 */
export function useKeptDraft<T>(
  key: string,
  ownerId?: string,
): readonly [T | null, (value: T | null) => void, boolean, Keeping] {
  const context = useContext(DraftOwnerContext);
  const owner = ownerId ?? context;
  const of = `${owner} ${key}`;
  const [state, setState] = useState<State<T>>({ of, value: null, ready: false, keeping: "kept" });
  const touched = useRef("");
  const waiting = useRef<{ value: T | null } | null>(null);
  const writing = useRef(false);

  useEffect(() => {
    let here = true;
    const show = (found: T | null, keeping: Keeping) => {
      if (!here) return;
      // Who began typing before the draft was found is not overtaken by it.
      setState((before) => ({ of, value: touched.current === of ? before.value : found, ready: true, keeping }));
    };
    // A whole form appears with this: as a transition it is drawn in pieces, between which a tap is answered.
    readSealed(owner, `draft/${key}`).then(
      (value) => startTransition(() => show(value as T | null, "kept")),
      () => startTransition(() => show(null, "unkept")),
    );
    return () => {
      here = false;
    };
  }, [owner, key, of]);

  const keep = useCallback(
    (value: T | null) => {
      touched.current = of;
      setState(({ keeping }) => ({ of, value, ready: true, keeping: keeping === "unkept" ? keeping : "keeping" }));
      // One write at a time, and of what waits only the latest: the last thing typed is the thing that stays.
      waiting.current = { value };
      if (writing.current) return;
      writing.current = true;
      const name = `draft/${key}`;
      const drain = async () => {
        for (let next = waiting.current; next; next = waiting.current) {
          waiting.current = null;
          const write = next.value === null ? forgetSealed(owner, name) : seal(owner, name, next.value);
          const isKept = await write.then(
            () => true,
            () => false,
          );
          // More was typed meanwhile: that is not on the device yet.
          if (waiting.current) continue;
          setState((before) => (before.of === of ? { ...before, keeping: isKept ? "kept" : "unkept" } : before));
        }
        writing.current = false;
      };
      void drain();
    },
    [owner, key, of],
  );

  const own = state.of === of;
  return [own ? state.value : null, keep, own && state.ready, own ? state.keeping : "kept"] as const;
}
