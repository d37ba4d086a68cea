import { and, desc, eq, isNotNull, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import * as tables from "@/db/schema";
import { addDays, dayOf } from "@/lib/calendar";
import type { OwnerDb } from "./owner";
import type { SeededClient } from "./people";

const { parkedMatters, releaseDecisions, sessionEchoes, sessions, signals } = tables;

/** How many days before today the history of the n-th villager ends: one of them has not been heard of for a while. */
export const quietDays = (n: number): number => (n === 10 ? 11 : 0);

/** What the inbox of the demo has to show: each kind about once, each with the data that it is about. */
export async function seedAttention(db: OwnerDb, client: SeededClient, n: number, now: Date): Promise<void> {
  if (n === 2) await reviewDue(db, client, now);
  if (n === 4) await echoWorse(db, client);
  if (n === 7) await stoppedBySign(db, client);
  if (n === 9) await releasedAfterAll(db, client);
  if (n === 9) await db.execute(sql`select app.recount(${client.practice.id}, ${client.id})`);
}

const of = ({ practice, id }: SeededClient) => ({ practiceId: practice.id, clientId: id });

async function latestOf(db: OwnerDb, client: SeededClient, released = false) {
  const [latest] = await db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.practiceId, client.practice.id),
        eq(sessions.clientId, client.id),
        released ? isNotNull(sessions.releasedSeconds) : undefined,
      ),
    )
    .orderBy(desc(sessions.practisedOn), desc(sessions.startedAt))
    .limit(1);
  return latest;
}

type Session = NonNullable<Awaited<ReturnType<typeof latestOf>>>;

const change = (db: OwnerDb, { practiceId, clientId, id }: Session, set: Partial<typeof sessions.$inferInsert>) =>
  db
    .update(sessions)
    .set(set)
    .where(and(eq(sessions.practiceId, practiceId), eq(sessions.clientId, clientId), eq(sessions.id, id)));

const raise = (db: OwnerDb, session: Session, kind: string, more: { pauses?: boolean; raisedAt?: string } = {}) => {
  const { practiceId, clientId, id: sessionId, endedAt } = session;
  return db.insert(signals).values({ practiceId, clientId, sessionId, id: uuidv7(), kind, raisedAt: endedAt, ...more });
};

async function reviewDue(db: OwnerDb, client: SeededClient, now: Date) {
  await db.insert(releaseDecisions).values({
    ...of(client),
    id: uuidv7(),
    open: true,
    because: "Gaat rustig; over een paar weken samen bekijken.",
    maxMinutes: 5,
    maxPerWeek: 3,
    reviewOn: addDays(dayOf(now, client.practice.timeZone), -3),
    decidedBy: client.therapistId,
    decidedAt: new Date(now.getTime() - 21 * 86_400_000).toISOString(),
  });
}

async function echoWorse(db: OwnerDb, client: SeededClient) {
  const session = await latestOf(db, client, true);
  if (!session) return;
  const answeredAt = new Date(Date.parse(session.endedAt) + 14 * 3_600_000).toISOString();
  await db.insert(sessionEchoes).values({
    ...of(client),
    sessionId: session.id,
    answeredAt,
    timeZone: session.timeZone,
    tension: 6,
    safety: 7,
    sleep: "worse",
    mood: "worse",
    receivedAt: answeredAt,
  });
  await raise(db, session, "echo_worse", { raisedAt: answeredAt });
}

async function stoppedBySign(db: OwnerDb, client: SeededClient) {
  const session = await latestOf(db, client);
  if (!session) return;
  const last = sql`(select max(e.position) from session_entries e where e.practice_id = ${session.practiceId}
    and e.client_id = ${session.clientId} and e.session_id = ${session.id})`;
  await db.execute(sql`update session_entries set outcome = 'stopped' where practice_id = ${session.practiceId}
    and client_id = ${session.clientId} and session_id = ${session.id} and position = ${last}`);
  await change(db, session, { told: { stop: { why: "too-much-body", signs: ["heart-racing"] } } });
  await raise(db, session, "stopped_by_sign");
}

/** One session that falls outside two agreements; one of the two waits for the next visit. */
async function releasedAfterAll(db: OwnerDb, client: SeededClient) {
  const session = await latestOf(db, client, true);
  if (!session) return;
  // Told otherwise than it was made: what the first telling raised goes with it.
  await db.delete(signals).where(and(eq(signals.practiceId, client.practice.id), eq(signals.sessionId, session.id)));
  await change(db, session, { choice: "relax-only", safetyBefore: 8, safetyAfter: 4 });
  await raise(db, session, "safety_fell", { pauses: true });
  const id = uuidv7();
  const { practiceId, clientId, id: sessionId, endedAt: raisedAt } = session;
  await db.insert(signals).values({ practiceId, clientId, sessionId, id, kind: "release_after_relax_only", raisedAt });
  await db
    .insert(parkedMatters)
    .values({ ...of(client), kind: "release_after_relax_only", about: id, parkedBy: client.therapistId });
}
