import { and, desc, eq } from "drizzle-orm";
import { auditEvents, members, releaseDecisions, safetyAgreements, signals } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { dayOf } from "@/lib/calendar";
import { readCheckIns } from "@/lib/check-ins/read";
import { readClient, readReaders } from "@/lib/clients/read";
import { readConsents } from "@/lib/consents/read";
import { everyPage } from "@/lib/cursor";
import { readEmergencies } from "@/lib/emergency/read";
import { readErasures } from "@/lib/erasures/read";
import { readExercisesOf } from "@/lib/exercises/read";
import { instantIn } from "@/lib/instant";
import { readTexts } from "@/lib/keys/read";
import { readScores } from "@/lib/measures/read";
import { readToldSessions } from "@/lib/moments/read";
import { readNotes } from "@/lib/notes/read";
import { readEarlier, readPrograms } from "@/lib/programs/read";
import type { Program } from "@/lib/programs/schema";
import { readEveryShare } from "@/lib/relatives/read";
import { readSuggestion, readWishes } from "@/lib/reminders/read";
import { readReport, readReports } from "@/lib/reports/read";
import { accepted, type Result } from "@/lib/result";
import { defaultTerms } from "@/lib/safety/rules";
import { readStatements } from "@/lib/statements/read";
import { disputedParts } from "@/lib/statements/rules";
import { readVerdicts } from "@/lib/verdicts/read";
import { copyVersion } from "./rules";
import type { Look, RecordCopy } from "./schema";

/** Everything about the client whose record is open and is being copied (app.begin_copy), as one value. */
export async function readRecordCopy(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  now: Date,
): Promise<Result<RecordCopy, "not_found">> {
  const found = await readClient(tx, viewer, clientId);
  if (!found.ok) return found;
  const { id, name, email, locale, timeZone, createdAt } = found.value;
  const of = { id, timeZone };
  const programs = await readVersions(tx, viewer, clientId);
  const ids = programs.flatMap(({ versions }) => versions.flatMap(({ items }) => items.map((item) => item.exerciseId)));
  const { goals, assignments } = await readScores(tx, viewer, clientId, dayOf(now, timeZone));
  const statements = await readStatements(tx, viewer, of);
  return accepted({
    kind: "verzacht.record",
    version: copyVersion,
    madeAt: now.toISOString(),
    practice: { id: viewer.practiceId, name: viewer.practiceName, timeZone: viewer.timeZone },
    client: { id, name, email, locale, timeZone, since: createdAt },
    readers: (await readReaders(tx, viewer, clientId)).map(({ id: reader, name: its, treats, isOwner }) => ({
      id: reader,
      name: its,
      treats,
      role: isOwner ? ("owner" as const) : ("therapist" as const),
    })),
    programs,
    exercises: [...(await readExercisesOf(tx, viewer, ids)).values()],
    sessions: await everyPage((cursor) => readToldSessions(tx, viewer, clientId, { limit: 200, cursor })),
    checkIns: await everyPage((cursor) => readCheckIns(tx, viewer, clientId, { limit: 200, cursor })),
    agreements: await readAgreements(tx, viewer, clientId),
    releases: await readReleases(tx, viewer, clientId),
    signals: await readSignals(tx, viewer, clientId),
    goals,
    measures: assignments,
    verdicts: await readVerdicts(tx, viewer, of, now),
    notes: await everyPage((cursor) => readNotes(tx, viewer, clientId, { limit: 200, cursor, withPutAway: true })),
    reports: await readWholeReports(tx, viewer, clientId),
    consents: await readConsents(tx, viewer, clientId),
    shares: await readEveryShare(tx, viewer, clientId),
    reminders: {
      wishes: (await readWishes(tx, viewer, clientId)).wishes,
      suggestion: await readSuggestion(tx, viewer, clientId),
    },
    statements,
    disputed: disputedParts(statements),
    erasures: await readErasures(tx, viewer, of),
    emergencies: (await readEmergencies(tx, viewer, clientId)).map(({ clientId: _, client: __, ...told }) => told),
    looks: await readLooks(tx, viewer, clientId),
  });
}

/** Every version that a client was sent. What a therapist was still drafting before that is nobody's record yet. */
async function readVersions(tx: PracticeTx, viewer: Viewer, clientId: string): Promise<RecordCopy["programs"]> {
  const programs = await everyPage((cursor) => readPrograms(tx, viewer, clientId, { limit: 200, cursor }));
  const read: RecordCopy["programs"] = [];
  for (const program of programs) {
    if (program.edition === null) continue;
    const first = program.version - program.edition + 1;
    const versions = [versionOf(program)];
    for (let version = program.version - 1; version >= first; version--) {
      const earlier = await readEarlier(tx, viewer, program.id, version);
      if (earlier) versions.push(versionOf({ ...earlier, edition: version - first + 1 }));
    }
    read.push({ id: program.id, versions });
  }
  return read;
}

