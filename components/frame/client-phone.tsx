import type { ReactNode } from "react";
import { OutboxProvider } from "./outbox";
import { ShellKeeper } from "./shell-keeper";

/** What every page of a client's phone has: their outbox, and the shell that opens without a connection. */
export function ClientPhone({ viewer, children }: { viewer: Phoned | null; children: ReactNode }) {
  if (!viewer?.clientId) return children;
  return (
    <OutboxProvider memberId={viewer.memberId} practiceId={viewer.practiceId}>
      <ShellKeeper />
      {children}
    </OutboxProvider>
  );
}

interface Phoned {
  memberId: string;
  practiceId: string;
  clientId: string | null;
}
