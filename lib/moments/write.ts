import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { sessionCorrections, sessionEchoes, sessionEntries, sessions, signals } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { recordAudit } from "@/lib/audit/write";
import { keepTexts } from "@/lib/keys/write";
import { given } from "@/lib/ratings/rules";
import { accepted, type Result, refused } from "@/lib/result";
import { readAgreement, readTermsAt } from "@/lib/safety/read";
import type { Choice, Outcome, SignalKind } from "@/lib/safety/schema";
import { readVersionFacts } from "@/lib/sessions/read";
import { claimsOf, isEchoWorse, isPassed } from "@/lib/sessions/rules";
import type { Correction, Echo, EchoAnswers, MomentTold } from "@/lib/sessions/schema";
import { readReviewed } from "./read";
import { declinedOf, isTooFarAhead, mayBePutRight } from "./rules";

export type Stored = Result<{ id: string; repeated: boolean }>;

/** What ratings alone decide; the rest of a session is not told anew. */
const judgedAgain: readonly SignalKind[] = [
  "release_below_threshold",
  "release_without_safety_rating",
  "tension_high",
  "safety_fell",
];

/**
 * What is worth a word by the numbers as they are told now, and was not before. Nothing that was raised is taken away:
 * the therapist sees both.
 */
async function judgeAgain(tx: PracticeTx, viewer: Viewer, session: typeof sessions.$inferSelect, told: MomentTold) {
  const { clientId, startedAt } = session;
  const facts = await readVersionFacts(tx, viewer, clientId, session.programId, session.programVersion);
  if (!facts.ok) return;
  const ofSession = (table: typeof sessionEntries | typeof signals) =>
    and(eq(table.practiceId, viewer.practiceId), eq(table.clientId, clientId), eq(table.sessionId, session.id));
  const done = await tx.select().from(sessionEntries).where(ofSession(sessionEntries));
  const entries = done.map(({ programItemId, outcome }) => ({
    phase: facts.value.phases.get(programItemId) ?? ("relax" as const),
    outcome: outcome as Outcome,
  }));
  const moment = (tension: number | null, safety: number | null) => ({ tension, safety, areas: [] });
  const { before = moment(session.tensionBefore, session.safetyBefore) } = told;
  const { after = moment(session.tensionAfter, session.safetyAfter) } = told;
  const { threshold } = facts.value;
  const held = { ...nothingElse, terms: await readTermsAt(tx, viewer, clientId, startedAt) };
  const known = await tx.select({ kind: signals.kind }).from(signals).where(ofSession(signals));
  const claims = claimsOf({
    choice: session.choice as Choice,
    before,
    after,
    entries,
    threshold,
    seconds: null,
    rerated: session.told?.rerated,
  }).filter(
    (claim) =>
      judgedAgain.includes(claim.kind) && isPassed(claim, held) && !known.some(({ kind }) => kind === claim.kind),
  );
  if (claims.length === 0) return;
  const of = { practiceId: viewer.practiceId, clientId, sessionId: session.id };
  await tx.insert(signals).values(claims.map(({ kind, pauses }) => ({ ...of, id: uuidv7(), kind, pauses })));
}

const nothingElse = { open: true, maxMinutes: null, maxPerWeek: null, earlier: 0, inWeek: 0, beside: 0 };

/** Clearly worse is a word for the therapist, once; put right later it is not taken away. */
async function judgeEcho(tx: PracticeTx, viewer: Viewer, session: typeof sessions.$inferSelect, echo: EchoAnswers) {
  const { clientId, id: sessionId } = session;
  const { terms } = await readAgreement(tx, viewer, clientId);
  const moment = (tension: number | null, safety: number | null) => ({ tension, safety, areas: [] });
  const told = {
    before: moment(session.tensionBefore, session.safetyBefore),
    after: moment(session.tensionAfter, session.safetyAfter),
  };
  if (!isEchoWorse(echo, told, terms.fall)) return;
  const of = { practiceId: viewer.practiceId, clientId, sessionId };
  const [known] = await tx
    .select({ id: signals.id })
    .from(signals)
    .where(
      and(
        eq(signals.practiceId, of.practiceId),
        eq(signals.clientId, clientId),
        eq(signals.sessionId, sessionId),
        eq(signals.kind, "echo_worse"),
      ),
    );
  if (!known) await tx.insert(signals).values({ ...of, id: uuidv7(), kind: "echo_worse" });
}

