import { createHash } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { type Entry, enterOnce, enterPractice, type OneStatement } from "@/db/transaction";
import type { AuditEvent } from "@/lib/audit/schema";
import { dayOf } from "@/lib/calendar";
import { keepTextsOnce } from "@/lib/keys/write";
import { declinedRatings, given } from "@/lib/ratings/rules";
import { accepted, type Result, refused } from "@/lib/result";
import { knewOpen } from "@/lib/safety/read";
import { defaultTerms, releasedSeconds } from "@/lib/safety/rules";
import type { ClientTexts } from "@/lib/sealing";
import { readKnown, readVersionFacts } from "./read";
import { acceptSession, claimsOf, type VersionFacts } from "./rules";
import type { SessionLog } from "./schema";

// Numbers of this house, written into the statement as they stand.
const terms = defaultTerms;

/** Who tells: the client of whom it is, or whoever types in what they kept on paper, in their open record. */
const tellers = {
  client: {
    who: "viewer.client_id",
    isTheirs: "viewer.practice_id = $6 and viewer.client_id = $7",
    told: "$28::jsonb",
    event: "session.logged",
  },
  typist: {
    who: "$7::uuid",
    isTheirs: "viewer.record_open and viewer.practice_id = $6",
    told: "$28::jsonb || jsonb_build_object('enteredBy', viewer.member_id)",
    event: "session.typed_in",
  },
} as const satisfies Record<string, { event: AuditEvent } & Record<"who" | "isTheirs" | "told", string>>;
type Teller = (typeof tellers)[keyof typeof tellers];

// Everything comes from `viewer` through `logged`: nothing is written for somebody else, nor twice. The row that is counted
// in is there since the client is (lib/clients).
const statement = (between: string, by: Teller = tellers.client): OneStatement<{ logged: boolean }> => ({
  text: `, logged as (
    insert into sessions (practice_id, client_id, id, program_id, program_version, started_at, ended_at, time_zone,
      practised_on, choice, tension_before, safety_before, tension_after, safety_after, declined, rated_before, rated_after,
      areas_before, areas_after, note, content_hash, told, released_seconds)
    select viewer.practice_id, ${by.who}, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
      $23, $24, $25, $26, ${by.told}, $29
    from viewer where viewer.allowed and ${by.isTheirs}
    on conflict (practice_id, client_id, id) do nothing
    returning practice_id, client_id, id, started_at, practised_on
  ), entries as (
    insert into session_entries (practice_id, client_id, session_id, position, program_id, program_version, program_item_id,
      outcome, seconds, repetitions)
    select logged.practice_id, logged.client_id, logged.id, entry.position, $9, $10, entry.item, entry.outcome, entry.seconds,
      entry.repetitions
    from logged cross join jsonb_to_recordset($27::jsonb) entry (position int, item uuid, outcome text, seconds int, repetitions int)
  ), ${between} counted as (
    update client_summaries s set last_session_at = greatest(s.last_session_at, logged.started_at),
      last_session_on = greatest(s.last_session_on, logged.practised_on),
      days = app.count_day(s.days, logged.practised_on, $16, $18, $17, $19)
    from logged where s.practice_id = logged.practice_id and s.client_id = logged.client_id
  ), audited as (
    insert into audit_events (practice_id, id, action, event, actor_id, actor_role, client_id, object_type, object_id, request_id)
    select logged.practice_id, $2, 'C', '${by.event}', viewer.member_id, viewer.role, logged.client_id, 'session', logged.id, $2
    from logged cross join viewer
  )
  select viewer.allowed, viewer.record_open, viewer.lacks, exists (select 1 from logged) as logged from viewer`,
});

/** Most sessions: nothing that could be worth a word, and no private line. */
const storing = statement("");

