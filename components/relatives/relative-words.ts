"use client";

import { useTranslations } from "next-intl";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Refused } from "@/lib/ask";

/** What is said where taking back did not come through: above all that it did not. Null where nothing went wrong. */
export function useNotStopped(): (error: unknown, name: string) => string | null {
  const t = useTranslations("relatives");
  const trouble = useTroubleWords("act");
  return (error, name) => {
    if (!error) return null;
    if (error instanceof Refused && !error.problem) return t("notStoppedOffline", { name });
    return `${trouble(error)} ${t("notStopped", { name })}`;
  };
}

/** For whom nothing is ticked any more: that this shows no less, and what does. */
export function useKeepsSeeing(): (name: string) => string {
  const t = useTranslations("relatives");
  return (name) => t("keepsSeeing", { name, stop: t("takeBack", { name }) });
}
