import { type Day, daysBetween } from "@/lib/calendar";
import type { RecordStatement } from "./schema";

/** A fact that is wrong, something to stand beside it, or that something is done with it at all (art. 16 and 21 GDPR). */
export const statementKinds = ["incorrect", "addition", "objection"] as const;

/** The parts of a record that a statement can be about. */
export const recordParts = ["person", "program", "told", "safety", "goals", "notes", "reports"] as const;
export type RecordPart = (typeof recordParts)[number];

/** A fact was put right; the statement stands beside what was written; what was asked is not done, and why. */
export const statementOutcomes = ["put_right", "kept_beside", "not_followed"] as const;

/** Statements of one client that may wait for an answer at once. */
export const mostWaiting = 20;

/**
 * Whether a client and whoever wrote the record see this differently now. A professional judgement is not rewritten; that
 * it is disputed is said wherever it stands. A word that was only added disputes nothing.
 */
export const isDisputing = ({ kind, answer }: Pick<RecordStatement, "kind" | "answer">): boolean =>
  kind !== "addition" && answer?.outcome !== "put_right";

/** The parts that carry the flag, in the order of the record. */
export const disputedParts = (statements: readonly RecordStatement[]): RecordPart[] =>
  recordParts.filter((part) => statements.some((one) => one.part === part && isDisputing(one)));

/** Days until the answer is due; negative when that day has passed; null where it was given. */
export const daysLeft = ({ answer, answerBy }: Pick<RecordStatement, "answer" | "answerBy">, today: Day) =>
  answer ? null : daysBetween(today, answerBy);
