import { and, desc, eq, gte, inArray, lte, sql } from "drizzle-orm";
import { checkIns, privateLines } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { cursorOf, keysOf } from "@/lib/cursor";
import { instantIn } from "@/lib/instant";
import { rated } from "@/lib/sessions/read";
import { type GivenCheckIn, type Period, sessionKeys } from "@/lib/sessions/schema";

type Row = typeof checkIns.$inferSelect;

export const checkInOf = (row: Row, privateLine?: string): GivenCheckIn => ({
  id: row.id,
  at: instantIn(row.at, row.timeZone),
  timeZone: row.timeZone,
  day: row.day,
  tension: rated(row.tension, row.declined.includes("tension")),
  safety: rated(row.safety, row.declined.includes("safety")),
  areas: row.areas,
  ...(row.context && { context: row.context }),
  ...(privateLine !== undefined && { privateLine }),
  receivedAt: instantIn(row.receivedAt, "UTC"),
});

/** Check-ins of a client, newest first. The private line is there for its writer alone. */
export async function readCheckIns(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  period: Period,
): Promise<{ items: GivenCheckIn[]; nextCursor: string | null }> {
  const after = keysOf(period.cursor, sessionKeys);
  const rows = await tx
    .select({ row: checkIns, atKey: sql<string>`${checkIns.at}::text` })
    .from(checkIns)
    .where(
      and(
        eq(checkIns.practiceId, viewer.practiceId),
        eq(checkIns.clientId, clientId),
        period.from ? gte(checkIns.day, period.from) : undefined,
        period.to ? lte(checkIns.day, period.to) : undefined,
        after
          ? sql`(${checkIns.day}, ${checkIns.at}, ${checkIns.id}::text)
              < (${after[0]}::date, ${after[1]}::timestamptz, ${after[2]})`
          : undefined,
      ),
    )
    .orderBy(desc(checkIns.day), desc(checkIns.at), desc(sql`${checkIns.id}::text`))
    .limit(period.limit + 1);
  const shown = rows.slice(0, period.limit);
  const lines = await readPrivateLines(
    tx,
    viewer,
    clientId,
    shown.map(({ row }) => row.id),
  );
  const last = rows.length > period.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(({ row }) => checkInOf(row, lines.get(row.id))),
    nextCursor: last ? cursorOf(last.row.day, last.atKey, last.row.id) : null,
  };
}

export async function readPrivateLines(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: privateLines.ofId, line: privateLines.line })
    .from(privateLines)
    .where(
      and(
        eq(privateLines.practiceId, viewer.practiceId),
        eq(privateLines.clientId, clientId),
        inArray(privateLines.ofId, [...ids]),
      ),
    );
  return new Map(rows.map(({ id, line }) => [id, line]));
}