const versionOf = ({ clientId: _client, revision: _revision, ...version }: Program) => version;

async function readWholeReports(tx: PracticeTx, viewer: Viewer, clientId: string): Promise<RecordCopy["reports"]> {
  const listed = await everyPage((cursor) => readReports(tx, viewer, clientId, { limit: 200, cursor }));
  const whole: RecordCopy["reports"] = [];
  for (const { id, version } of listed) {
    const found = await readReport(tx, viewer, clientId, id, version);
    if (found.ok) whole.push(found.value);
  }
  return whole;
}

async function readAgreements(tx: PracticeTx, viewer: Viewer, clientId: string): Promise<RecordCopy["agreements"]> {
  const rows = await tx
    .select({ row: safetyAgreements, by: members.name })
    .from(safetyAgreements)
    .leftJoin(
      members,
      and(eq(members.practiceId, safetyAgreements.practiceId), eq(members.id, safetyAgreements.madeBy)),
    )
    .where(and(eq(safetyAgreements.practiceId, viewer.practiceId), eq(safetyAgreements.clientId, clientId)))
    .orderBy(safetyAgreements.version);
  const texts = await readTexts(tx, viewer, clientId);
  // A version without terms keeps those before it.
  let terms = defaultTerms as RecordCopy["agreements"][number]["terms"];
  return rows
    .map(({ row, by }) => {
      terms = { ...terms, ...row.terms };
      const words = texts.openValue("safety_agreements.words", String(row.version), row.words);
      const because = texts.open("safety_agreements.because", String(row.version), row.because);
      return { version: row.version, words, terms, because, madeAt: instantIn(row.madeAt, "UTC"), madeBy: by };
    })
    .reverse();
}

async function readReleases(tx: PracticeTx, viewer: Viewer, clientId: string): Promise<RecordCopy["releases"]> {
  const rows = await tx
    .select({ row: releaseDecisions, by: members.name })
    .from(releaseDecisions)
    .leftJoin(
      members,
      and(eq(members.practiceId, releaseDecisions.practiceId), eq(members.id, releaseDecisions.decidedBy)),
    )
    .where(and(eq(releaseDecisions.practiceId, viewer.practiceId), eq(releaseDecisions.clientId, clientId)))
    .orderBy(desc(releaseDecisions.id));
  const texts = await readTexts(tx, viewer, clientId);
  return rows.map(
    ({ row: { id, open, because, health, checked, maxMinutes, maxPerWeek, reviewOn, decidedAt }, by }) => ({
      id,
      open,
      because: texts.open("release_decisions.because", id, because),
      health: texts.open("release_decisions.health", id, health),
      checked: texts.openValue("release_decisions.checked", id, checked),
      maxMinutes,
      maxPerWeek,
      reviewOn,
      decidedAt: instantIn(decidedAt, "UTC"),
      decidedBy: by,
    }),
  );
}

async function readSignals(tx: PracticeTx, viewer: Viewer, clientId: string): Promise<RecordCopy["signals"]> {
  const rows = await tx
    .select({ row: signals, by: members.name })
    .from(signals)
    .leftJoin(members, and(eq(members.practiceId, signals.practiceId), eq(members.id, signals.settledBy)))
    .where(and(eq(signals.practiceId, viewer.practiceId), eq(signals.clientId, clientId)))
    .orderBy(desc(signals.raisedAt), desc(signals.id));
  const texts = await readTexts(tx, viewer, clientId);
  return rows.map(({ row, by }) => ({
    id: row.id,
    sessionId: row.sessionId,
    kind: row.kind as RecordCopy["signals"][number]["kind"],
    raisedAt: instantIn(row.raisedAt, "UTC"),
    settledAt: row.settledAt && instantIn(row.settledAt, "UTC"),
    settledBy: by,
    note: texts.open("signals.note", row.id, row.note),
  }));
}

async function readLooks(tx: PracticeTx, viewer: Viewer, clientId: string): Promise<Look[]> {
  const rows = await tx
    .select({
      id: auditEvents.id,
      at: auditEvents.at,
      action: auditEvents.action,
      event: auditEvents.event,
      by: members.name,
      byId: auditEvents.actorId,
      role: auditEvents.actorRole,
    })
    .from(auditEvents)
    .leftJoin(members, and(eq(members.practiceId, auditEvents.practiceId), eq(members.id, auditEvents.actorId)))
    .where(and(eq(auditEvents.practiceId, viewer.practiceId), eq(auditEvents.clientId, clientId)))
    .orderBy(desc(auditEvents.at), desc(auditEvents.id));
  return rows.map(({ at, action, ...row }) => ({
    ...row,
    at: instantIn(at, "UTC"),
    action: action as Look["action"],
  }));
}
