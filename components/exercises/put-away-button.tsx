"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useUndo } from "@/components/ui/undo-notice";
import { exerciseKeys, setPutAway } from "@/lib/exercises/browser";
import type { Exercise } from "@/lib/exercises/schema";

/**
 * Puts an own exercise away and brings it back: one button, so that the hand stays where it is. Told at once, other than
 * a deletion: what is put away is still there, and comes back on any day.
 */
export function PutAwayButton({ exercise }: { exercise: Exercise }) {
  const t = useTranslations("exercises.putAway");
  const locale = useLocale();
  const router = useRouter();
  const queries = useQueryClient();
  const offerUndo = useUndo();
  const setting = useMutation({
    mutationFn: ({ of, putAway }: { of: Exercise; putAway: boolean }) => setPutAway(of, putAway),
    onSuccess: async (now) => {
      router.refresh();
      const title = now.title[locale];
      offerUndo(
        now.putAway ? { text: t("done", { title }), undo: () => set(now, false) } : { text: t("back", { title }) },
      );
      await queries.invalidateQueries({ queryKey: exerciseKeys.all });
    },
    onError: () => void offerUndo({ text: t("failed") }),
  });

  function set(of: Exercise, putAway: boolean): void {
    setting.mutate({ of, putAway });
  }

  return (
    <Button
      look="quiet"
      aria-disabled={setting.isPending}
      onClick={() => setting.isPending || set(exercise, !exercise.putAway)}
    >
      {t(exercise.putAway ? "bringBack" : "put")}
    </Button>
  );
}
