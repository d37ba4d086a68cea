"use client";

import { useEffect, useSyncExternalStore } from "react";
import { typeInSession } from "@/lib/paper/browser";
import { createTypedLines, type TypedLine } from "./typed-lines";

const nothing: readonly TypedLine[] = [];
const none = () => nothing;

type Desk = ReturnType<typeof createTypedLines>;

// By client, for as long as the tab is open: what was typed outlives its page, until it has arrived.
const desks = new Map<string, Desk>();

function sendAll(): void {
  for (const desk of desks.values()) desk.sendAll();
}

function waitForAll(event: BeforeUnloadEvent): void {
  sendAll();
  if ([...desks.values()].some((desk) => desk.isUnsent())) event.preventDefault();
}

function deskOf(clientId: string): Desk {
  const known = desks.get(clientId);
  if (known) return known;
  const desk = createTypedLines((id, sheet) => typeInSession(clientId, id, sheet));
  // On the server nothing is typed, and nothing may be shared.
  if (typeof window === "undefined") return desk;
  if (desks.size === 0) {
    window.addEventListener("beforeunload", waitForAll);
    window.addEventListener("pagehide", sendAll);
  }
  desks.set(clientId, desk);
  return desk;
}

/**
 * What was typed in for a client. Whoever goes to another page has it sent at once, and finds it here again if it did not
 * arrive; whoever closes the tab is asked to wait.
 */
export function useTypedLines(clientId: string) {
  const desk = deskOf(clientId);
  const lines = useSyncExternalStore(desk.subscribe, desk.all, none);
  useEffect(() => desk.sendAll, [desk]);
  return { ...desk, lines };
}
