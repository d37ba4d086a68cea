import { type Day, daysBetween } from "@/lib/calendar";
import type { Erasure } from "./schema";

/** What somebody can ask to destroy: a part, or all of it. Accounts of a practice and working notes are outside this right. */
export const erasureScopes = ["told", "goals", "notes", "reports", "everything"] as const;
export type ErasureScope = (typeof erasureScopes)[number];

/** A closed list of the law (art. 7:455 BW): anything else is no ground. */
export const refusalGrounds = ["interest_of_another", "legal_duty", "pending_procedure"] as const;

/** How a request stands. `withdrawn`: the client thought better of it before anything was decided. */
export const erasureStates = ["waiting", "granted", "refused", "withdrawn"] as const;
export type ErasureState = (typeof erasureStates)[number];

export function stateOf(decision: { granted: boolean; ground: string | null } | null): ErasureState {
  if (!decision) return "waiting";
  if (decision.granted) return "granted";
  return decision.ground === "withdrawn" ? "withdrawn" : "refused";
}

/** Days until the decision is due; negative when that day has passed; null where it was taken. */
export const daysLeft = ({ state, decideBy }: Pick<Erasure, "state" | "decideBy">, today: Day): number | null =>
  state === "waiting" ? daysBetween(today, decideBy) : null;

/** What is counted on a certificate, and the tables whose rows are counted there; what is in none counts as the rest. */
export const certificateLines = {
  sessions: [
    "sessions",
    "session_entries",
    "session_echoes",
    "session_corrections",
    "check_ins",
    "private_lines",
    "signals",
  ],
  goals: ["goals", "goal_scores", "measure_assignments", "measure_scores"],
  notes: ["notes", "parked_matters"],
  reports: ["reports", "report_shares"],
  programs: ["programs", "program_versions", "plan_periods"],
  agreements: ["safety_agreements", "release_decisions", "verdict_agreements", "verdict_answers"],
  keys: ["client_keys"],
  account: ["clients", "members", "accounts", "sign_ins", "invitations"],
} as const satisfies Record<string, readonly string[]>;
export type CertificateLine = keyof typeof certificateLines | "rest";

/** Rows by line of the certificate: how many of what, and never which. */
export function countedLines(erased: Readonly<Record<string, number>>): { line: CertificateLine; rows: number }[] {
  const lineOf = (table: string): CertificateLine =>
    (Object.keys(certificateLines) as (keyof typeof certificateLines)[]).find((line) =>
      (certificateLines[line] as readonly string[]).includes(table),
    ) ?? "rest";
  const sums = new Map<CertificateLine, number>();
  for (const [table, rows] of Object.entries(erased)) sums.set(lineOf(table), (sums.get(lineOf(table)) ?? 0) + rows);
  const order: CertificateLine[] = [...(Object.keys(certificateLines) as (keyof typeof certificateLines)[]), "rest"];
  return order.flatMap((line) => (sums.has(line) ? [{ line, rows: sums.get(line) ?? 0 }] : []));
}
