"use client";

import { type ReactNode, useState } from "react";

type FiguresFoldProps = { label: string; labelledBy: string; children: ReactNode };

/** The figures of a chart behind one key. They are drawn when they are asked for: years of them weigh more than the chart. */
export function FiguresFold({ label, labelledBy, children }: FiguresFoldProps) {
  const [wasOpened, setOpened] = useState(false);
  return (
    <details className="group print:hidden" onToggle={({ currentTarget }) => currentTarget.open && setOpened(true)}>
      <summary className="link flex min-h-11 w-fit list-none items-center gap-1.5 text-(length:--hint-text) font-medium sm:min-h-8 [&::-webkit-details-marker]:hidden">
        <svg viewBox="0 0 16 16" aria-hidden="true" className="size-3.5 transition group-open:rotate-90">
          <path d="M6 3.5l4.5 4.5L6 12.5" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
        </svg>
        {label}
      </summary>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section aria-labelledby={labelledBy} tabIndex={0} className="max-h-96 overflow-auto pt-2">
        {wasOpened ? children : null}
      </section>
    </details>
  );
}
