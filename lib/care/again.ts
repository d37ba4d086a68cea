import { sql } from "drizzle-orm";
import { careRelations } from "@/db/schema";
import { type Entry, enterPractice, type PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { accepted, type Result } from "@/lib/result";
import { readColleagues } from "./read";
import type { Care, CareTerm } from "./schema";
import { of } from "./terms";
import { giveCare } from "./write";

/**
 * {@link giveCare}, also where it is a hand-over that was done already and whose answer got lost: whoever handed over can't
 * open the record any more, and is told once more what they themselves settled. Nothing is opened for that, and anybody else
 * is answered at the door as always.
 */
export async function giveCareAgain(
  entry: Entry,
  clientId: string,
  memberId: string,
  term: CareTerm,
  now: Date,
): Promise<Result<Care>> {
  if (term.insteadOf !== null && term.until === null) {
    const { clientId: _record, ...unopened } = entry;
    const done = await enterPractice(unopened, async (tx, viewer) =>
      accepted(await readHandedOver(tx, viewer, clientId, memberId, term)),
    );
    if (!done.ok) return done;
    if (done.value) return accepted(done.value);
  }
  return enterPractice(entry, (tx, viewer) => giveCare(tx, viewer, clientId, memberId, term, now));
}

/** What a therapist settled when they handed their client over, read off their own row alone; null of everything else. */
async function readHandedOver(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  memberId: string,
  { from, insteadOf }: CareTerm,
): Promise<Care | null> {
  if (viewer.role !== "therapist" || insteadOf !== viewer.memberId) return null;
  const { followedBy, saidBy, until } = careRelations;
  const [last] = await tx
    .select({
      followedBy,
      saidBy,
      isOver: sql<boolean>`coalesce(${until} <= now(), false)`,
      on: sql<string | null>`(${until} at time zone ${viewer.timeZone})::date::text`,
    })
    .from(careRelations)
    .where(of(viewer, clientId, viewer.memberId))
    .orderBy(sql`${until} desc nulls first`)
    .limit(1);
  if (!last?.isOver || last.followedBy !== memberId || last.saidBy !== viewer.memberId || last.on !== from) return null;
  const colleagues = await readColleagues(tx, viewer);
  const taker = colleagues.find(({ id }) => id === memberId);
  if (!taker) return null;
  const carer = { ...taker, from, until: null, hasBegun: true, saidBy: viewer.memberId, followedBy: null };
  return { carers: [carer], colleagues };
}
