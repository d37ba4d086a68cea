"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useSyncExternalStore } from "react";
import { useForgetDraft } from "@/components/frame/kept-draft";
import { useUndo } from "@/components/ui/undo-notice";
import { Refused } from "@/lib/ask";
import { deleteProgram } from "@/lib/programs/browser";
import type { Program } from "@/lib/programs/schema";

// The house is told of a deletion only when the offer to undo it has passed. Until then the draft is merely out of sight
// in this tab: close the tab, lose the connection or sign out, and it still stands where it stood. Sent at once, the only
// copy to undo from would be the one in the tab; and keeping what was thrown away, to restore it from, would keep words
// about a client that nobody wants kept.

type Leaving = ReadonlyMap<string, () => void>;

const none: Leaving = new Map();
const watchers = new Set<() => void>();
let leaving = none;

function show(next: Map<string, () => void>) {
  leaving = next;
  for (const tell of watchers) tell();
}

function stay(id: string) {
  leaving.get(id)?.();
  show(new Map([...leaving].filter(([one]) => one !== id)));
}

const subscribe = (tell: () => void) => {
  watchers.add(tell);
  return () => void watchers.delete(tell);
};

/** The list without what is on its way out. */
export function useStaying<T extends { id: string }>(programs: T[]): T[] {
  const gone = useSyncExternalStore(
    subscribe,
    () => leaving,
    () => none,
  );
  return programs.filter(({ id }) => !gone.has(id));
}

/** Whoever opens what was on its way out wants it after all. */
export function useStay(id: string) {
  useEffect(() => {
    if (leaving.has(id)) stay(id);
  }, [id]);
}

/** Takes a draft or a template out of sight, offers to undo that, and deletes it when the offer has passed. */
export function useDeleteProgram(): (program: Pick<Program, "id" | "title" | "revision">) => void {
  const t = useTranslations("programs.deleting");
  const router = useRouter();
  const offerUndo = useUndo();
  const forgetDraft = useForgetDraft();

  return ({ id, title, revision }) => {
    async function tellTheHouse() {
      try {
        await deleteProgram(id, revision);
        await forgetDraft(`program/${id}`);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        const { refusal, problem } = error;
        stay(id);
        offerUndo({ text: t(refusal === "stale" || refusal === "not_a_draft" ? refusal : "failed", { title }) });
        // Without a connection there is nothing newer to show.
        if (!problem) return;
      }
      router.refresh();
    }

    const withdraw = offerUndo({
      text: t("gone", { title }),
      undo: () => {
        stay(id);
        requestAnimationFrame(() => document.getElementById(`program-${id}`)?.focus());
      },
      onPassed: tellTheHouse,
    });
    show(new Map([...leaving, [id, withdraw]]));
  };
}
