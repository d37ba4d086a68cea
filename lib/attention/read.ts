import { and, eq } from "drizzle-orm";
import { clientSummaries, clients } from "@/db/schema";
import { type Entry, enterOnce, type OneStatement, type PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { type Day, dayOf } from "@/lib/calendar";
import { newsOfRows, type ToldRow, toldRows } from "@/lib/care/told";
import { cursorOf, keysOf } from "@/lib/cursor";
import type { PlanPeriod } from "@/lib/plans/schema";
import { thisWeek, trendOf, weekOf } from "@/lib/progress/rules";
import type { DaySums } from "@/lib/progress/schema";
import { accepted, type Result, refused } from "@/lib/result";
import { attentionOf, compareInbox, type InboxPlace, inboxPlaceOf, mattersOf } from "./rules";
import {
  type Caseload,
  caseloadKeys,
  type Inbox,
  type InboxItem,
  type InboxPage,
  inboxKeys,
  type KeptAttention,
  type Matter,
} from "./schema";

type SummaryRow = [
  id: string,
  name: string,
  timeZone: string,
  hasAccount: boolean,
  lastAt: string | null,
  lastOn: string | null,
  days: Record<string, DaySums>,
  openSignals: number,
  programId: string | null,
  programTitle: string | null,
  plan: PlanPeriod[],
  kept: KeptAttention | null,
];

// Own clients only, also for an owner who treats.
const cared = `c.practice_id = viewer.practice_id
        and c.id = any(array(select r.client_id from care_relations r
          where r.practice_id = viewer.practice_id and r.therapist_id = viewer.member_id
            and app.holds(r.since, r.until)))`;

// One row per client, whatever the length of their history. A look into the summaries for each client: behind row
// security a join is thought to give few rows, and walks all for each of all.
const summary = `left join lateral (select * from client_summaries summary
        where summary.practice_id = c.practice_id and summary.client_id = c.id offset 0) s on true`;

const ofTherapist: OneStatement<{ rows: SummaryRow[] | null }> = {
  text: `select viewer.allowed, viewer.record_open, viewer.lacks, answer.rows from viewer left join lateral (
    select json_agg(json_build_array(id, name, time_zone, has_account, last_session_at, last_session_on, days,
      open_signals, program_id, program_title, plan, attention) order by name, id) as rows
    from (
      select c.id, c.name, c.time_zone, s.last_session_at, s.last_session_on, coalesce(s.days, '{}') as days,
        coalesce(s.open_signals, 0) as open_signals, s.program_id, s.program_title, coalesce(s.plan, '[]') as plan,
        s.attention, case when c.member_id is null then false else coalesce((select m.account_id is not null
          from members m where m.practice_id = c.practice_id and m.id = c.member_id), false) end as has_account
      from clients c
      ${summary}
      where ${cared}
        and ($6::text is null or (c.name, c.id::text) > ($6, $7))
      order by c.name, c.id limit $8
    ) own
  ) answer on true`,
};

export async function readCaseload(
  entry: Entry,
  page: { cursor?: string | undefined; limit: number },
  now: Date,
): Promise<Result<Caseload>> {
  const after = keysOf(page.cursor, caseloadKeys);
  const found = await enterOnce(entry, ofTherapist, [after?.[0] ?? null, after?.[1] ?? null, page.limit + 1]);
  if (!found.ok) return found;
  const rows = found.value.rows ?? [];
  const weeks = new Map(
    [...new Set(rows.map(([, , zone]) => zone))].map((zone) => {
      const today = dayOf(now, zone);
      return [zone, { today, days: weekOf(today) }];
    }),
  );
  const items = rows
    .slice(0, page.limit)
    .map(([id, name, timeZone, hasAccount, lastAt, lastOn, days, openSignals, programId, programTitle, plan, kept]) => {
      const { today, days: week } = weeks.get(timeZone) ?? { today: "", days: [] };
      const known = { timeZone, hasProgram: programId !== null, lastSessionOn: lastOn, plan, kept };
      return {
        client: { id, name },
        hasAccount,
        program: programId && programTitle ? { id: programId, title: programTitle } : null,
        lastSession: lastAt,
        lastSessionOn: lastOn,
        week: thisWeek(days, plan, week, today),
        trend: trendOf(days),
        openSignals,
        attention: attentionOf(mattersOf(known, today)),
      };
    });
  const last = rows.length > page.limit ? items.at(-1) : undefined;
  return accepted({ items, nextCursor: last ? cursorOf(last.client.name, last.client.id) : null });
}

type WaitingRow = [
  id: string,
  name: string,
  timeZone: string,
  hasProgram: boolean,
  lastOn: string | null,
  plan: PlanPeriod[],
  kept: KeptAttention | null,
];

const waiting: OneStatement<{ rows: WaitingRow[] | null; told: ToldRow[] | null }> = {
  text: `select viewer.allowed, viewer.record_open, viewer.lacks, answer.rows, told.rows as told from viewer
  left join lateral (
    select json_agg(json_build_array(c.id, c.name, c.time_zone, s.program_id is not null, s.last_session_on,
      coalesce(s.plan, '[]'), s.attention)) as rows
    from clients c ${summary} where ${cared}
  ) answer on true left join lateral (${toldRows}) told on true`,
};

/** All that asks for this therapist, of their own clients, in reading order and then the oldest; or what waits for a visit. */
export async function readInbox(entry: Entry, page: InboxPage, now: Date): Promise<Result<Inbox>> {
  const found = await enterOnce(entry, waiting, []);
  if (!found.ok) return found;
  const all = (found.value.rows ?? []).flatMap(([id, name, timeZone, hasProgram, lastSessionOn, plan, kept]) =>
    mattersOf({ timeZone, hasProgram, lastSessionOn, plan, kept }, dayOf(now, timeZone)).map(
      (one): InboxItem => ({ ...one, client: { id, name } }),
    ),
  );
  const after = keysOf(page.cursor, inboxKeys) as InboxPlace | null;
  const wanted = all
    .filter((one) => one.parked === (page.parked === "1"))
    .map((one) => [inboxPlaceOf(one), one] as const)
    .sort(([a], [b]) => compareInbox(a, b))
    .filter(([place]) => !after || compareInbox(place, after) > 0);
  const items = wanted.slice(0, page.limit);
  const [last] = items.at(-1) ?? [];
  const parked = all.filter((one) => one.parked).length;
  const care = newsOfRows(found.value.told ?? []);
  return accepted({
    items: items.map(([, one]) => one),
    nextCursor: wanted.length > items.length && last ? cursorOf(...last) : null,
    care,
    open: all.length - parked + care.length,
    parked,
  });
}

/** What asks about the client whose record is open. */
export async function readMatters(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  now: Date,
): Promise<Result<{ today: Day; matters: Matter[] }, "not_found">> {
  const [row] = await tx
    .select({
      timeZone: clients.timeZone,
      programId: clientSummaries.programId,
      lastSessionOn: clientSummaries.lastSessionOn,
      plan: clientSummaries.plan,
      kept: clientSummaries.attention,
    })
    .from(clients)
    .leftJoin(
      clientSummaries,
      and(eq(clientSummaries.practiceId, clients.practiceId), eq(clientSummaries.clientId, clients.id)),
    )
    .where(and(eq(clients.practiceId, viewer.practiceId), eq(clients.id, clientId)));
  if (!row) return refused("not_found");
  const today = dayOf(now, row.timeZone);
  const known = { ...row, hasProgram: row.programId !== null, plan: row.plan ?? [] };
  return accepted({ today, matters: mattersOf(known, today) });
}
