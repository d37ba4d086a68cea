import type { Moment, Rating } from "@/lib/ratings/schema";
import type { EchoAnswers, LoggedSession, MomentTold } from "@/lib/sessions/schema";

const day = 24 * 60 * 60 * 1000;

/**
 * Whether what a client told can still be put right: until somebody who treats has looked at it, and for a day in any
 * case (domain.md 2). Afterwards a word is added beside it.
 */
export const mayBePutRight = (receivedAt: Date, reviewed: boolean, now: Date): boolean =>
  !reviewed || now.getTime() - receivedAt.getTime() < day;

/** A moment told from a phone's clock may be a day ahead of ours, as with a session. */
export const isTooFarAhead = (at: Date, now: Date): boolean => at.getTime() > now.getTime() + day;

/** Which of the two scales somebody would rather not answer. */
export const declinedOf = (told: { tension: Rating; safety: Rating }) =>
  (["tension", "safety"] as const).filter((name) => told[name] === "declined");

/**
 * Whether something came in so long after it happened that a reader is told so (domain.md 2): more than a day, by the
 * house's own clock at one end. Paper tells its day alone, and says that it is paper.
 */
export const cameLate = (happenedAt: string, receivedAt: string): boolean =>
  Date.parse(receivedAt) - Date.parse(happenedAt) > day;

const twoHours = 2 * 60 * 60 * 1000;

/** Whether what was chosen then may still stand under the question how it is now. */
export const isStillNow = (at: string, now: Date): boolean => {
  const since = now.getTime() - Date.parse(at);
  return since >= 0 && since <= twoHours;
};

/** What a client puts right, as a form holds it: two numbers at two moments, and the note. */
export interface Righted {
  tensionBefore: Rating;
  safetyBefore: Rating;
  tensionAfter: Rating;
  safetyAfter: Rating;
  note: string;
}

type Stood = Pick<LoggedSession, "before" | "after" | "note">;

export const rightedOf = ({ before, after, note }: Stood): Righted => ({
  tensionBefore: before?.tension ?? null,
  safetyBefore: before?.safety ?? null,
  tensionAfter: after?.tension ?? null,
  safetyAfter: after?.safety ?? null,
  note: note ?? "",
});

/** All of the answers of the day after, where one is another now; null where none is. */
export function echoCorrectionOf(stood: EchoAnswers, now: EchoAnswers): EchoAnswers | null {
  const parts = ["tension", "safety", "sleep", "mood"] as const;
  if (parts.every((part) => stood[part] === now[part])) return null;
  const { tension, safety, sleep, mood } = now;
  return { tension, safety, sleep, mood };
}

/** The whole moment, where a part of it is another now; null where none is. */
export function checkInCorrectionOf(stood: Moment, now: Moment): Moment | null {
  const said = ({ tension, safety, areas }: Moment) => JSON.stringify([tension, safety, [...areas].sort()]);
  const { tension, safety, areas } = now;
  return said(stood) === said(now) ? null : { tension, safety, areas };
}

/** Only the parts that are told otherwise now; null where none is. A moment of which nothing is left was never told. */
export function correctionOf(stood: Stood, now: Righted): MomentTold | null {
  const was = rightedOf(stood);
  const note = now.note.trim();
  const moment = (when: "Before" | "After", before: Moment | null): { told: Moment | null } | null => {
    const [tension, safety] = [now[`tension${when}`], now[`safety${when}`]];
    if (tension === was[`tension${when}`] && safety === was[`safety${when}`]) return null;
    const areas = before?.areas ?? [];
    return { told: tension === null && safety === null && areas.length === 0 ? null : { tension, safety, areas } };
  };
  const [before, after] = [moment("Before", stood.before), moment("After", stood.after)];
  const told: MomentTold = {
    ...(before && { before: before.told }),
    ...(after && { after: after.told }),
    ...(note !== was.note.trim() && { note: note || null }),
  };
  return Object.keys(told).length > 0 ? told : null;
}
