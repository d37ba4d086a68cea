import { createHash } from "node:crypto";
import type { administrator } from "./administration";

// Reads the chain of the audit log again, by itself: what PostgreSQL sealed (app.audit_line, app.seal_audit) is counted
// here a second time, so that a function that was changed in the database finds nothing to agree with.

/** Where a chain ended when it was written down elsewhere. */
export interface Head {
  at: string;
  practiceId: string;
  seq: number;
  hash: string;
}

export interface Finding {
  practiceId: string;
  kind: "edited" | "deleted" | "cut" | "rewritten";
  /** From which seal on, and up to which. */
  seq: number;
  until: number;
  eventId: string | null;
}

export interface Examined {
  findings: Finding[];
  seals: number;
  practices: number;
  /** Events that no seal covers yet, and that are older than a quarter of an hour. */
  unsealed: number;
}

/** One line of the file in which heads are kept. */
export const headLine = ({ at, practiceId, seq, hash }: Head): string => `${at} ${practiceId} ${seq} ${hash}\n`;

const shape = /^(\S+Z) ([0-9a-f-]{36}) (\d+) ([0-9a-f]{64})$/;

/** The heads in such a file; a line that was never whole says nothing. */
export const headsIn = (text: string): Head[] =>
  text.split("\n").flatMap((line) => {
    const [, at, practiceId, seq, hash] = shape.exec(line.trim()) ?? [];
    return at && practiceId && seq && hash ? [{ at, practiceId, seq: Number(seq), hash }] : [];
  });

const part = (value: string | null) => (value === null ? "-" : `${Buffer.byteLength(value)}:${value}`);

/** The hash that follows: of the one before, the number in the chain, and the event with each value's length before it. */
export const sealOf = (before: Buffer, seq: number, values: readonly (string | null)[]): Buffer =>
  createHash("sha256")
    .update(before)
    .update(`${seq},${values.map(part).join(",")}`)
    .digest();

// As JSON: the driver reads an array's NULL as the word.
const values = `array_to_json(array[e.practice_id::text, e.id::text, (extract(epoch from e.at) * 1000000)::bigint::text, e.action, e.event,
  e.actor_id::text, e.actor_role, e.client_id::text, e.object_type, e.object_id::text, e.request_id::text, e.detail::text,
  e.outcome::text, e.ground, e.device, e.network])`;

interface Sealed {
  practice_id: string;
  seq: string;
  event_id: string;
  hash: Buffer;
  values: (string | null)[] | null;
}

type Sql = Pick<ReturnType<typeof administrator>, "unsafe">;

const genesis = Buffer.alloc(32);

/** Counts every chain again and holds it against the heads that were kept elsewhere. */
export async function examineChains(sql: Sql, heads: readonly Head[]): Promise<Examined> {
  const findings: Finding[] = [];
  const ends = new Map<string, { seq: number; hash: Buffer }>();
  const kept = new Map<string, string[]>();
  const furthest = new Map<string, number>();
  for (const { practiceId, seq, hash } of heads) {
    const place = `${practiceId} ${seq}`;
    kept.set(place, [...(kept.get(place) ?? []), hash]);
    furthest.set(practiceId, Math.max(furthest.get(practiceId) ?? 0, seq));
  }
  let seals = 0;
  const found = (finding: Omit<Finding, "until"> & { until?: number }) =>
    findings.push({ until: finding.seq, ...finding });

  for await (const rows of pages(sql)) {
    for (const row of rows) {
      seals++;
      const { practice_id: practiceId, event_id: eventId } = row;
      const seq = Number(row.seq);
      const end = ends.get(practiceId) ?? { seq: 0, hash: genesis };
      if (seq > end.seq + 1) found({ practiceId, kind: "deleted", seq: end.seq + 1, until: seq - 1, eventId: null });
      // After a gap the hash before is not known; the gap itself is the finding.
      else if (row.values === null) found({ practiceId, kind: "deleted", seq, eventId });
      else if (!sealOf(end.hash, seq, row.values).equals(row.hash)) found({ practiceId, kind: "edited", seq, eventId });
      const isOther = kept.get(`${practiceId} ${seq}`)?.some((hash) => hash !== row.hash.toString("hex"));
      if (isOther && !findings.some((one) => one.practiceId === practiceId))
        found({
          practiceId,
          kind: "rewritten",
          seq: lastAgreed(heads, practiceId, seq) + 1,
          until: seq,
          eventId: null,
        });
      ends.set(practiceId, { seq, hash: row.hash });
    }
  }
  for (const [practiceId, until] of furthest) {
    const end = ends.get(practiceId)?.seq ?? 0;
    if (until > end) found({ practiceId, kind: "cut", seq: end + 1, until, eventId: null });
  }
  const [row] = await sql.unsafe<{ unsealed: number }[]>(`select count(*)::int as unsealed from audit_events e
    where e.at < now() - interval '15 minutes'
      and not exists (select from audit_seals s where s.practice_id = e.practice_id and s.event_id = e.id)`);
  return { findings, seals, practices: ends.size, unsealed: row?.unsealed ?? 0 };
}

/** The last head before this one: up to there the chain was seen elsewhere as it stands. */
const lastAgreed = (heads: readonly Head[], practiceId: string, seq: number): number =>
  heads
    .filter((one) => one.practiceId === practiceId && one.seq < seq)
    .reduce((last, one) => Math.max(last, one.seq), 0);

async function* pages(sql: Sql): AsyncGenerator<Sealed[]> {
  let [practice, seq] = ["00000000-0000-0000-0000-000000000000", "0"];
  for (;;) {
    const rows = await sql.unsafe<Sealed[]>(
      `select s.practice_id, s.seq, s.event_id, s.hash, case when e.id is not null then ${values} end as values
        from audit_seals s left join audit_events e on e.practice_id = s.practice_id and e.id = s.event_id
        where (s.practice_id, s.seq) > ($1, $2) order by s.practice_id, s.seq limit 5000`,
      [practice, seq],
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    [practice, seq] = [last.practice_id, last.seq];
  }
}
