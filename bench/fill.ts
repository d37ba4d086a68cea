import { hash } from "@node-rs/argon2";
import { type Administrator, administrator } from "@/db/administration";
import { asOwner } from "@/db/seed/owner";
import { type SeededClient, seedClient, seedMember, seedPractice } from "@/db/seed/people";
import { item, seedProgram } from "@/db/seed/programs";
import type { DatabaseAddress } from "@/lib/environment";

export const password = "a bench that nobody sits on";

export interface FilledClient {
  id: string;
  /** Null: without an account. */
  email: string | null;
  programId: string;
  itemIds: string[];
}

export interface Filled {
  practiceId: string;
  therapist: { memberId: string; email: string };
  /** In the therapist's care, in the order of their making. */
  clients: FilledClient[];
}

interface Size {
  clients: number;
  /** How many of them this one therapist treats; the rest is a colleague's. */
  cared: number;
  withAccount: number;
}

/** A practice with its people, each client with a program of five exercises. No sessions yet. */
export async function fillPractice(address: DatabaseAddress, size: Size): Promise<Filled> {
  const sql = administrator(address);
  try {
    const db = asOwner(sql);
    const passwordHash = await hash(password, { memoryCost: 47_104, timeCost: 1, parallelism: 1 });
    await sql.unsafe("begin");
    const practice = await seedPractice(db, "Praktijk De Meetlat", { factorExempt: true });
    const email = `therapist-${practice.id}@bench.test`;
    const memberId = await seedMember(db, practice, "therapist", { name: "Nienke de Wit", email, passwordHash });
    const other = { name: "Bas Vermeer", email: null, passwordHash };
    const colleague = await seedMember(db, practice, "therapist", other);
    const clients: FilledClient[] = [];
    for (let n = 0; n < size.clients; n++) {
      const own = n < size.withAccount ? `client${n}-${practice.id}@bench.test` : null;
      const client = await seedClient(db, practice, n < size.cared ? memberId : colleague, {
        name: `Cliënt ${String(n).padStart(4, "0")}`,
        email: own,
        passwordHash,
      });
      clients.push({ id: client.id, email: own, ...(await programOf(db, client)) });
    }
    await sql.unsafe("commit");
    return { practiceId: practice.id, therapist: { memberId, email }, clients: clients.slice(0, size.cared) };
  } finally {
    await sql.end();
  }
}

async function programOf(db: ReturnType<typeof asOwner>, client: SeededClient) {
  const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
  // Of the group that is always open: a session without any signal, as most are.
  const [rest, breathing, side] = ["constructive-rest", "lower-belly-breathing", "side-lying-support"] as const;
  const keys = [rest, breathing, side, breathing, rest];
  const items = keys.map((key) => item(key, { days: [...days] }));
  const startsOn = new Date(Date.now() - 3700 * 86_400_000).toISOString().slice(0, 10);
  const [version] = await seedProgram(db, client, [{ title: "Rust vinden", startsOn, items }]);
  return { programId: version?.programId ?? "", itemIds: items.map((one) => one.id) };
}

// Oldest first and clients in turn, as sessions come in over the years: neighbours on a page are strangers to each other.
const sessions = `
  insert into sessions (practice_id, client_id, id, program_id, program_version, started_at, ended_at, time_zone,
    practised_on, choice, tension_before, safety_before, tension_after, safety_after, rated_before, rated_after,
    areas_before, note, content_hash, received_at)
  select p.practice_id, p.client_id,
    (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(mark, 1, 3) || '8'
      || substr(mark, 4, 15))::uuid,
    p.program_id, p.version, at, at + interval '21 minutes', 'Europe/Amsterdam', (at at time zone 'Europe/Amsterdam')::date,
    'relax-only', 5 + n % 4, case when n % 11 > 0 then 4 + n % 5 end, 3 + n % 4, 5 + n % 5, true, true,
    '{pelvis,lower-back}', case when n % 6 = 0 then 'Vandaag ging het rustiger dan gisteren.' end,
    decode(md5(mark), 'hex'), at + interval '22 minutes'
  from generate_series($3::int, $2::int, -1) n
  cross join plan_periods p
  cross join lateral (select md5(p.client_id::text || n) as mark,
    (current_date - n + interval '18 hours') at time zone 'UTC' + make_interval(secs => abs(hashtext(p.client_id::text)) % 5400)
      as at offset 0) told
  where p.practice_id = $1`;

const entries = `
  insert into session_entries (practice_id, client_id, session_id, position, program_id, program_version,
    program_item_id, outcome, seconds)
  select s.practice_id, s.client_id, s.id, i.position, s.program_id, s.program_version, i.id, 'done', 240 + i.position * 30
  from sessions s join program_items i on i.practice_id = s.practice_id and i.program_id = s.program_id
    and i.version = s.program_version
  where s.practice_id = $1 order by s.started_at, s.id, i.position`;

/** One session a day for each client, from `days.from` to `days.to` days ago. */
export async function fillSessions(
  address: DatabaseAddress,
  practiceId: string,
  days: { from: number; to: number },
  withEntries: boolean,
): Promise<void> {
  const sql = administrator(address);
  try {
    // What is written here is whole by its making: checking a million references one by one would only cost minutes.
    await sql.unsafe("set session_replication_role = replica; set synchronous_commit = off");
    await sql.unsafe(sessions, [practiceId, days.from, days.to]);
    if (withEntries) await sql.unsafe(entries, [practiceId]);
    await settle(sql, practiceId);
  } finally {
    await sql.end();
  }
}

/** Counts the summaries again and vacuums twice: the first time can leave rows not all-visible. */
export async function settle(sql: Administrator, practiceId: string): Promise<void> {
  await sql`select app.recount(practice_id, id) from clients where practice_id = ${practiceId}`;
  for (const _ of [1, 2]) await sql.unsafe("vacuum analyze");
}

/** Takes back what a round of logging wrote, so that the next round finds the practice as the first one did. */
export async function takeBack(sql: Administrator, practiceId: string, since: Date): Promise<void> {
  await sql`delete from session_entries e using sessions s where s.practice_id = ${practiceId}
    and s.received_at >= ${since} and e.practice_id = s.practice_id and e.client_id = s.client_id and e.session_id = s.id`;
  await sql`delete from signals where practice_id = ${practiceId} and raised_at >= ${since}`;
  await sql`delete from sessions where practice_id = ${practiceId} and received_at >= ${since}`;
  await sql`delete from audit_events where practice_id = ${practiceId} and at >= ${since}`;
  await settle(sql, practiceId);
}
