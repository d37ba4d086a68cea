import { and, asc, desc, eq, sql } from "drizzle-orm";
import { members, planPeriods, verdictAgreements, verdictAnswers } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { type Day, dayOf, daysFrom } from "@/lib/calendar";
import { plannedByDay } from "@/lib/progress/rules";
import { type DayRating, isAgreed, type Told, verdictOf } from "./rules";
import type { ComparedRating, VerdictAgreement, VerdictTerms } from "./schema";

/**
 * One rating a day of the client whose record is open: the first that was given, before a session or at a check-in, on
 * the client's own local day. Later ones of the day carry over from it. A check-in after a session of that day would be
 * a rating afterwards: it counts for none, also where nothing was said before that session (domain.md 2 and 4).
 */
async function readDayRatings(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  rating: ComparedRating,
  [from, to]: [Day, Day],
): Promise<DayRating[]> {
  const before = sql.identifier(rating === "tension" ? "tension_before" : "safety_before");
  const between = sql.identifier(rating);
  const rows = await tx.execute<{ day: string; value: number }>(sql`
    select distinct on (day) day::text as day, value from (
      select practised_on as day, started_at as told_at, id, ${before} as value from sessions
        where practice_id = ${viewer.practiceId} and client_id = ${clientId} and practised_on between ${from} and ${to}
      union all
      -- What was put right last is what holds; what a therapist asked for in a visit was not told from home.
      select c.day, c.at as told_at, c.id, case when r.id is null then c.${between} else r.${between} end as value
        from check_ins c left join lateral (select * from check_ins r where r.practice_id = c.practice_id
          and r.client_id = c.client_id and r.corrects = c.id and r.correction = 'replaced'
          order by r.received_at desc, r.id desc limit 1) r on true
        where c.practice_id = ${viewer.practiceId} and c.client_id = ${clientId} and c.day between ${from} and ${to}
          and c.corrects is null and c.asked_by is null
          and not exists (select from sessions s where s.practice_id = c.practice_id and s.client_id = c.client_id
            and s.practised_on = c.day and s.started_at <= c.at)
    ) told where value is not null order by day, told_at, id`);
  return [...rows];
}

/** Days on which the program asked for at least one session. */
async function readAskedDays(tx: PracticeTx, viewer: Viewer, clientId: string, of: [Day, Day][]): Promise<Day[]> {
  const plan = await tx
    .select({ from: planPeriods.startsOn, to: planPeriods.endsOn, week: planPeriods.week })
    .from(planPeriods)
    .where(and(eq(planPeriods.practiceId, viewer.practiceId), eq(planPeriods.clientId, clientId)))
    .orderBy(asc(planPeriods.startsOn));
  return of.flatMap(([from, to]) => daysFrom(from, to)).filter((day) => plannedByDay(plan, day) > 0);
}

const nothingTold: Told = { ratings: [], asked: [] };

/** What was told between the first and the last day of an agreement; read only once its date has come. */
async function readTold(tx: PracticeTx, viewer: Viewer, clientId: string, terms: VerdictTerms): Promise<Told> {
  const { rating, baselineFrom, baselineUntil, secondFrom, lookOn } = terms;
  return {
    ratings: await readDayRatings(tx, viewer, clientId, rating, [baselineFrom, lookOn]),
    asked: await readAskedDays(tx, viewer, clientId, [
      [baselineFrom, baselineUntil],
      [secondFrom, lookOn],
    ]),
  };
}

/** All agreements with a client, the newest first, each with what may be said of it now. */
export async function readVerdicts(
  tx: PracticeTx,
  viewer: Viewer,
  of: { id: string; timeZone: string },
  now: Date,
): Promise<VerdictAgreement[]> {
  const today = dayOf(now, of.timeZone);
  const rows = await tx
    .select({ row: verdictAgreements, by: members.name })
    .from(verdictAgreements)
    .leftJoin(
      members,
      and(eq(members.practiceId, verdictAgreements.practiceId), eq(members.id, verdictAgreements.proposedBy)),
    )
    .where(and(eq(verdictAgreements.practiceId, viewer.practiceId), eq(verdictAgreements.clientId, of.id)))
    .orderBy(desc(verdictAgreements.proposedAt), desc(verdictAgreements.id));
  const answers = await tx
    .select({
      agreementId: verdictAnswers.agreementId,
      kind: verdictAnswers.kind,
      at: verdictAnswers.at,
      by: members.name,
    })
    .from(verdictAnswers)
    .leftJoin(members, and(eq(members.practiceId, verdictAnswers.practiceId), eq(members.id, verdictAnswers.byMember)))
    .where(and(eq(verdictAnswers.practiceId, viewer.practiceId), eq(verdictAnswers.clientId, of.id)));
  const said = (at: string, by: string | null) => ({ on: dayOf(new Date(at), of.timeZone), by });
  const answerTo = (id: string, kind: "accepted" | "withdrawn") => {
    const found = answers.find((answer) => answer.agreementId === id && answer.kind === kind);
    return found ? said(found.at, found.by) : null;
  };
  const agreements: VerdictAgreement[] = [];
  for (const { row, by } of rows) {
    const { practiceId: _practice, clientId: _client, proposedBy: _by, proposedAt, ...terms } = row;
    const standing = {
      ...terms,
      proposed: said(proposedAt, by),
      accepted: answerTo(row.id, "accepted"),
      withdrawn: answerTo(row.id, "withdrawn"),
    };
    const mayBeRead = standing.withdrawn === null && isAgreed(standing) && row.lookOn <= today;
    const told = mayBeRead ? await readTold(tx, viewer, of.id, standing) : nothingTold;
    agreements.push({ ...standing, verdict: verdictOf(standing, told, today) });
  }
  return agreements;
}
