"use client";

import type { ReactNode } from "react";
import { DraftOwnerContext } from "./kept-draft";

/** Says whose drafts are kept below it: what one member typed is never found by the next who signs in on this device. */
export function DraftOwner({ memberId, children }: { memberId: string; children: ReactNode }) {
  return <DraftOwnerContext value={memberId}>{children}</DraftOwnerContext>;
}
