"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/button";
import type { Line } from "./guide-lines";

type LineReaderProps = { lines: Line[]; line: number; onTurn: (line: number) => void };

/** One line at a time: the voice turns it, and so does a finger. */
export function LineReader({ lines, line, onTurn }: LineReaderProps) {
  const t = useTranslations("sessions.player");
  const shown = lines[line];
  if (!shown) return null;
  const total = lines.filter(({ kind }) => kind === "step").length;
  const above =
    shown.step === null
      ? t(shown.kind === "imagery" ? "imagery" : "attention")
      : t("step", { step: shown.step, total });
  return (
    <section className="surface grid grid-cols-[2.75rem_1fr_2.75rem] items-center gap-1 p-2">
      <IconButton label={t("previousStep")} disabled={line === 0} onClick={() => onTurn(line - 1)}>
        <ChevronLeft aria-hidden="true" className="size-5" />
      </IconButton>
      <div aria-live="polite" className="flex min-h-19 flex-col justify-center gap-0.5 py-1 text-center">
        <p className="text-table text-soft">{above}</p>
        <p>{shown.text}</p>
      </div>
      <IconButton label={t("nextStep")} disabled={line >= lines.length - 1} onClick={() => onTurn(line + 1)}>
        <ChevronRight aria-hidden="true" className="size-5" />
      </IconButton>
    </section>
  );
}