/** A client tells about their own record only; the policies of the tables say the same. */
const ownSession = (viewer: Viewer, id: string) =>
  and(eq(sessions.practiceId, viewer.practiceId), eq(sessions.clientId, viewer.clientId ?? ""), eq(sessions.id, id));

const readOwnSession = async (tx: PracticeTx, viewer: Viewer, id: string) =>
  viewer.clientId ? (await tx.select().from(sessions).where(ownSession(viewer, id)))[0] : undefined;

/** Whether what is told otherwise comes in the place of what was received then, or stands beside it. */
export const correctionKindOf = async (tx: PracticeTx, viewer: Viewer, receivedAt: string, now: Date) =>
  mayBePutRight(new Date(receivedAt), await readReviewed(tx, viewer, receivedAt), now) ? "replaced" : "added";

/** How it is the day after a session with release. Clearly worse is a word for the therapist; it closes nothing. */
export async function echoSession(
  tx: PracticeTx,
  viewer: Viewer,
  sessionId: string,
  echo: Echo,
  now: Date,
): Promise<Stored> {
  const session = await readOwnSession(tx, viewer, sessionId);
  if (!session || !viewer.clientId) return refused("not_found");
  const answeredAt = new Date(echo.answeredAt);
  if (isTooFarAhead(answeredAt, now))
    return refused("start_in_future", { faults: [{ path: "answeredAt", refusal: "start_in_future" }] });
  if (answeredAt.getTime() < Date.parse(session.startedAt))
    return refused("end_before_start", { faults: [{ path: "answeredAt", refusal: "end_before_start" }] });
  const of = { practiceId: viewer.practiceId, clientId: viewer.clientId, sessionId };
  const values = {
    answeredAt: answeredAt.toISOString(),
    timeZone: echo.timeZone,
    tension: given(echo.tension),
    safety: given(echo.safety),
    declined: declinedOf(echo),
    sleep: echo.sleep,
    mood: echo.mood,
    wording: echo.wording ?? null,
  };
  const stored = await tx
    .insert(sessionEchoes)
    .values({ ...of, ...values })
    .onConflictDoNothing();
  if (stored.count === 0) {
    const known = await readFirstEcho(tx, viewer, sessionId);
    const said = (row: typeof values) =>
      JSON.stringify([
        Date.parse(row.answeredAt),
        row.timeZone,
        row.tension,
        row.safety,
        row.declined,
        row.sleep,
        row.mood,
        row.wording,
      ]);
    return known && said(known as typeof values) === said(values)
      ? accepted({ id: sessionId, repeated: true })
      : refused("same_id_other_content");
  }
  await judgeEcho(tx, viewer, session, echo);
  await recordAudit(tx, viewer, {
    event: "session.echoed",
    action: "C",
    clientId: viewer.clientId,
    object: ["session", sessionId],
  });
  return accepted({ id: sessionId, repeated: false });
}

const readEcho = async (tx: PracticeTx, viewer: Viewer, sessionId: string) =>
  (
    await tx
      .select()
      .from(sessionEchoes)
      .where(
        and(
          eq(sessionEchoes.practiceId, viewer.practiceId),
          eq(sessionEchoes.clientId, viewer.clientId ?? ""),
          eq(sessionEchoes.sessionId, sessionId),
        ),
      )
  )[0];

