import { type Day, dayOf } from "@/lib/calendar";
import type { Client } from "@/lib/clients/schema";
import { type Threshold, thresholdOf } from "@/lib/programs/rules";

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

/** The program that ends where this one begins: its name, and the threshold that was agreed with it. */
export type MakesRoom = { title: string } & Threshold;

export const makesRoomOf = (before: MakesRoom | null): MakesRoom | null =>
  before && { title: before.title, ...thresholdOf(before) };

export function programClientOf({ id, name, hasAccount, invitedUntil, timeZone }: Client, now: Date): ProgramClient {
  const until = invitedUntil && dayOf(new Date(invitedUntil), timeZone);
  return { id, name, today: dayOf(now, timeZone), hasAccount, invitedUntil: until };
}
