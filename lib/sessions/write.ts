import { createHash } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { type Entry, enterOnce, enterPractice, type OneStatement } from "@/db/transaction";
import { dayOf } from "@/lib/calendar";
import { declinedRatings, given } from "@/lib/ratings/rules";
import { accepted, type Result, refused } from "@/lib/result";
import { signalsOf, touchedRelease } from "@/lib/safety/rules";
import { readContentHash, readVersionFacts } from "./read";
import { acceptSession, type VersionFacts } from "./rules";
import type { SessionLog } from "./schema";

// Everything comes from `viewer` through `logged`: nothing is written for somebody else, nor twice.
const storing: OneStatement<{ logged: boolean }> = {
  text: `, logged as (
    insert into sessions (practice_id, client_id, id, program_id, program_version, started_at, ended_at, time_zone,
      practised_on, choice, tension_before, safety_before, tension_after, safety_after, declined, rated_before, rated_after,
      areas_before, areas_after, note, content_hash)
    select viewer.practice_id, viewer.client_id, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
      $23, $24, $25, $26
    from viewer where viewer.allowed and viewer.practice_id = $6 and viewer.client_id = $7
    on conflict (practice_id, client_id, id) do nothing
    returning practice_id, client_id, id, started_at, practised_on
  ), entries as (
    insert into session_entries (practice_id, client_id, session_id, position, program_id, program_version, program_item_id,
      outcome, seconds, repetitions)
    select logged.practice_id, logged.client_id, logged.id, entry.position, $9, $10, entry.item, entry.outcome, entry.seconds,
      entry.repetitions
    from logged cross join jsonb_to_recordset($27::jsonb) entry (position int, item uuid, outcome text, seconds int, repetitions int)
  ), raised as (
    insert into signals (practice_id, id, client_id, session_id, kind)
    select logged.practice_id, signal.id, logged.client_id, logged.id, signal.kind
    from logged cross join jsonb_to_recordset($28::jsonb) signal (id uuid, kind text)
      left join lateral (select open from release_decisions d
        where d.practice_id = logged.practice_id and d.client_id = logged.client_id and d.decided_at <= logged.started_at
        order by d.decided_at desc limit 1) decision on signal.kind = 'release_while_closed'
    where signal.kind <> 'release_while_closed' or decision.open is not true
    returning 1
  ), counted as (
    insert into client_summaries as s (practice_id, client_id, last_session_at, last_session_on, days, open_signals)
    select logged.practice_id, logged.client_id, logged.started_at, logged.practised_on,
      app.count_day('{}', logged.practised_on, $16, $18, $17, $19), (select count(*) from raised)
    from logged
    on conflict (practice_id, client_id) do update set
      last_session_at = greatest(s.last_session_at, excluded.last_session_at),
      last_session_on = greatest(s.last_session_on, excluded.last_session_on),
      days = app.count_day(s.days, excluded.last_session_on, $16, $18, $17, $19),
      open_signals = s.open_signals + excluded.open_signals
  ), audited as (
    insert into audit_events (practice_id, id, action, event, actor_id, actor_role, client_id, object_type, object_id, request_id)
    select logged.practice_id, $2, 'C', 'session.logged', viewer.member_id, viewer.role, logged.client_id, 'session', logged.id, $2
    from logged cross join viewer
  )
  select viewer.allowed, viewer.record_open, exists (select 1 from logged) as logged from viewer`,
};

// A program version never changes, so what is known of it may be kept. Who may log under it is asked each time.
const known = new Map<string, VersionFacts>();

/**
 * Logs a client's session, once: the identical repeat is told so, the same id with other content is refused. A truthful
 * log is never refused; one that passed an agreement raises a signal for the therapist.
 */
export async function logSession(
  entry: Entry,
  id: string,
  log: SessionLog,
  now: Date,
): Promise<Result<{ id: string; repeated: boolean }>> {
  const key = `${log.programId} ${log.programVersion}`;
  let facts = known.get(key);
  if (!facts) {
    const found = await enterPractice(entry, (tx, viewer) =>
      readVersionFacts(tx, viewer, log.programId, log.programVersion),
    );
    if (!found.ok) return found;
    facts = found.value;
    if (known.size >= 5000) known.clear();
    known.set(key, facts);
  }
  const judged = acceptSession(log, facts, now);
  const stored = judged.ok ? await enterOnce(entry, storing, parameters(id, log, facts)) : null;
  if (stored?.ok && stored.value.logged) return accepted({ id, repeated: false });
  if (stored && !stored.ok) return stored;
  // Refused, repeated or somebody else's: the rare ways take their time and look again with this viewer's own eyes.
  return enterPractice(entry, async (tx, viewer) => {
    const own = await readVersionFacts(tx, viewer, log.programId, log.programVersion);
    if (!own.ok) return own;
    if (!judged.ok) return judged;
    const hash = await readContentHash(tx, viewer, id);
    return hash?.equals(contentHash(log)) ? accepted({ id, repeated: true }) : refused("same_id_other_content");
  });
}

/** Of what was told, whatever the order of its keys; instants by their moment, not by how they were written. */
function contentHash(log: SessionLog): Buffer {
  const told = {
    ...log,
    startedAt: Date.parse(log.startedAt),
    endedAt: Date.parse(log.endedAt),
    before: log.before && { ...log.before, areas: [...log.before.areas].sort() },
    after: log.after && { ...log.after, areas: [...log.after.areas].sort() },
  };
  return createHash("sha256")
    .update(JSON.stringify(told, (_key, value: unknown) => (isPlain(value) ? inOrder(value) : value)))
    .digest();
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const inOrder = (value: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));

function parameters(id: string, log: SessionLog, facts: VersionFacts): unknown[] {
  const { before, after } = log;
  const done = log.entries.map((entry) => ({
    group: facts.groups.get(entry.programItemId) ?? ("relax" as const),
    outcome: entry.outcome,
  }));
  const kinds = signalsOf({ ...log, entries: done, threshold: facts.threshold });
  if (touchedRelease(done)) kinds.push("release_while_closed");
  return [
    facts.practiceId,
    facts.clientId,
    id,
    log.programId,
    log.programVersion,
    // As PostgreSQL reads it: it knows neither an offset of 23 hours nor a second with two hundred digits.
    new Date(log.startedAt).toISOString(),
    new Date(log.endedAt).toISOString(),
    log.timeZone,
    dayOf(new Date(log.startedAt), log.timeZone),
    log.choice,
    given(before?.tension),
    given(before?.safety),
    given(after?.tension),
    given(after?.safety),
    declinedRatings(before, after),
    before !== null,
    after !== null,
    before?.areas ?? [],
    after?.areas ?? [],
    log.note,
    contentHash(log),
    JSON.stringify(
      log.entries.map((e, position) => ({
        position,
        item: e.programItemId,
        outcome: e.outcome,
        seconds: e.seconds,
        repetitions: e.repetitions,
      })),
    ),
    JSON.stringify(kinds.map((kind) => ({ id: uuidv7(), kind }))),
  ];
}
