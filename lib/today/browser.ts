import { ask } from "@/lib/ask";
import { forgetOfOthers, forgetSealed, readSealed, seal } from "@/lib/outbox/sealed";
import type { Today } from "./schema";

/** The day as this device last heard it, sealed for one member. */
export interface KeptDay {
  v: 1;
  practiceId: string;
  keptAt: string;
  /** With all items of the program. */
  today: Today;
}

const place = "day";

/** Asks for the day and keeps it. What cannot be kept, or was not answered, leaves what was kept before. */
export async function keepDay(memberId: string, practiceId: string): Promise<void> {
  try {
    const { value } = await ask<Today>("GET", "/api/v1/today?items=program");
    await seal(memberId, place, { v: 1, practiceId, keptAt: new Date().toISOString(), today: value } satisfies KeptDay);
    await forgetOfOthers(memberId, place);
  } catch {
    // Without a connection, or without room: the day of before is as good as it was.
  }
}

export async function readKeptDay(memberId: string): Promise<KeptDay | null> {
  const found = (await readSealed(memberId, place).catch(() => null)) as KeptDay | null;
  return found?.v === 1 ? found : null;
}

export const forgetDay = (memberId: string): Promise<void> => forgetSealed(memberId, place).catch(() => undefined);
