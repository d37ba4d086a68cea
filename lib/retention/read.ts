import { and, eq, sql } from "drizzle-orm";
import { members, retentionTerms } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { addDays, type Day } from "@/lib/calendar";
import { byClient, pastBefore, pastTerm, type RetainedPart, retainedParts } from "./rules";
import { type PastPart, proposedTerm, type Retention, type RetentionTerm } from "./schema";

export async function readTerms(tx: PracticeTx, viewer: Viewer): Promise<RetentionTerm[]> {
  const rows = await tx
    .select({ row: retentionTerms, by: members.name })
    .from(retentionTerms)
    .leftJoin(members, and(eq(members.practiceId, retentionTerms.practiceId), eq(members.id, retentionTerms.changedBy)))
    .where(eq(retentionTerms.practiceId, viewer.practiceId));
  return retainedParts.map((part) => {
    const found = rows.find(({ row }) => row.part === part);
    if (!found) return proposedTerm(part);
    const { years, because, changedAt, revision } = found.row;
    return { part, years, because, changedBy: found.by, changedAt: new Date(changedAt).toISOString(), revision };
  });
}

interface ChangeRow extends Record<string, unknown> {
  client_id: string;
  name: string;
  part: RetainedPart;
  changed_on: string;
}

/** For the owner, once a year: what the practice said, and what is past it today. */
export async function readRetention(tx: PracticeTx, viewer: Viewer, today: Day): Promise<Retention> {
  const terms = await readTerms(tx, viewer);
  const changesBefore = async (day: Day): Promise<PastPart[]> => {
    const rows = await tx.execute<ChangeRow>(sql`select client_id, name, part, changed_on::text as changed_on
      from app.unchanged_since(${day})`);
    return rows.map(({ client_id, name, part, changed_on }) => ({
      clientId: client_id,
      name,
      part,
      changedOn: changed_on,
    }));
  };
  const ofRecord = terms.filter(({ part }) => part !== "log");
  const soonest = pastBefore(Math.min(...ofRecord.map(({ years }) => years)), today);
  const past = pastTerm(await changesBefore(soonest), ofRecord, today);
  const kept = past.length > 0 ? await changesBefore(addDays(today, 2)) : [];
  const logYears = terms.find(({ part }) => part === "log")?.years ?? 5;
  const log = await tx.execute<{ year: number; lines: string }>(
    sql`select year, lines from app.log_before(${pastBefore(logYears, today)})`,
  );
  return {
    terms,
    past: byClient(past, kept),
    log: log.map(({ year, lines }) => ({ year, lines: Number(lines) })),
  };
}
