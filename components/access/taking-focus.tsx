"use client";

import { type ReactNode, useEffect, useRef } from "react";

/**
 * A field, or a button, that comes where something else stood: whoever types on should find themselves in it. A dialog that opens only
 * afterwards moves the focus once more, and looks for the mark.
 */
export function TakingFocus({ when = true, children }: { when?: boolean; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = when ? place.current?.querySelector<HTMLElement>("input, select, button") : null;
    field?.setAttribute("autofocus", "");
    field?.focus();
  }, [when]);
  return (
    <div ref={place} className="w-full">
      {children}
    </div>
  );
}
