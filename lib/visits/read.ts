import { and, asc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { planPeriods, sessions as sessionRows } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { readMatters } from "@/lib/attention/read";
import type { Day } from "@/lib/calendar";
import { everyPage } from "@/lib/cursor";
import { readToldSessions } from "@/lib/moments/read";
import { readLastMeeting } from "@/lib/notes/read";
import { readItemTitles } from "@/lib/programs/read";
import { itemKey } from "@/lib/programs/rules";
import { accepted, type Result } from "@/lib/result";
import type { ReleaseEvent } from "@/lib/reviews/rules";
import { readAgreement } from "@/lib/safety/read";
import { releaseTold, visitFrom, visitOf } from "./rules";
import type { Visit } from "./schema";

/** What a visit begins from: the client's days since the last one, as they told them. */
export async function readVisit(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  asked: { since?: Day | undefined },
  now: Date,
): Promise<Result<Visit, "not_found">> {
  const found = await readMatters(tx, viewer, clientId, now);
  if (!found.ok) return found;
  const { today: to, matters } = found.value;
  const from = visitFrom(asked.since, await readLastMeeting(tx, viewer, clientId, to), to);
  const sessions = await everyPage((cursor) =>
    readToldSessions(tx, viewer, clientId, { from, to, limit: 200, cursor }),
  );
  const programIds = sessions.map(({ programId }) => programId);
  const { terms } = await readAgreement(tx, viewer, clientId);
  const titles = await readItemTitles(tx, viewer, programIds);
  const plan = await tx
    .select({
      from: planPeriods.startsOn,
      to: planPeriods.endsOn,
      week: planPeriods.week,
      programId: planPeriods.programId,
      title: planPeriods.label,
    })
    .from(planPeriods)
    .where(and(eq(planPeriods.practiceId, viewer.practiceId), eq(planPeriods.clientId, clientId)))
    .orderBy(asc(planPeriods.startsOn));
  const ofSessions = and(
    eq(sessionRows.practiceId, viewer.practiceId),
    eq(sessionRows.clientId, clientId),
    inArray(
      sessionRows.id,
      sessions.map(({ id }) => id),
    ),
  );
  const released = await tx
    .select({ id: sessionRows.id })
    .from(sessionRows)
    .where(and(ofSessions, isNotNull(sessionRows.releasedSeconds)));
  const release = await tx.execute<ReleaseEvent & Record<string, unknown>>(sql`
    select kind, coalesce(on_day, (at at time zone c.time_zone)::date)::text as day from (
      select case when open then 'opened' else 'closed' end as kind, decided_at as at, null::date as on_day
        from release_decisions where practice_id = ${viewer.practiceId} and client_id = ${clientId}
      union all
      select 'paused', g.raised_at, s.practised_on from signals g
        join sessions s on s.practice_id = g.practice_id and s.client_id = g.client_id and s.id = g.session_id
        where g.practice_id = ${viewer.practiceId} and g.client_id = ${clientId} and g.pauses
    ) event join clients c on c.practice_id = ${viewer.practiceId} and c.id = ${clientId}
    order by at`);
  return accepted(
    visitOf({
      from,
      to,
      sessions,
      plan,
      programs: plan
        .filter((one) => one.from >= from && one.from <= to)
        .map(({ from: on, programId, title }) => ({ on, programId, title })),
      decisions: releaseTold(release, from, to),
      titleOf: (session, item) => titles.get(itemKey(session.programId, session.programVersion, item)) ?? null,
      released: new Set(released.map(({ id }) => id)),
      matters,
      fall: terms.fall,
    }),
  );
}
