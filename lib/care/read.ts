import { and, asc, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { careRelations, clients, members } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import { staffRoles, treatingRoles, type Viewer } from "@/lib/access/schema";
import type { Day } from "@/lib/calendar";
import { accepted, type Result, refused } from "@/lib/result";
import type { Care, Carer, Colleague, LeavingPlan, OwnTerm } from "./schema";

/** Now, or from a coming day on. */
export const isAhead = sql`(${careRelations.until} is null or ${careRelations.until} > now())`;
const firstDay = (zone: string) => sql<string>`(${careRelations.since} at time zone ${zone})::date::text`;
// The last day, where the moment is the midnight after it.
const lastDay = (zone: string) =>
  sql<string | null>`((${careRelations.until} - interval '1 microsecond') at time zone ${zone})::date::text`;

export const beginsOn = (day: Day, viewer: Viewer): SQL =>
  sql`(${careRelations.since} at time zone ${viewer.timeZone})::date = ${day}::date`;

/** The midnight with which a day begins in the practice; this moment, where the day is today. */
export const beginning = (day: Day, viewer: Viewer, today: Day): SQL =>
  day === today ? sql`now()` : sql`(${day}::date::timestamp at time zone ${viewer.timeZone})`;

export const midnightAfter = (day: Day, viewer: Viewer): SQL =>
  sql`((${day}::date + 1)::timestamp at time zone ${viewer.timeZone})`;

/** Whoever works here and can sign in: only they can be given somebody's care. */
export async function readColleagues(tx: PracticeTx, viewer: Viewer): Promise<Colleague[]> {
  return tx
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(
      and(
        eq(members.practiceId, viewer.practiceId),
        inArray(members.role, treatingRoles),
        isNull(members.leftAt),
        isNotNull(members.accountId),
      ),
    )
    .orderBy(asc(members.name), asc(members.id));
}

/** Who treats the client whose record is open, and who will; whoever did so once is in the log. */
export async function readCarers(tx: PracticeTx, viewer: Viewer, clientId: string): Promise<Carer[]> {
  const zone = viewer.timeZone;
  const { since } = careRelations;
  return tx
    .select({
      id: members.id,
      name: members.name,
      from: firstDay(zone),
      until: lastDay(zone),
      hasBegun: sql<boolean>`${since} <= now()`,
      saidBy: careRelations.saidBy,
      followedBy: careRelations.followedBy,
    })
    .from(careRelations)
    .innerJoin(
      members,
      and(eq(members.practiceId, careRelations.practiceId), eq(members.id, careRelations.therapistId)),
    )
    .where(and(eq(careRelations.practiceId, viewer.practiceId), eq(careRelations.clientId, clientId), isAhead))
    .orderBy(asc(since), asc(members.name));
}

export const readCare = async (tx: PracticeTx, viewer: Viewer, clientId: string): Promise<Care> => ({
  carers: await readCarers(tx, viewer, clientId),
  colleagues: await readColleagues(tx, viewer),
});

/** What has to be settled before somebody leaves, for the owner. Nobody of that id who works here: `not_found`. */
export async function readLeavingPlan(
  tx: PracticeTx,
  viewer: Viewer,
  memberId: string,
): Promise<Result<LeavingPlan, "not_found">> {
  const [member] = await tx
    .select({ id: members.id, name: members.name, role: sql<LeavingPlan["member"]["role"]>`${members.role}` })
    .from(members)
    .where(
      and(
        eq(members.practiceId, viewer.practiceId),
        eq(members.id, memberId),
        inArray(members.role, staffRoles),
        isNull(members.leftAt),
        isNotNull(members.accountId),
      ),
    );
  if (!member) return refused("not_found");
  const terms = await tx
    .select({
      id: clients.id,
      name: clients.name,
      needsSomebody: needsSomebody(memberId),
      from: firstDay(viewer.timeZone),
      until: lastDay(viewer.timeZone),
      isStandIn: sql<boolean>`${careRelations.until} is not null and ${careRelations.followedBy} is null`,
      treatedBy: treatedBy(memberId),
    })
    .from(careRelations)
    .innerJoin(clients, and(eq(clients.practiceId, careRelations.practiceId), eq(clients.id, careRelations.clientId)))
    .where(and(eq(careRelations.practiceId, viewer.practiceId), eq(careRelations.therapistId, memberId), isAhead))
    .orderBy(asc(clients.name), asc(clients.id), asc(careRelations.since));
  const theirs = new Map<string, LeavingPlan["clients"][number]>();
  for (const { id, name, needsSomebody: needs, from, until, isStandIn, treatedBy: others } of terms) {
    const one = theirs.get(id) ?? { id, name, needsSomebody: needs, standsIn: [], treatedBy: others };
    if (isStandIn && until) one.standsIn.push({ from, until });
    theirs.set(id, one);
  }
  const colleagues = (await readColleagues(tx, viewer)).filter(({ id }) => id !== memberId);
  return accepted({ member, clients: [...theirs.values()], colleagues });
}

const needsSomebody = (memberId: string) => sql<boolean>`not exists (select 1 from care_relations other
  where other.practice_id = ${clients.practiceId} and other.client_id = ${clients.id}
    and other.therapist_id <> ${memberId} and other.until is null and other.since <= now())`;

const treatedBy = (memberId: string) => sql<string[]>`array(select other.therapist_id from care_relations other
  where other.practice_id = ${clients.practiceId} and other.client_id = ${clients.id}
    and other.therapist_id <> ${memberId} and other.until is null)`;

/** Of one's own clients, whom one treats for some days only, or beside somebody who did before; by the client's id. */
export async function readOwnTerms(tx: PracticeTx, viewer: Viewer): Promise<Map<string, OwnTerm>> {
  const { practiceId, clientId, therapistId, since, until, followedBy } = careRelations;
  const rows = await tx
    .select({
      id: clientId,
      until: lastDay(viewer.timeZone),
      isStandIn: sql<boolean>`${until} is not null and ${followedBy} is null`,
    })
    .from(careRelations)
    .where(
      and(
        eq(practiceId, viewer.practiceId),
        eq(therapistId, viewer.memberId),
        sql`app.holds(${since}, ${until})`,
        sql`(${until} is not null or ${clientId} in (select app.treated_beside()))`,
      ),
    );
  return new Map(rows.map(({ id, ...term }) => [id, term]));
}

/** What somebody was called who worked here and has been let go; null of everybody else. */
export async function readLeft(tx: PracticeTx, viewer: Viewer, memberId: string): Promise<string | null> {
  const [row] = await tx
    .select({ name: members.name })
    .from(members)
    .where(
      and(
        eq(members.practiceId, viewer.practiceId),
        eq(members.id, memberId),
        inArray(members.role, staffRoles),
        isNotNull(members.leftAt),
      ),
    );
  return row?.name ?? null;
}

/** Whether somebody treats the client for good: from now on, or from the day on which whoever treats them now ends. */
export async function hasCarer(tx: PracticeTx, viewer: Viewer, clientId: string): Promise<boolean> {
  const [row] = await tx.execute<{ has: boolean }>(sql`select exists (
    select from care_relations r where r.practice_id = ${viewer.practiceId} and r.client_id = ${clientId}
      and r.until is null and (r.since <= now() or exists (select from care_relations b
        where b.practice_id = r.practice_id and b.client_id = r.client_id and b.since <= now() and b.until >= r.since))) as has`);
  return row?.has ?? false;
}
