import { type Day, dayOf } from "@/lib/calendar";
import type { Client } from "@/lib/clients/schema";

/** Whose program it is, as far as sending asks: can it be seen already, and if not, is there a way to an account. */
export interface ProgramClient {
  id: string;
  name: string;
  /** Today, where the client lives. */
  today: Day;
  hasAccount: boolean;
  /** The last day of a link that works; null when there is none. */
  invitedUntil: Day | null;
}

export function programClientOf({ id, name, hasAccount, invitedUntil, timeZone }: Client, now: Date): ProgramClient {
  const until = invitedUntil && dayOf(new Date(invitedUntil), timeZone);
  return { id, name, today: dayOf(now, timeZone), hasAccount, invitedUntil: until };
}
