"use client";

import { useTranslations } from "next-intl";
import { MatterCard, type NamedLine } from "./matter-card";

export const inboxTitleId = "inbox-title";

export function InboxList({ lines }: { lines: NamedLine[] }) {
  const t = useTranslations("attention");
  return (
    <section aria-labelledby={inboxTitleId} className="flex flex-col gap-3">
      {/* The button leaves the page with its row: this title takes the focus. */}
      <h2 id={inboxTitleId} tabIndex={-1} className="text-table text-soft outline-none">
        {t("order")}
      </h2>
      <ul className="surface flex flex-col px-5 py-1 max-sm:px-4">
        {lines.map((line) => (
          <MatterCard key={line.key} line={line} />
        ))}
      </ul>
    </section>
  );
}
