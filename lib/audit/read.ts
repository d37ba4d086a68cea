import { sql } from "drizzle-orm";
import type { PracticeTx } from "@/db/transaction";
import type { Role, Viewer } from "@/lib/access/schema";
import { addDays, dayOf } from "@/lib/calendar";
import { cursorOf, keysOf } from "@/lib/cursor";
import { instantIn } from "@/lib/instant";
import { isAuditName } from "./kinds";
import { nen7513 } from "./nen-7513";
import { groundOf, outcomeOf } from "./rules";
import { type AuditLine, type AuditQuery, auditKeys, type Look, type LookQuery, lookKeys } from "./schema";

interface LookRow extends Record<string, unknown> {
  id: string;
  day: string;
  first_at: string;
  last_at: string;
  times: number;
  event: string;
  actor_id: string;
  role: Role | null;
  name: string | null;
  treated: boolean;
  ground: string | null;
  outcome: number;
}

interface OwnLookRow extends LookRow {
  settled: { from?: string | null; until?: string | null; standIn?: boolean } | null;
  about_name: string | null;
  had_before: boolean;
}

// What those who treat were called then; of a client, what they are called now.
const nameOf = (member: string, at: string) => sql`coalesce((select n.name from member_names n
    where n.practice_id = ${sql.identifier("m")}.practice_id and n.member_id = ${sql.identifier(member)}.actor_id
      and n.since <= ${sql.identifier(member)}.${sql.identifier(at)} order by n.since desc limit 1), m.name)`;

const treatedThen = sql`exists (select from care_relations r where r.practice_id = e.practice_id
    and r.therapist_id = e.actor_id and r.client_id = e.client_id and r.since <= e.at and (r.until is null or r.until > e.at))`;

// What somebody knocks on again who had it, and that stays shut: nobody hears so of an act that is not theirs.
const hadBefore = sql`(e.event = 'access.denied' and e.detail->>'because' = 'not_found' and exists (select from care_relations r where r.practice_id = e.practice_id
    and r.therapist_id = e.actor_id and r.client_id = e.client_id and r.until <= e.at))`;
const isSettling = sql`e.event in ('care.given', 'care.ended')`;

/**
 * Who did what with the record that is open, the newest first: what somebody did several times on one day is one line.
 * Days are the viewer's.
 */
export async function readLooks(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  query: LookQuery,
): Promise<{ items: Look[]; nextCursor: string | null }> {
  const after = keysOf(query.cursor, lookKeys);
  const { timeZone: zone } = viewer;
  const rows = await tx.execute<OwnLookRow>(sql`
    with seen as (
      select e.id, e.at, (e.at at time zone ${zone})::date as day, e.event, e.actor_id, e.ground, e.outcome, e.practice_id,
        e.actor_role as role, coalesce((e.detail->>'times')::int, 1) as times, ${treatedThen} as treated,
        ${hadBefore} as had_before, case when ${isSettling} then e.object_id end as about_id,
        case when ${isSettling} then e.detail end as settled
      from audit_events e
      where e.practice_id = ${viewer.practiceId} and e.client_id = ${clientId} and e.actor_id is not null
        ${query.from ? sql`and e.at >= ${query.from}::date::timestamp at time zone ${zone}` : sql``}
        ${query.to ? sql`and e.at < ${addDays(query.to, 1)}::date::timestamp at time zone ${zone}` : sql``}
        ${whoseLooks(query, viewer)}
    ), lines as (
      select (array_agg(id order by at desc, id::text desc))[1] as id, day, min(at) as first_at, max(at) as last_at,
        sum(times)::int as times, event, actor_id, role, practice_id, ground, outcome, treated, had_before, about_id, settled
      from seen group by day, event, actor_id, role, practice_id, ground, outcome, treated, had_before, about_id, settled
    )
    select l.id, l.day::text as day, l.first_at::text as first_at, l.last_at::text as last_at, l.times, l.event, l.actor_id,
      l.role, ${nameOf("l", "last_at")} as name, l.treated, l.ground, l.outcome, l.had_before, l.settled, a.name as about_name
    from lines l left join members m on m.practice_id = l.practice_id and m.id = l.actor_id
      left join members a on a.practice_id = l.practice_id and a.id = l.about_id
    ${
      after
        ? sql`where (l.day, l.last_at, l.id::text) < (${after[0]}::date, ${after[1]}::timestamptz, ${after[2]})`
        : sql``
    }
    order by l.day desc, l.last_at desc, l.id::text desc limit ${query.limit + 1}`);
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => lookOf(row, viewer)),
    nextCursor: last ? cursorOf(last.day, last.last_at, last.id) : null,
  };
}

