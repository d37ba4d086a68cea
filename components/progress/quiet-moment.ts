"use client";

import { useEffect, useState } from "react";

/**
 * True once the page stands still, and only where something can point at a chart: a thumb has the table, and is spared
 * the weight.
 */
export function useQuietMoment(): boolean {
  const [isQuiet, setQuiet] = useState(false);
  useEffect(() => {
    if (!window.matchMedia("(any-hover: hover)").matches) return undefined;
    // Safari has no idle callback.
    if (!("requestIdleCallback" in window)) {
      const wait = setTimeout(() => setQuiet(true), 300);
      return () => clearTimeout(wait);
    }
    const wait = window.requestIdleCallback(() => setQuiet(true), { timeout: 2000 });
    return () => window.cancelIdleCallback(wait);
  }, []);
  return isQuiet;
}
