"use client";

import { useTranslations } from "next-intl";
import { Refused } from "@/lib/ask";

interface FormFault {
  message?: string | undefined;
  type?: unknown;
}

/** The sentence for what a schema found: its message is a key of `refusals.faults`, or else its code is. */
export function useFaultWords(): (fault: FormFault | undefined) => string | undefined {
  const t = useTranslations("refusals.faults");
  return (fault) => {
    if (!fault) return undefined;
    const key = [fault.message, fault.type].find(
      (word) => typeof word === "string" && /^[a-z_]+$/.test(word) && t.has(word),
    );
    return t(typeof key === "string" ? key : "invalid");
  };
}

/** The sentence for a request that was refused or never arrived; null where nothing went wrong. */
export function useTroubleWords(): (error: unknown) => string | null {
  const t = useTranslations("ui");
  return (error) => {
    if (!error) return null;
    if (!(error instanceof Refused)) return t("wentWrong");
    return error.problem ? error.problem.detail || t("wentWrong") : t("offline");
  };
}
