"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { type Weekday, weekdays } from "@/lib/calendar";
import type { Exercise } from "@/lib/exercises/schema";
import type { ProgramDraft } from "@/lib/programs/schema";
import type { PreviewProps } from "./builder-board";

type PreviewPanelProps = {
  draft: ProgramDraft;
  exercises: Exercise[];
  renderPreview: (shown: PreviewProps) => ReactNode;
  releaseIsShut: boolean;
};

/** The client's phone on a day of the week, drawn by the client's own screen. */
export function PreviewPanel({ draft, exercises, renderPreview, releaseIsShut }: PreviewPanelProps) {
  const t = useTranslations("programs");
  const [day, setDay] = useState<Weekday>("mon");
  const groupOf = (id: string) => exercises.find((exercise) => exercise.id === id)?.group;
  const hidesRelease = releaseIsShut && draft.items.some((item) => groupOf(item.exerciseId) === "release");
  return (
    <section aria-label={t("preview.title")} className="flex flex-col gap-3">
      <p className="text-table text-soft">
        {t("preview.hint")} {hidesRelease ? t("preview.releaseShut") : null}
      </p>
      <div role="group" aria-label={t("preview.day")} className="flex flex-wrap gap-1">
        {weekdays.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === day}
            aria-label={t(`days.long.${one}`)}
            onClick={() => setDay(one)}
            className={classNames(
              "min-h-10 min-w-9 rounded-desk border px-1.5 text-table transition-colors",
              one === day ? "border-moss bg-moss-2 font-semibold" : "border-edge text-soft hover:text-ink",
            )}
          >
            {t(`days.short.${one}`)}
          </button>
        ))}
      </div>
      <div
        data-scale="client"
        data-preview={day}
        // A picture of a phone: it can be looked at and scrolled, and nothing in it does anything.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a place that scrolls has to be reachable by key
        tabIndex={0}
        role="region"
        aria-label={t("preview.screen", { day: t(`days.long.${day}`) })}
        className="mx-auto h-[44rem] max-h-[80dvh] w-full max-w-[24.375rem] overflow-y-auto rounded-surface border-4 border-line bg-paper [--frame-bottom:0px]"
      >
        <div inert className="flex min-h-full flex-col gap-5 px-4 pt-7 pb-3">
          {renderPreview({ draft, exercises, day })}
        </div>
      </div>
    </section>
  );
}
