import { and, asc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { careRelations, clients, members } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { accepted, type Result, refused } from "@/lib/result";
import type { Care, Colleague, LeavingPlan } from "./schema";

/** Whoever works here and can sign in: only they can be given somebody's care. */
export async function readColleagues(tx: PracticeTx, viewer: Viewer): Promise<Colleague[]> {
  return tx
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(
      and(
        eq(members.practiceId, viewer.practiceId),
        inArray(members.role, ["owner", "therapist"]),
        isNull(members.leftAt),
        isNotNull(members.accountId),
      ),
    )
    .orderBy(asc(members.name), asc(members.id));
}

/** Who treats the client whose record is open, and who will; whoever did so once is in the log. */
export async function readCare(tx: PracticeTx, viewer: Viewer, clientId: string): Promise<Care> {
  const zone = viewer.timeZone;
  const { since, until } = careRelations;
  const carers = await tx
    .select({
      id: members.id,
      name: members.name,
      from: sql<string>`(${since} at time zone ${zone})::date::text`,
      // The last day, where the moment is the midnight after it.
      until: sql<string | null>`((${until} - interval '1 microsecond') at time zone ${zone})::date::text`,
      hasBegun: sql<boolean>`${since} <= now()`,
    })
    .from(careRelations)
    .innerJoin(
      members,
      and(eq(members.practiceId, careRelations.practiceId), eq(members.id, careRelations.therapistId)),
    )
    .where(
      and(
        eq(careRelations.practiceId, viewer.practiceId),
        eq(careRelations.clientId, clientId),
        sql`(${until} is null or ${until} > now())`,
      ),
    )
    .orderBy(asc(since), asc(members.name));
  return { carers, colleagues: await readColleagues(tx, viewer) };
}

/** What has to be settled before somebody leaves, for the owner. Nobody of that id who works here: `not_found`. */
export async function readLeavingPlan(
  tx: PracticeTx,
  viewer: Viewer,
  memberId: string,
): Promise<Result<LeavingPlan, "not_found">> {
  const [member] = await tx
    .select({ id: members.id, name: members.name, role: sql<"owner" | "therapist">`${members.role}` })
    .from(members)
    .where(
      and(
        eq(members.practiceId, viewer.practiceId),
        eq(members.id, memberId),
        inArray(members.role, ["owner", "therapist"]),
        isNull(members.leftAt),
        isNotNull(members.accountId),
      ),
    );
  if (!member) return refused("not_found");
  const theirs = await tx
    .selectDistinct({ id: clients.id, name: clients.name, needsSomebody: needsSomebody(memberId) })
    .from(careRelations)
    .innerJoin(clients, and(eq(clients.practiceId, careRelations.practiceId), eq(clients.id, careRelations.clientId)))
    .where(
      and(
        eq(careRelations.practiceId, viewer.practiceId),
        eq(careRelations.therapistId, memberId),
        sql`(${careRelations.until} is null or ${careRelations.until} > now())`,
      ),
    )
    .orderBy(asc(clients.name), asc(clients.id));
  const colleagues = (await readColleagues(tx, viewer)).filter(({ id }) => id !== memberId);
  return accepted({ member, clients: theirs, colleagues });
}

const needsSomebody = (memberId: string) => sql<boolean>`not exists (select 1 from care_relations other
  where other.practice_id = ${clients.practiceId} and other.client_id = ${clients.id}
    and other.therapist_id <> ${memberId} and other.until is null and other.since <= now())`;
