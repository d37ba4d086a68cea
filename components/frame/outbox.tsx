"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from "react";
import { setLastMember } from "@/lib/outbox/last-member";
import { nothing, type Outbox, type OutboxState, outboxOf } from "@/lib/outbox/outbox";

interface Owned {
  memberId: string;
  practiceId: string;
  outbox: Outbox;
}

const OutboxContext = createContext<Owned | null>(null);

interface OutboxProviderProps {
  memberId: string;
  practiceId: string;
  /** The house itself has just said that this member is here. */
  signedIn?: boolean;
  children: ReactNode;
}

/** What this member typed here and nobody else has yet: kept, and sent as soon as there is a way. */
export function OutboxProvider({ memberId, practiceId, signedIn = true, children }: OutboxProviderProps) {
  const owned = useMemo(
    () => ({ memberId, practiceId, outbox: outboxOf(memberId, practiceId) }),
    [memberId, practiceId],
  );
  useEffect(() => {
    if (signedIn) setLastMember(memberId);
    return owned.outbox.open();
  }, [owned, memberId, signedIn]);
  return <OutboxContext value={owned}>{children}</OutboxContext>;
}

const silent = () => () => undefined;
const empty = () => nothing;

/** Null outbox: nobody's is open here. */
export function useOutbox(): OutboxState & {
  outbox: Outbox | null;
  memberId: string | null;
  practiceId: string | null;
} {
  const owned = useContext(OutboxContext);
  const outbox = owned?.outbox ?? null;
  const state = useSyncExternalStore(outbox?.subscribe ?? silent, outbox?.state ?? empty, empty);
  return { ...state, outbox, memberId: owned?.memberId ?? null, practiceId: owned?.practiceId ?? null };
}