// What held when the session began, judged as `isPassed` (./rules) judges it. A statement of its own, so that the others
// don't pay for it; and with no condition on a parameter alone: PostgreSQL would plan anew for each session.
const held = `held as materialized (
    select logged.*, decision.max_minutes, decision.max_per_week,
      coalesce(decision.open and not exists (select 1 from signals g where g.practice_id = logged.practice_id
        and g.client_id = logged.client_id and g.pauses and g.raised_at > decision.decided_at
        and g.raised_at <= logged.started_at), false) as open,
      coalesce((agreed.terms->>'fall')::int, ${terms.fall}) as fall,
      coalesce((agreed.terms->>'highTension')::int, ${terms.highTension}) as high_tension,
      coalesce((agreed.terms->>'safetyForHighTension')::int, ${terms.safetyForHighTension}) as safety_for_high,
      coalesce((agreed.terms->>'dayBetween')::boolean, ${terms.dayBetween}) as day_between,
      coalesce((agreed.terms->>'firstMinutes')::int, ${terms.firstMinutes}) as first_minutes,
      coalesce((agreed.terms->>'firstSessions')::int, ${terms.firstSessions}) as first_sessions,
      coalesce((agreed.terms->>'mostMinutes')::int, ${terms.mostMinutes}) as most_minutes
    from logged
      left join lateral (select open, max_minutes, max_per_week, decided_at from release_decisions d
        where d.practice_id = logged.practice_id and d.client_id = logged.client_id and d.decided_at <= logged.started_at
        order by d.decided_at desc limit 1) decision on true
      left join lateral (select a.terms from safety_agreements a
        where a.practice_id = logged.practice_id and a.client_id = logged.client_id and a.made_at <= logged.started_at
          and a.terms is not null
        order by a.version desc limit 1) agreed on true
  ), raised as (
    insert into signals (practice_id, id, client_id, session_id, kind, pauses)
    select held.practice_id, claim.id, held.client_id, held.id, claim.kind, claim.pauses
    from held cross join jsonb_to_recordset($30::jsonb) claim
      (id uuid, kind text, pauses boolean, fall int, tension int, safety int, minutes int)
    where case claim.kind
      when 'safety_fell' then claim.fall >= held.fall
      when 'tension_high' then claim.tension >= held.high_tension and claim.safety < held.safety_for_high
      when 'release_while_closed' then not held.open
      when 'release_on_earlier_word' then not held.open
      when 'over_minutes' then claim.minutes > least(coalesce(held.max_minutes, held.most_minutes), held.most_minutes,
        case when held.first_sessions > (select count(*) from (select 1 from sessions s
          where s.practice_id = held.practice_id and s.client_id = held.client_id and s.released_seconds is not null
            and s.practised_on <= held.practised_on and s.started_at < held.started_at limit held.first_sessions) earlier)
        then held.first_minutes end)
      when 'over_weekly' then held.max_per_week <= (select count(*) from sessions s
        where s.practice_id = held.practice_id and s.client_id = held.client_id and s.released_seconds is not null
          and s.practised_on between date_trunc('week', held.practised_on)::date
            and date_trunc('week', held.practised_on)::date + 6)
      when 'no_day_between' then held.day_between and exists (select 1 from sessions s
        where s.practice_id = held.practice_id and s.client_id = held.client_id and s.released_seconds is not null
          and s.practised_on between held.practised_on - 1 and held.practised_on + 1)
      else true end
  ),`;

const judging = statement(
  `kept as (
    insert into private_lines (practice_id, client_id, of_id, line)
    select logged.practice_id, logged.client_id, logged.id, own.line
    from logged cross join jsonb_to_recordset($31::jsonb) own (line text)
    on conflict do nothing
  ), ${held}`,
);

/** Of who types in, always with the signals: nobody types in so much that the shorter statement would pay. */
export const typingIn = statement(held, tellers.typist);

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
      readVersionFacts(tx, viewer, viewer.clientId, log.programId, log.programVersion),
    );
    if (!found.ok) return found;
    facts = found.value;
    if (known.size >= 5000) known.clear();
    known.set(key, facts);
  }
  const judged = acceptSession(log, facts, now);
  const stored = judged.ok ? await store(entry, id, log, facts) : null;
  if (stored?.ok && stored.value.logged) return accepted({ id, repeated: false });
  if (stored && !stored.ok) return stored;
  // Refused, repeated or somebody else's: the rare ways take their time and look again with this viewer's own eyes.
  return enterPractice(entry, async (tx, viewer) => {
    const own = await readVersionFacts(tx, viewer, viewer.clientId, log.programId, log.programVersion);
    if (!own.ok) return own;
    if (!judged.ok) return judged;
    return repeatOf(await readKnown(tx, viewer, own.value.clientId, id), id, log);
  });
}

