import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import {
  checkIns,
  privateLines,
  sessionCorrections,
  sessionEchoes,
  sessionEntries,
  sessions,
  signals,
} from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { recordAudit } from "@/lib/audit/write";
import { dayOf } from "@/lib/calendar";
import { keepTexts } from "@/lib/keys/write";
import { given } from "@/lib/ratings/rules";
import type { Rating } from "@/lib/ratings/schema";
import { accepted, type Result, refused } from "@/lib/result";
import { readAgreement, readTermsAt } from "@/lib/safety/read";
import type { Choice, Outcome, SignalKind } from "@/lib/safety/schema";
import { readVersionFacts } from "@/lib/sessions/read";
import { claimsOf, isEchoWorse, isPassed } from "@/lib/sessions/rules";
import type { CheckIn, Correction, Echo, MomentTold } from "@/lib/sessions/schema";
import { checkInOf, readPrivateLines, readReviewed } from "./read";
import { isTooFarAhead, mayBePutRight } from "./rules";

type Stored = Result<{ id: string; repeated: boolean }>;

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

/** A client tells about their own record only; the policies of the tables say the same. */
const ownSession = (viewer: Viewer, id: string) =>
  and(eq(sessions.practiceId, viewer.practiceId), eq(sessions.clientId, viewer.clientId ?? ""), eq(sessions.id, id));

const readOwnSession = async (tx: PracticeTx, viewer: Viewer, id: string) =>
  viewer.clientId ? (await tx.select().from(sessions).where(ownSession(viewer, id)))[0] : undefined;

const declinedOf = (told: { tension: Rating; safety: Rating }) =>
  (["tension", "safety"] as const).filter((name) => told[name] === "declined");

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
  };
  const stored = await tx
    .insert(sessionEchoes)
    .values({ ...of, ...values })
    .onConflictDoNothing();
  if (stored.count === 0) {
    const [known] = await tx
      .select()
      .from(sessionEchoes)
      .where(
        and(
          eq(sessionEchoes.practiceId, of.practiceId),
          eq(sessionEchoes.clientId, of.clientId),
          eq(sessionEchoes.sessionId, sessionId),
        ),
      );
    const said = (row: typeof values) =>
      JSON.stringify([
        Date.parse(row.answeredAt),
        row.timeZone,
        row.tension,
        row.safety,
        row.declined,
        row.sleep,
        row.mood,
      ]);
    return known && said(known as typeof values) === said(values)
      ? accepted({ id: sessionId, repeated: true })
      : refused("same_id_other_content");
  }
  const { terms } = await readAgreement(tx, viewer, viewer.clientId);
  const moment = (tension: number | null, safety: number | null) => ({ tension, safety, areas: [] });
  const told = {
    before: moment(session.tensionBefore, session.safetyBefore),
    after: moment(session.tensionAfter, session.safetyAfter),
  };
  if (isEchoWorse(echo, told, terms.fall)) await tx.insert(signals).values({ ...of, id: uuidv7(), kind: "echo_worse" });
  await recordAudit(tx, viewer, {
    event: "session.echoed",
    action: "C",
    clientId: viewer.clientId,
    object: ["session", sessionId],
  });
  return accepted({ id: sessionId, repeated: false });
}

/** Two numbers at any moment. The identical repeat is one; the same id with other content is refused. */
export async function tellCheckIn(
  tx: PracticeTx,
  viewer: Viewer,
  id: string,
  told: CheckIn,
  now: Date,
): Promise<Stored> {
  const { clientId, practiceId } = viewer;
  if (!clientId) return refused("not_found");
  const at = new Date(told.at);
  if (isTooFarAhead(at, now))
    return refused("start_in_future", { faults: [{ path: "at", refusal: "start_in_future" }] });
  const privateLine = told.privateLine || undefined;
  const [row] = await tx
    .insert(checkIns)
    .values({
      practiceId,
      clientId,
      id,
      at: at.toISOString(),
      timeZone: told.timeZone,
      day: dayOf(at, told.timeZone),
      tension: given(told.tension),
      safety: given(told.safety),
      declined: declinedOf(told),
      areas: [...told.areas].sort(),
      context: told.context ?? null,
    })
    .onConflictDoNothing()
    .returning();
  if (!row) {
    const of = and(eq(checkIns.practiceId, practiceId), eq(checkIns.clientId, clientId), eq(checkIns.id, id));
    const [known] = await tx.select().from(checkIns).where(of);
    if (!known) return refused("same_id_other_content");
    const was = checkInOf(known, (await readPrivateLines(tx, viewer, clientId, [id])).get(id));
    const same = JSON.stringify(saidOf(was)) === JSON.stringify(saidOf({ ...told, privateLine }));
    return same ? accepted({ id, repeated: true }) : refused("same_id_other_content");
  }
  if (privateLine) {
    const texts = await keepTexts(tx, viewer, clientId);
    const line = texts.seal("private_lines.line", id, privateLine);
    await tx.insert(privateLines).values({ practiceId, clientId, ofId: id, line });
  }
  await recordAudit(tx, viewer, { event: "check_in.told", action: "C", clientId, object: ["check_in", id] });
  return accepted({ id, repeated: false });
}

const saidOf = ({ at, timeZone, tension, safety, areas, context, privateLine }: CheckIn) => [
  Date.parse(at),
  timeZone,
  tension,
  safety,
  [...areas].sort(),
  context ? [context.place, context.company, context.event] : null,
  privateLine ?? null,
];

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
  const session = await readOwnSession(tx, viewer, sessionId);
  if (!session || !viewer.clientId) return refused("not_found");
  const { id, ...told } = correction;
  // By name: a note that was taken away is not a note that nobody spoke of.
  const hash = createHash("sha256").update(JSON.stringify(told)).digest();
  const of = { practiceId: viewer.practiceId, clientId: viewer.clientId, sessionId };
  // One correction of a session at a time, so that each finds what the one before it left.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${of.clientId} ${sessionId}`}, 7))`);
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
  const replaces = mayBePutRight(new Date(session.receivedAt), await readReviewed(tx, viewer, session.receivedAt), now);
  const kind = replaces ? "replaced" : "added";
  const column = replaces ? "sessions.note" : "session_corrections.note";
  const note = texts.seal(column, replaces ? sessionId : `${sessionId}/${id}`, told.note ?? null);
  const sealed = told.note === undefined ? told : { ...told, note };
  const contentHash = typeof told.note === "string" ? texts.keyed(hash) : hash;
  if (replaces)
    await tx.execute(sql`select app.put_right(${sessionId}, ${id}, ${contentHash}, ${JSON.stringify(sealed)}::jsonb)`);
  else await tx.insert(sessionCorrections).values({ ...of, id, kind, told: sealed, contentHash });
  await judgeAgain(tx, viewer, session, told);
  await recordAudit(tx, viewer, {
    event: "session.corrected",
    action: "U",
    clientId: of.clientId,
    object: ["session", sessionId],
    detail: { kind, parts: Object.keys(told) },
  });
  return accepted({ id, kind, repeated: false });
}
