const day = 24 * 60 * 60 * 1000;

/**
 * Whether what a client told can still be put right: until somebody who treats has looked at it, and for a day in any
 * case (domain.md 2). Afterwards a word is added beside it.
 */
export const mayBePutRight = (receivedAt: Date, reviewed: boolean, now: Date): boolean =>
  !reviewed || now.getTime() - receivedAt.getTime() < day;

/** A moment told from a phone's clock may be a day ahead of ours, as with a session. */
export const isTooFarAhead = (at: Date, now: Date): boolean => at.getTime() > now.getTime() + day;
