"use client";

import { useTranslations } from "next-intl";
import { type MouseEvent, useState } from "react";

const kinds = ["svg", "png"] as const;
type Kind = (typeof kinds)[number];

/** Hands out the drawing of the figure in which it stands, as it is seen now: for a letter, or a record elsewhere. */
export function ChartSaving({ title }: { title: string }) {
  const t = useTranslations("ui.saveChart");
  const [isFailed, setFailed] = useState(false);

  async function save({ currentTarget }: MouseEvent<HTMLButtonElement>, kind: Kind) {
    setFailed(false);
    try {
      // Loaded when it is used: most who look at a chart take no picture of it.
      const { pictureOf } = await import("./chart-picture");
      const picture = await pictureOf(currentTarget.closest("figure"), title, kind);
      const address = URL.createObjectURL(picture);
      const link = Object.assign(document.createElement("a"), { href: address, download: `verzacht-chart.${kind}` });
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    } catch {
      setFailed(true);
    }
  }

  return (
    <p className="flex flex-wrap items-center gap-x-3 text-(length:--hint-text) text-soft print:hidden">
      {t("label")}
      {kinds.map((kind) => (
        <button
          key={kind}
          type="button"
          className="link inline-flex min-h-11 min-w-11 items-center font-medium sm:min-h-8"
          aria-label={t("as", { title, kind: kind.toUpperCase() })}
          onClick={(event) => save(event, kind)}
        >
          {kind.toUpperCase()}
        </button>
      ))}
      <span role="status">{isFailed ? t("failed") : null}</span>
    </p>
  );
}
