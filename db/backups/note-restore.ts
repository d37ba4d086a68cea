import { uuidv7 } from "uuidv7";
import { type Administrator, asOwnerOfTables } from "@/db/administration";
import type { Course, Target } from "./restore";

/**
 * Writes down in every practice's log that it stands as it was at a moment, and from which backup; answers how many those
 * are. In one transaction, before what was restored gets its name: one that was cut off has left nothing to go on with,
 * and one that stands says it once. The chain goes on from the event that was the last one then.
 */
export async function noteRestore(
  sql: Administrator,
  target: Target,
  { backup, reached, lastChange }: Course,
): Promise<number> {
  const wished = typeof target === "object" && "time" in target ? target.time : null;
  const upTo = (reached ? wished : null) ?? lastChange ?? backup.endedAt;
  const detail = { upTo: upTo.toISOString(), backupAt: backup.endedAt.toISOString() };
  await asOwnerOfTables(sql);
  return sql.begin(async (tx) => {
    const practices = await tx<{ id: string }[]>`select id from practices order by id`;
    for (const { id } of practices)
      await tx`insert into audit_events (practice_id, id, action, event, detail)
        values (${id}, ${uuidv7()}, 'E', 'backup.restored', ${tx.json(detail)})`;
    return practices.length;
  });
}
