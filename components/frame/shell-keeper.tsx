"use client";

import { useLocale } from "next-intl";
import { useEffect } from "react";
import { useOutbox } from "./outbox";

/**
 * Keeps what opens without a connection. A later version of it waits until nothing is left to be sent: the page that
 * put a parcel in is then also the one that sent it.
 */
export function ShellKeeper() {
  const locale = useLocale();
  const { ready, waiting, refused, closed } = useOutbox();
  const isEmpty = ready && waiting.length + refused.length + closed === 0;

  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    const register = async () => {
      if (!navigator.onLine) return;
      try {
        await navigator.serviceWorker.register("/sw.js", { scope: "/", updateViaCache: "none" });
        const { active } = await navigator.serviceWorker.ready;
        active?.postMessage({ kind: "speak", locale });
      } catch {
        // A browser that keeps none works as before, with a connection.
      }
    };
    // What the page itself needs comes first.
    const begin = () => window.setTimeout(() => void register(), 1000);
    if (document.readyState === "complete") begin();
    else window.addEventListener("load", begin, { once: true });
    window.addEventListener("online", begin);
    return () => {
      window.removeEventListener("load", begin);
      window.removeEventListener("online", begin);
    };
  }, [locale]);

  useEffect(() => {
    if (!isEmpty || !("serviceWorker" in navigator)) return;
    void navigator.serviceWorker.getRegistration().then((found) => found?.waiting?.postMessage({ kind: "take over" }));
  }, [isEmpty]);
  return null;
}
