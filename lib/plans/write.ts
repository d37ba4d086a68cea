import { and, eq, gte, isNull, or, sql } from "drizzle-orm";
import { planPeriods } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import type { Day } from "@/lib/calendar";
import { lastDayBefore, weekPlan } from "./rules";

interface Planned {
  clientId: string;
  programId: string;
}

/** What is asked of a client from a day on, and by which version of which program. The caseload follows. */
export async function beginPlan(
  tx: PracticeTx,
  viewer: Viewer,
  period: Planned & { version: number; label: string; startsOn: Day; endsOn: Day | null },
  items: Parameters<typeof weekPlan>[0],
): Promise<void> {
  await tx.insert(planPeriods).values({ practiceId: viewer.practiceId, ...period, week: weekPlan(items) });
  await refresh(tx, viewer, period.clientId);
}

/** The plan so far reaches up to the day before; what had not begun by then never was the plan. */
export async function endPlan(
  tx: PracticeTx,
  viewer: Viewer,
  { clientId, programId }: Planned,
  startsOn: Day,
): Promise<void> {
  const of = and(
    eq(planPeriods.practiceId, viewer.practiceId),
    eq(planPeriods.clientId, clientId),
    eq(planPeriods.programId, programId),
  );
  await tx.delete(planPeriods).where(and(of, gte(planPeriods.startsOn, startsOn)));
  await tx
    .update(planPeriods)
    .set({ endsOn: lastDayBefore(startsOn) })
    .where(and(of, or(isNull(planPeriods.endsOn), gte(planPeriods.endsOn, startsOn))));
  await refresh(tx, viewer, clientId);
}

const refresh = (tx: PracticeTx, viewer: Viewer, clientId: string) =>
  tx.execute(sql`select app.refresh_plan(${viewer.practiceId}, ${clientId})`);
