import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { ShapeMark } from "./shape-mark";

export type BadgeHue = "moss" | "clay" | "sea" | "plain";

const hues: Record<BadgeHue, string> = {
  moss: "bg-moss-2 text-moss",
  clay: "bg-clay-2 text-clay",
  sea: "bg-sea-2 text-sea",
  plain: "bg-transparent text-soft ring-1 ring-inset ring-edge",
};

/** Hues keep their meaning: moss relax, clay release, sea felt safety, plain for all else. */
export function Badge({ hue = "plain", children }: { hue?: BadgeHue; children: ReactNode }) {
  return (
    <span
      className={classNames(
        "inline-flex w-fit items-center rounded-full px-2.5 py-0.5 text-table font-medium whitespace-nowrap",
        hues[hue],
      )}
    >
      {children}
    </span>
  );
}

/** The one mark of attention in a row: a shape and a word, so that it needs no colour. */
export function AttentionMark({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5 text-table font-medium text-clay">
      <ShapeMark shape="diamond" className="size-3.5 shrink-0" />
      {children}
    </span>
  );
}