/** As it was told at first: what was put right since is kept with what stood there before. */
async function readFirstEcho(tx: PracticeTx, viewer: Viewer, sessionId: string) {
  const known = await readEcho(tx, viewer, sessionId);
  const [replaced] = await tx
    .select({ told: sessionCorrections.told })
    .from(sessionCorrections)
    .where(
      and(
        eq(sessionCorrections.practiceId, viewer.practiceId),
        eq(sessionCorrections.clientId, viewer.clientId ?? ""),
        eq(sessionCorrections.sessionId, sessionId),
        eq(sessionCorrections.kind, "replaced"),
        sql`${sessionCorrections.told} ? 'echo'`,
      ),
    )
    .orderBy(sessionCorrections.madeAt, sessionCorrections.id)
    .limit(1);
  const first = replaced?.told.echo;
  if (!known || !first) return known;
  const { tension, safety, sleep, mood } = first;
  const wording = replaced.told.wording === undefined ? known.wording : replaced.told.wording;
  return {
    ...known,
    tension: given(tension),
    safety: given(safety),
    declined: declinedOf(first),
    sleep,
    mood,
    wording,
  };
}

/**
 * Puts right what a client told about a session, while it can be; afterwards adds a word beside it. Either way nothing
 * that was told is lost, and the identical repeat is one correction.
 */
export async function correctSession(
  tx: PracticeTx,
  viewer: Viewer,
  sessionId: string,
  correction: Correction,
  now: Date,
): Promise<Result<{ id: string; kind: "replaced" | "added"; repeated: boolean }>> {
  // One correction of a session at a time, so that each finds what the one before it left.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${viewer.clientId} ${sessionId}`}, 7))`);
  const session = await readOwnSession(tx, viewer, sessionId);
  if (!session || !viewer.clientId) return refused("not_found");
  const { id, ...told } = correction;
  // By name: a note that was taken away is not a note that nobody spoke of.
  const hash = createHash("sha256").update(JSON.stringify(told)).digest();
  const of = { practiceId: viewer.practiceId, clientId: viewer.clientId, sessionId };
  const [known] = await tx
    .select({ kind: sessionCorrections.kind, contentHash: sessionCorrections.contentHash })
    .from(sessionCorrections)
    .where(
      and(
        eq(sessionCorrections.practiceId, of.practiceId),
        eq(sessionCorrections.clientId, of.clientId),
        eq(sessionCorrections.sessionId, sessionId),
        eq(sessionCorrections.id, id),
      ),
    );
  const texts = await keepTexts(tx, viewer, of.clientId);
  if (known) {
    const same = texts.isHashOf(Buffer.from(known.contentHash), hash);
    return same
      ? accepted({ id, kind: known.kind as "replaced" | "added", repeated: true })
      : refused("same_id_other_content");
  }
  const echoed = told.echo ? await readEcho(tx, viewer, sessionId) : undefined;
  if (told.echo && !echoed) return refused("not_found");
  const kind = await correctionKindOf(tx, viewer, echoed?.receivedAt ?? session.receivedAt, now);
  const replaces = kind === "replaced";
  const column = replaces ? "sessions.note" : "session_corrections.note";
  const note = texts.seal(column, replaces ? sessionId : `${sessionId}/${id}`, told.note ?? null);
  const sealed = told.note === undefined ? told : { ...told, note };
  const contentHash = typeof told.note === "string" ? texts.keyed(hash) : hash;
  if (replaces) {
    const [put] = await tx.execute<{ right: boolean }>(
      sql`select app.put_right(${sessionId}, ${id}, ${contentHash}, ${JSON.stringify(sealed)}::jsonb) as right`,
    );
    if (!put?.right) return refused("not_found");
  } else await tx.insert(sessionCorrections).values({ ...of, id, kind, told: sealed, contentHash });
  if (told.echo) await judgeEcho(tx, viewer, session, told.echo);
  else await judgeAgain(tx, viewer, session, told);
  await recordAudit(tx, viewer, {
    event: "session.corrected",
    action: "U",
    clientId: of.clientId,
    object: ["session", sessionId],
    detail: { kind, parts: Object.keys(told) },
  });
  return accepted({ id, kind, repeated: false });
}
