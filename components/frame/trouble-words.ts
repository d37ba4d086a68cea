"use client";

import { useTranslations } from "next-intl";
import { Refused } from "@/lib/ask";
import { faultIn } from "@/lib/fault";

interface FormFault {
  message?: string | undefined;
  type?: unknown;
}

/** The sentence for what a schema found: its message is a key of `refusals.faults`, or else its code is. */
export function useFaultWords(): (fault: FormFault | undefined) => string | undefined {
  const t = useTranslations("refusals.faults");
  return (fault) => {
    if (!fault) return undefined;
    const known = [fault.message, fault.type].map(faultIn).find((one) => one && t.has(one.key));
    return known ? t(known.key, { most: known.most }) : t("invalid");
  };
}

/** The sentence for a request that was refused or never arrived; null where nothing went wrong. Of an act nothing was filled in. */
export function useTroubleWords(of: "form" | "act" = "form"): (error: unknown) => string | null {
  const t = useTranslations("ui");
  const wentWrong = of === "act" ? "actFailed" : "wentWrong";
  return (error) => {
    if (!error) return null;
    if (!(error instanceof Refused)) return t(wentWrong);
    return error.problem ? error.problem.detail || t(wentWrong) : t(of === "act" ? "notReached" : "offline");
  };
}
