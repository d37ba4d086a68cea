import type { Role } from "@/lib/access/schema";
import { addDays, type Day, mondayOf } from "@/lib/calendar";

/** By which right a record was opened. */
export const grounds = ["own_record", "care_relation", "owner", "emergency", "contact_data", "shared", "none"] as const;
export type Ground = (typeof grounds)[number];

export const outcomes = ["success", "refused"] as const;
export type Outcome = (typeof outcomes)[number];

export const outcomeOf = (code: number): Outcome => (code === 0 ? "success" : "refused");

/** The kept ground where there is one; else what follows from who it was, and whether they treated this client then. */
export function groundOf(event: {
  kept: string | null;
  role: Role | null;
  treated: boolean;
  outcome: Outcome;
}): Ground {
  if (event.outcome === "refused") return "none";
  const kept = grounds.find((one) => one === event.kept);
  if (kept) return kept;
  if (event.role === "client") return "own_record";
  if (event.role === "assistant") return "contact_data";
  if (event.role === "relative") return "shared";
  // A therapist's record opens by no other right, whatever became of the care since.
  return event.treated || event.role === "therapist" ? "care_relation" : "owner";
}

export const lookPeriods = ["week", "last", "month", "all", "own"] as const;
export type LookPeriod = (typeof lookPeriods)[number];

/** What a client asks of the log in one tap. Weeks begin on Monday, and `month` is twenty-eight days. */
export function lookPeriod(period: LookPeriod, today: Day): { from?: Day; to?: Day; whose: "others" | "own" } {
  const monday = mondayOf(today);
  if (period === "week") return { from: monday, to: today, whose: "others" };
  if (period === "last") return { from: addDays(monday, -7), to: addDays(monday, -1), whose: "others" };
  if (period === "month") return { from: addDays(today, -27), to: today, whose: "others" };
  return { whose: period === "own" ? "own" : "others" };
}
