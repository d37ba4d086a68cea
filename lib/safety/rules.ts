import type { Group } from "@/lib/exercises/schema";
import { given } from "@/lib/ratings/rules";
import type { Moment } from "@/lib/ratings/schema";
import type { Choice, Outcome, SignalKind } from "./schema";

export type Here = "yes" | "unsure" | "no";

/** Why release is shut in a session, in the order in which it is told; null when it is open. */
export type ShutBecause = "notOpened" | "notChosen" | "notHere" | "safetyUnknown" | "safetyLow";

/**
 * The gate (domain.md G2, G3): the therapist opened release for this client, and the client chose it, is here now, and
 * feels safe enough. The client may always do less; the gate never asks for more.
 */
export function releaseGate(asked: {
  opened: boolean;
  threshold: number;
  safety: number | "declined" | null;
  here: Here | null;
  choice: Choice;
}): ShutBecause | null {
  if (!asked.opened) return "notOpened";
  if (asked.choice !== "relax-and-release") return "notChosen";
  if (asked.here !== "yes") return "notHere";
  const safety = given(asked.safety);
  if (safety === null) return "safetyUnknown";
  return safety < asked.threshold ? "safetyLow" : null;
}

interface Done {
  group: Group;
  outcome: Outcome;
}

/** Whether any release exercise was done, in whole or in part. */
export const touchedRelease = (entries: readonly Done[]): boolean =>
  entries.some((entry) => entry.group === "release" && entry.outcome !== "skipped");

/** From domain.md G12: felt safety that falls by this much within a session is worth a word. */
const safetyFall = 3;

/**
 * What the therapist should know about a session that was logged. Never a refusal: what happened is stored as it was
 * told. Whether release was open at the time (`release_while_closed`) is added by the statement that stores it, which
 * alone sees the decision that held then.
 */
export function signalsOf(session: {
  choice: Choice;
  before: Moment | null;
  after: Moment | null;
  entries: readonly Done[];
  threshold: number;
}): SignalKind[] {
  const signals: SignalKind[] = [];
  const before = given(session.before?.safety);
  const after = given(session.after?.safety);
  if (touchedRelease(session.entries)) {
    if (before === null) signals.push("release_without_safety_rating");
    else if (before < session.threshold) signals.push("release_below_threshold");
    if (session.choice === "relax-only") signals.push("release_after_relax_only");
  }
  if (before !== null && after !== null && before - after >= safetyFall) signals.push("safety_fell");
  return signals;
}
