"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { typeInSession } from "@/lib/paper/browser";
import { createTypedLines, type TypedLine } from "./typed-lines";

const nothing: readonly TypedLine[] = [];
const none = () => nothing;

/** The lines of this page. Whoever leaves has them sent at once, and is asked to wait while one has not arrived. */
export function useTypedLines(clientId: string) {
  const [desk] = useState(() => createTypedLines((id, sheet) => typeInSession(clientId, id, sheet)));
  const lines = useSyncExternalStore(desk.subscribe, desk.all, none);

  useEffect(() => {
    const wait = (event: BeforeUnloadEvent) => {
      desk.sendAll();
      if (desk.isUnsent()) event.preventDefault();
    };
    window.addEventListener("beforeunload", wait);
    window.addEventListener("pagehide", desk.sendAll);
    return () => {
      window.removeEventListener("beforeunload", wait);
      window.removeEventListener("pagehide", desk.sendAll);
      desk.sendAll();
    };
  }, [desk]);

  return { ...desk, lines };
}
