"use client";

import { useTranslations } from "next-intl";
import { doseWords, rangeWords } from "@/components/exercises/dose-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Dose } from "@/lib/doses/schema";
import type { DoseRange } from "@/lib/exercises/schema";
import { fitsRange, isLess, mostOfDose, type WaitingDose } from "./dose-typing";

type DoseWordsProps = {
  id: string;
  range: DoseRange;
  dose: Dose;
  waiting: WaitingDose | null;
  onWait: (waiting: WaitingDose | null) => void;
  onChange: (dose: Dose) => void;
};

/**
 * What is to be said about a dose: outside the library's advice it is taken over only after a yes; what can't be a dose
 * is said, with what can. Stands below all that is pressed in its exercise, so that it pushes nothing from under a hand.
 */
export function DoseWords({ id, range, dose, waiting, onWait, onChange }: DoseWordsProps) {
  const t = useTranslations("programs.dose");
  const e = useTranslations("exercises");
  const words = (one: Dose) => doseWords(e, one, range.perSide);
  const advice = rangeWords(e, range);
  const back = (
    <Button look={waiting?.kind === "unfit" ? "quiet" : "plain"} onClick={() => onWait(null)}>
      {t("askNo", { dose: words(dose) })}
    </Button>
  );
  return (
    <div id={id} className="empty:hidden">
      {waiting === null && !fitsRange(dose, range) ? (
        <p className="text-table text-soft">{t(isLess(dose, range) ? "less" : "outside", { range: advice })}</p>
      ) : null}
      {waiting?.kind === "unfit" ? (
        <Notice
          kind="attention"
          live="polite"
          title={waiting.of === "time" ? t("fitsTime") : t("fitsCount", { most: mostOfDose })}
          actions={back}
        >
          <p className="text-table">{t("unfitHint", { dose: words(dose) })}</p>
        </Notice>
      ) : null}
      {waiting?.kind === "outside" ? (
        <Notice
          kind="attention"
          live="polite"
          title={t("ask", { dose: words(waiting.dose), range: advice })}
          actions={
            <>
              <Button
                look="quiet"
                onClick={() => {
                  onWait(null);
                  onChange(waiting.dose);
                }}
              >
                {t("askYes", { dose: words(waiting.dose) })}
              </Button>
              {back}
            </>
          }
        >
          <p className="text-table">{t("askHint", { dose: words(dose) })}</p>
        </Notice>
      ) : null}
    </div>
  );
}
