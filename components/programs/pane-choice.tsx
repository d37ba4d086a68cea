"use client";

import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { SteadyLabel } from "@/components/ui/steady-label";

const panes = ["program", "library", "preview"] as const;
export type Pane = (typeof panes)[number];

type PaneChoiceProps = { pane: Pane; count: number; onChoose: (pane: Pane) => void };

/** On a wide screen the program always stands there, beside one of the other two; on a narrow one it is one of three. */
export function PaneChoice({ pane, count, onChoose }: PaneChoiceProps) {
  const t = useTranslations("programs.panes");
  return (
    <div role="group" aria-label={t("label")} className="flex flex-wrap gap-1">
      {panes.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === pane || (one === "library" && pane === "program")}
          onClick={() => onChoose(one)}
          className={classNames(
            "min-h-10 rounded-desk border px-3 text-desk transition-colors",
            one === "program" && "md:hidden",
            one === pane && "border-moss bg-moss-2 font-semibold",
            one !== pane && "border-edge text-soft hover:text-ink",
            one === "library" && pane === "program" && "md:border-moss md:bg-moss-2 md:font-semibold md:text-ink",
          )}
        >
          <SteadyLabel>{one === "program" ? `${t(one)} (${count})` : t(one)}</SteadyLabel>
        </button>
      ))}
    </div>
  );
}
