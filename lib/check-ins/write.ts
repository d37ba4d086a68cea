import { and, eq, isNull } from "drizzle-orm";
import { checkIns, privateLines } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { recordAudit } from "@/lib/audit/write";
import { dayOf } from "@/lib/calendar";
import { readClient } from "@/lib/clients/read";
import { keepTexts } from "@/lib/keys/write";
import { readPrivateLines } from "@/lib/moments/read";
import { declinedOf, isTooFarAhead } from "@/lib/moments/rules";
import { correctionKindOf, type Stored } from "@/lib/moments/write";
import { given } from "@/lib/ratings/rules";
import { accepted, refused } from "@/lib/result";
import type { AskedCheckIn, CheckIn } from "@/lib/sessions/schema";
import { checkInOf } from "./read";

/** Two numbers at any moment. The identical repeat is one; the same id with other content is refused. */
export async function tellCheckIn(
  tx: PracticeTx,
  viewer: Viewer,
  id: string,
  told: CheckIn,
  now: Date,
): Promise<Stored> {
  const { clientId, practiceId } = viewer;
  if (!clientId) return refused("not_found");
  const at = new Date(told.at);
  if (isTooFarAhead(at, now))
    return refused("start_in_future", { faults: [{ path: "at", refusal: "start_in_future" }] });
  const privateLine = told.privateLine || undefined;
  const first = told.corrects ? await readFirst(tx, viewer, told.corrects) : null;
  if (told.corrects && !first) return refused("not_found");
  const [row] = await tx
    .insert(checkIns)
    .values({
      practiceId,
      clientId,
      id,
      ...momentOf(told, at),
      // What is told otherwise is about the same moment.
      ...(first && { at: first.at, timeZone: first.timeZone, day: first.day }),
      ...(first && { corrects: first.id, correction: await correctionKindOf(tx, viewer, first.receivedAt, now) }),
      context: told.context ?? null,
    })
    .onConflictDoNothing()
    .returning();
  if (!row) {
    const of = and(eq(checkIns.practiceId, practiceId), eq(checkIns.clientId, clientId), eq(checkIns.id, id));
    const [known] = await tx.select().from(checkIns).where(of);
    if (!known) return refused("same_id_other_content");
    const was = checkInOf(known, (await readPrivateLines(tx, viewer, clientId, [id])).get(id));
    const said = first ? { ...told, at: first.at, timeZone: first.timeZone } : { ...told, privateLine };
    const same = known.corrects === (first?.id ?? null) && JSON.stringify(saidOf(was)) === JSON.stringify(saidOf(said));
    return same ? accepted({ id, repeated: true }) : refused("same_id_other_content");
  }
  if (privateLine) {
    const texts = await keepTexts(tx, viewer, clientId);
    const line = texts.seal("private_lines.line", id, privateLine);
    await tx.insert(privateLines).values({ practiceId, clientId, ofId: id, line });
  }
  await recordAudit(tx, viewer, {
    event: first ? "check_in.corrected" : "check_in.told",
    action: first ? "U" : "C",
    clientId,
    object: ["check_in", first?.id ?? id],
    ...(first && { detail: { kind: row.correction } }),
  });
  return accepted({ id, repeated: false });
}

const momentOf = (told: AskedCheckIn & { timeZone: string }, at: Date) => ({
  at: at.toISOString(),
  timeZone: told.timeZone,
  day: dayOf(at, told.timeZone),
  tension: given(told.tension),
  safety: given(told.safety),
  declined: declinedOf(told),
  areas: [...told.areas].sort(),
  wording: told.wording ?? null,
});

/** The client's own check-in that something is told of otherwise: never itself a correction. */
async function readFirst(tx: PracticeTx, viewer: Viewer, id: string) {
  const { practiceId, clientId } = viewer;
  const [first] = await tx
    .select()
    .from(checkIns)
    .where(
      and(
        eq(checkIns.practiceId, practiceId),
        eq(checkIns.clientId, clientId ?? ""),
        eq(checkIns.id, id),
        isNull(checkIns.corrects),
        isNull(checkIns.askedBy),
      ),
    );
  return first ?? null;
}

/** Two numbers that a therapist asks for in a visit: the client's answer, written down by whoever asked. */
export async function askCheckIn(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  id: string,
  told: AskedCheckIn,
  now: Date,
): Promise<Stored> {
  const at = new Date(told.at);
  if (isTooFarAhead(at, now))
    return refused("start_in_future", { faults: [{ path: "at", refusal: "start_in_future" }] });
  const { practiceId, memberId } = viewer;
  const client = await readClient(tx, viewer, clientId);
  if (!client.ok) return client;
  const said = { ...told, timeZone: client.value.timeZone };
  const values = { ...momentOf(said, at), askedBy: memberId };
  const stored = await tx
    .insert(checkIns)
    .values({ practiceId, clientId, id, ...values })
    .onConflictDoNothing();
  if (stored.count === 0) {
    const of = and(eq(checkIns.practiceId, practiceId), eq(checkIns.clientId, clientId), eq(checkIns.id, id));
    const [known] = await tx.select().from(checkIns).where(of);
    // By the clock that the client had then: another one since makes no other answer of it.
    const same =
      known?.askedBy === memberId &&
      JSON.stringify(saidOf(checkInOf(known))) === JSON.stringify(saidOf({ ...said, timeZone: known.timeZone }));
    return same ? accepted({ id, repeated: true }) : refused("same_id_other_content");
  }
  await recordAudit(tx, viewer, { event: "check_in.asked", action: "C", clientId, object: ["check_in", id] });
  return accepted({ id, repeated: false });
}

const saidOf = ({ at, timeZone, tension, safety, areas, context, privateLine, wording }: CheckIn) => [
  Date.parse(at),
  timeZone,
  tension,
  safety,
  [...areas].sort(),
  context ? [context.place, context.company, context.event] : null,
  privateLine ?? null,
  wording ?? null,
];
