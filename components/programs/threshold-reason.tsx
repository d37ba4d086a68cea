"use client";

import { useTranslations } from "next-intl";
import { TextArea } from "@/components/ui/field";
import type { Threshold } from "@/lib/programs/rules";
import type { DraftEdit } from "./draft-edits";

type ThresholdReasonProps = {
  threshold: Threshold;
  /** What was agreed before; null for a template, about which nothing is agreed with anybody. */
  agreed: Threshold | null;
  onEdit: (edit: DraftEdit) => void;
};

/** Why the threshold is another one than before, asked where it becomes one. */
export function ThresholdReason({ threshold, agreed, onEdit }: ThresholdReasonProps) {
  const t = useTranslations("programs.basics");
  if (!agreed || threshold.safetyThreshold === agreed.safetyThreshold) return null;
  return (
    <TextArea
      label={t("because", { from: agreed.safetyThreshold, to: threshold.safetyThreshold })}
      hint={t("becauseHint")}
      rows={2}
      maxLength={500}
      className="[&_textarea]:min-h-16"
      value={threshold.thresholdBecause ?? ""}
      onChange={(event) => onEdit({ kind: "write", part: { thresholdBecause: event.target.value || null } })}
    />
  );
}