/** The same id was there already: with the same content it is a repeat. */
export function repeatOf(known: Awaited<ReturnType<typeof readKnown>>, id: string, log: SessionLog) {
  const same = known?.isHash(contentHash(log)) && known.privateLine === (log.privateLine || null);
  return same ? accepted({ id, repeated: true }) : refused("same_id_other_content");
}

/**
 * Of what was told, whatever the order of its keys; instants by their moment, not by how they were written. What was not
 * told leaves no trace, so that a log means the same as before its part was invented. The private line is not in it
 * (a hash can be guessed at), nor what the device knew of the opening.
 */
export function contentHash({ privateLine: _private, statement: _statement, ...log }: SessionLog): Buffer {
  const { here, rerated, stop, context, wording, source, ...always } = log;
  const more = {
    here,
    rerated: rerated && { ...rerated, areas: [...rerated.areas].sort() },
    stop: stop && { ...stop, signs: [...stop.signs].sort() },
    context,
    wording,
    source: source === "app" ? null : source,
  };
  const told = {
    ...always,
    ...Object.fromEntries(Object.entries(more).filter(([, part]) => part !== null && part !== undefined)),
    startedAt: Date.parse(log.startedAt),
    endedAt: Date.parse(log.endedAt),
    before: log.before && { ...log.before, areas: [...log.before.areas].sort() },
    after: log.after && { ...log.after, areas: [...log.after.areas].sort() },
  };
  return createHash("sha256").update(inOrder(told)).digest();
}

/** What was told beside ratings and note, as it is kept; null where nothing was. */
function toldBeside({ here, rerated, stop, context, wording, source }: SessionLog): string | null {
  const told = Object.entries({ here, rerated, stop, context, wording, source }).filter(([, part]) => part != null);
  return told.length > 0 ? JSON.stringify(Object.fromEntries(told)) : null;
}

/** JSON with the keys of each object in order. By hand, for a replacer costs as much again as the whole parsing. */
function inOrder(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inOrder).join(",")}]`;
  const told = Object.entries(value).filter(([, part]) => part !== undefined);
  told.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${told.map(([key, part]) => `${JSON.stringify(key)}:${inOrder(part)}`).join(",")}}`;
}

/**
 * What a statement is given: the session itself, and what may be worth a word, each with an id. The key of the client
 * is needed only where they wrote something.
 */
export function valuesOf(id: string, log: SessionLog, facts: VersionFacts, texts: ClientTexts | null) {
  const { before, after } = log;
  const done = log.entries.map((entry) => ({
    group: facts.groups.get(entry.programItemId) ?? ("relax" as const),
    phase: facts.phases.get(entry.programItemId) ?? ("relax" as const),
    outcome: entry.outcome,
    seconds: entry.seconds,
  }));
  const seconds = releasedSeconds(done);
  const knewItOpen = log.statement ? knewOpen(log.statement, facts, new Date(log.startedAt)) : false;
  const claims = claimsOf({ ...log, entries: done, threshold: facts.threshold, seconds, knewItOpen });
  const values = [
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
    texts ? texts.seal("sessions.note", id, log.note) : null,
    texts && log.note !== null ? texts.keyed(contentHash(log)) : contentHash(log),
    JSON.stringify(
      log.entries.map((e, position) => ({
        position,
        item: e.programItemId,
        outcome: e.outcome,
        seconds: e.seconds,
        repetitions: e.repetitions,
      })),
    ),
    toldBeside(log),
    seconds,
  ];
  return { values, claims: JSON.stringify(claims.map((claim) => ({ id: uuidv7(), ...claim }))) };
}

async function store(entry: Entry, id: string, log: SessionLog, facts: VersionFacts) {
  const written = log.privateLine || null;
  const key = log.note === null && written === null ? null : await keepTextsOnce(entry, facts);
  if (key && !key.ok) return key;
  const texts = key?.value ?? null;
  const { values, claims } = valuesOf(id, log, facts, texts);
  const line = texts ? texts.seal("private_lines.line", id, written) : null;
  if (claims === "[]" && line === null) return enterOnce(entry, storing, values);
  return enterOnce(entry, judging, [...values, claims, JSON.stringify(line === null ? [] : [{ line }])]);
}