function whoseLooks({ whose }: LookQuery, viewer: Viewer) {
  if (whose === "all") return sql``;
  return whose === "own" ? sql`and e.actor_id = ${viewer.memberId}` : sql`and e.actor_id <> ${viewer.memberId}`;
}

function lookOf(row: OwnLookRow, viewer: Viewer): Look {
  const outcome = outcomeOf(row.outcome);
  const ground = groundOf({ kept: row.ground, role: row.role, treated: row.treated, outcome });
  return {
    id: row.id,
    day: row.day,
    firstAt: instantIn(row.first_at, viewer.timeZone),
    lastAt: instantIn(row.last_at, viewer.timeZone),
    times: row.times,
    event: row.event,
    who: { id: row.actor_id, name: row.name ?? "", role: row.role, isYou: row.actor_id === viewer.memberId },
    practice: viewer.practiceName,
    ground,
    emergency: ground === "emergency",
    outcome,
    care: careOf(row),
    treatedBefore: row.had_before,
  };
}

/** An end of which the event holds nothing more keeps its own sentence. */
function careOf({ settled, about_name: name }: OwnLookRow): Look["care"] {
  if (!settled || name === null) return null;
  const { from = null, until = null, standIn = until !== null } = settled;
  return { name, from, until, standIn };
}

interface AuditRow extends LookRow {
  at: string;
  action: string;
  email: string | null;
  client_id: string | null;
  client_name: string | null;
  object_type: string | null;
  object_id: string | null;
  device: string | null;
  network: string | null;
  restored: AuditLine["restored"];
}

/** The log of the practice, newest first; of the last thirty days where no first day is said. For the owner. */
export async function readAudit(
  tx: PracticeTx,
  viewer: Viewer,
  query: AuditQuery,
  now: Date,
): Promise<{ items: AuditLine[]; nextCursor: string | null }> {
  const after = keysOf(query.cursor, auditKeys);
  const { timeZone: zone } = viewer;
  const from = query.from ?? addDays(query.to ?? dayOf(now, zone), -29);
  const rows = await tx.execute<AuditRow>(sql`
    select e.id, e.at::text as at, e.action, e.event, e.outcome, e.actor_id, coalesce(e.actor_role, m.role) as role, m.email,
      case when e.actor_id is null then null else ${nameOf("e", "at")} end as name,
      e.client_id, c.name as client_name, e.object_type, e.object_id, e.ground, e.device, e.network,
      coalesce((e.detail->>'times')::int, 1) as times, ${treatedThen} as treated,
      case when e.event = 'backup.restored' then e.detail end as restored
    from audit_events e
      left join members m on m.practice_id = e.practice_id and m.id = e.actor_id
      left join clients c on c.practice_id = e.practice_id and c.id = e.client_id
    where e.practice_id = ${viewer.practiceId} and e.at >= ${from}::date::timestamp at time zone ${zone}
      ${query.to ? sql`and e.at < ${addDays(query.to, 1)}::date::timestamp at time zone ${zone}` : sql``}
      ${query.person ? sql`and e.actor_id = ${query.person}` : sql``}
      ${query.client ? sql`and e.client_id = ${query.client}` : sql``}
      ${after ? sql`and (e.at, e.id::text) < (${after[0]}::timestamptz, ${after[1]})` : sql``}
    order by e.at desc, e.id::text desc limit ${query.limit + 1}`);
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => lineOf(row, viewer)),
    nextCursor: last ? cursorOf(last.at, last.id) : null,
  };
}

function lineOf(row: AuditRow, viewer: Viewer): AuditLine {
  const inZone = (moment: string) => instantIn(moment, viewer.timeZone);
  const outcome = outcomeOf(row.outcome);
  const { role, client_id: clientId, name, actor_id: actorId } = row;
  const ground = clientId ? groundOf({ kept: row.ground, role, treated: row.treated, outcome }) : null;
  const at = inZone(row.at);
  const { practiceId } = viewer;
  const actor = actorId ? { id: actorId, name: name ?? "", role, email: row.email } : null;
  const object = row.object_type && row.object_id ? { type: row.object_type, id: row.object_id } : null;
  const event = isAuditName(row.event) ? row.event : null;
  const { restored } = row;
  return {
    id: row.id,
    at,
    event: row.event,
    who: actor && { id: actor.id, name: actor.name, role },
    client: clientId ? { id: clientId, name: row.client_name ?? "" } : null,
    outcome,
    ground,
    times: row.times,
    restored: restored && { upTo: inZone(restored.upTo), backupAt: inZone(restored.backupAt) },
    nen7513: event
      ? nen7513({ ...row, practiceId, at: instantIn(row.at, "UTC"), event, actor, clientId, object, ground })
      : {},
  };
}
