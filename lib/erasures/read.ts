import { and, desc, eq, sql } from "drizzle-orm";
import { clients, erasureDecisions, erasureRequests } from "@/db/schema";
import { type Entry, enterPractice, type PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { dayOf } from "@/lib/calendar";
import { instantIn } from "@/lib/instant";
import { accepted, type Result, refused } from "@/lib/result";
import { stateOf } from "./rules";
import type { Erasure, PracticeErasure } from "./schema";

const withDecision = and(
  eq(erasureDecisions.practiceId, erasureRequests.practiceId),
  eq(erasureDecisions.requestId, erasureRequests.id),
);
const withClient = and(eq(clients.practiceId, erasureRequests.practiceId), eq(clients.id, erasureRequests.clientId));

type RequestRow = typeof erasureRequests.$inferSelect;
type DecisionRow = typeof erasureDecisions.$inferSelect;

function erasureOf(row: RequestRow, decision: DecisionRow | null, timeZone: string): Erasure {
  const on = (at: string) => dayOf(new Date(at), timeZone);
  const state = stateOf(decision);
  return {
    id: row.id,
    scope: row.scope as Erasure["scope"],
    source: row.source as Erasure["source"],
    words: row.words,
    askedAt: instantIn(row.askedAt, "UTC"),
    askedOn: on(row.askedAt),
    decideBy: row.decideBy,
    state,
    decision: decision && {
      ground: (state === "refused" ? decision.ground : null) as NonNullable<Erasure["decision"]>["ground"],
      words: decision.words,
      by: decision.decider,
      at: instantIn(decision.decidedAt, "UTC"),
      on: on(decision.decidedAt),
      erased: decision.erased,
    },
  };
}

const read = (tx: PracticeTx, where: ReturnType<typeof and>) =>
  tx
    .select({ row: erasureRequests, decision: erasureDecisions, client: { id: clients.id, name: clients.name } })
    .from(erasureRequests)
    .leftJoin(erasureDecisions, withDecision)
    .leftJoin(clients, withClient)
    .where(where)
    .orderBy(desc(erasureRequests.askedAt), desc(erasureRequests.id));

/** The requests of the client whose record is open, newest first. */
export async function readErasures(
  tx: PracticeTx,
  viewer: Viewer,
  of: { id: string; timeZone: string },
): Promise<Erasure[]> {
  const rows = await read(
    tx,
    and(eq(erasureRequests.practiceId, viewer.practiceId), eq(erasureRequests.clientId, of.id)),
  );
  return rows.map(({ row, decision }) => erasureOf(row, decision, of.timeZone));
}

/** All requests of the practice, newest first; of what was destroyed whole, only that. For the owner. */
export async function readPracticeErasures(tx: PracticeTx, viewer: Viewer): Promise<PracticeErasure[]> {
  const rows = await read(tx, eq(erasureRequests.practiceId, viewer.practiceId));
  return rows.map(({ row, decision, client }) => ({ ...erasureOf(row, decision, viewer.timeZone), client }));
}

export interface Certificate {
  erasure: Erasure & { decision: NonNullable<Erasure["decision"]> };
  practice: string;
  timeZone: string;
  locale: Viewer["locale"];
}

/** What was destroyed, of one request; only where something was. Whose request it was stays with who asks. */
async function readCertificate(tx: PracticeTx, viewer: Viewer, id: string): Promise<Result<Certificate, "not_found">> {
  const [found] = await read(
    tx,
    and(
      eq(erasureRequests.practiceId, viewer.practiceId),
      eq(erasureRequests.id, id),
      sql`${erasureDecisions.erased} is not null`,
    ),
  );
  if (!found?.decision) return refused("not_found");
  const erasure = erasureOf(found.row, found.decision, viewer.timeZone);
  return erasure.decision
    ? accepted({
        erasure: { ...erasure, decision: erasure.decision },
        practice: viewer.practiceName,
        timeZone: viewer.timeZone,
        locale: viewer.locale,
      })
    : refused("not_found");
}

/** The same for a door that draws it after its transaction. */
export const openCertificate = (entry: Entry, id: string) =>
  enterPractice(entry, (tx, viewer) => readCertificate(tx, viewer, id));
