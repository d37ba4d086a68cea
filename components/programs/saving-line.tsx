"use client";

import { useTranslations } from "next-intl";
import type { Keeping } from "@/components/frame/kept-draft";
import { Button } from "@/components/ui/button";
import { useFormatter } from "@/lib/i18n/formatter";
import { isGone, type Saving } from "./save-queue";

type SavingLineProps = {
  saving: Saving;
  onRetry: () => void;
  onCompare: () => void;
  /** Keeps what stands here where there is nothing any more to keep it in. */
  onSaveAnew: () => void;
  /** Only what lies on the device survives a crash, and only of that it is said. */
  keeping: Keeping;
};

export function SavingLine({ saving, onRetry, onCompare, onSaveAnew, keeping }: SavingLineProps) {
  const t = useTranslations("programs.saving");
  const ui = useTranslations("ui");
  const format = useFormatter();
  const gone = isGone(saving);

  function words(): string {
    switch (saving.kind) {
      case "saved":
        return saving.at
          ? ui("savedAt", { time: format.dateTime(saving.at, { hour: "2-digit", minute: "2-digit" }) })
          : t("untouched");
      case "waiting":
      case "saving":
        return ui("saving");
      case "offline":
        return keeping === "kept" ? t("offlineKept") : t("offline");
      case "refused":
        return gone ? t("gone") : `${t("refused")} ${saving.problem.detail}`;
      case "conflict":
        return t("conflict");
    }
  }

  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-table text-soft">
      <p role="status" data-saving={saving.kind}>
        {words()}
      </p>
      {gone ? (
        <Button look="quiet" onClick={onSaveAnew}>
          {t("saveAnew")}
        </Button>
      ) : null}
      {saving.kind === "offline" || (saving.kind === "refused" && !gone) ? (
        <Button look="plain" onClick={onRetry}>
          {ui("tryAgain")}
        </Button>
      ) : null}
      {saving.kind === "conflict" ? (
        <Button look="plain" onClick={onCompare}>
          {t("compare")}
        </Button>
      ) : null}
    </div>
  );
}
