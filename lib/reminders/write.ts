import { isDeepStrictEqual } from "node:util";
import { and, count, eq, gt, sql } from "drizzle-orm";
import type { MessageJob } from "@/db/post-office";
import { deliveries, pushDevices, reminderSuggestions, reminders } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { recordAudit } from "@/lib/audit/write";
import type { Day } from "@/lib/calendar";
import { hasDeclined } from "@/lib/consents/read";
import { setting } from "@/lib/environment";
import { keepTexts } from "@/lib/keys/write";
import { isPushAddress } from "@/lib/messages/rules";
import { accepted, type Result, refused } from "@/lib/result";
import { readReminders, readSuggestion } from "./read";
import { nextReminder, questionOn } from "./rules";
import type {
  DeliveryKind,
  PushSubscription,
  ReminderSuggestion,
  Reminders,
  ReminderTap,
  ReminderWishes,
} from "./schema";

/** A client's id is their practice's own: another practice may hold the same one. */
const keyOf = (kind: DeliveryKind, practiceId: string, clientId: string) => `${kind}:${practiceId}:${clientId}`;

/** The job of one message to one client. A client has one of a kind: the next takes the place of one that waits. */
export const jobOf = (kind: DeliveryKind, practiceId: string, clientId: string, due: Date): MessageJob => ({
  order: { practiceId, clientId, kind, dueAt: due.toISOString() },
  runAt: due,
  key: keyOf(kind, practiceId, clientId),
});

async function leaveJob(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  kind: DeliveryKind,
  due: Date,
): Promise<void> {
  const { order, runAt, key } = jobOf(kind, viewer.practiceId, clientId, due);
  await tx.execute(sql`select app.enqueue('message', ${JSON.stringify(order)}::json, ${runAt.toISOString()}, ${key})`);
}

/** Keeps what a client chose, and sets the next reminder by it. Refuses `stale` when another device was first. */
export async function chooseReminders(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  wishes: ReminderWishes,
  match: number,
  now: Date,
): Promise<Result<Reminders>> {
  const before = await readReminders(tx, viewer, clientId);
  if (match !== before.version) {
    const isRepeat = match === before.version - 1 && isDeepStrictEqual(before.wishes, wishes);
    return isRepeat ? accepted(before) : refused("stale", { current: before });
  }
  // Choosing a day would say yes where somebody said no: they change that first, where they said it.
  const asksForMessages = wishes.days.length > 0 || wishes.notices;
  if (asksForMessages && (await hasDeclined(tx, viewer, clientId, "messages"))) return refused("messages_declined");
  const kept = { wishes, revision: match + 1, changedAt: now.toISOString() };
  const changed =
    match === 0
      ? await tx
          .insert(reminders)
          .values({ practiceId: viewer.practiceId, clientId, ...kept })
          .onConflictDoNothing()
      : await tx
          .update(reminders)
          .set(kept)
          .where(
            and(
              eq(reminders.practiceId, viewer.practiceId),
              eq(reminders.clientId, clientId),
              eq(reminders.revision, match),
            ),
          );
  if (changed.count === 0) return refused("stale", { current: await readReminders(tx, viewer, clientId) });
  const next = nextReminder(wishes, viewer.timeZone, now);
  if (next) await leaveJob(tx, viewer, clientId, "reminder", next);
  else await tx.execute(sql`select app.dequeue(${keyOf("reminder", viewer.practiceId, clientId)})`);
  if (!next || !wishes.repeat)
    await tx.execute(sql`select app.dequeue(${keyOf("repeat", viewer.practiceId, clientId)})`);
  await recordAudit(tx, viewer, {
    event: "reminders.changed",
    action: "U",
    clientId,
    object: ["reminders", clientId],
  });
  return accepted(await readReminders(tx, viewer, clientId));
}

/**
 * The waiting reminder was set by another clock. What a client chose is theirs to read, so it is not worked out here: a
 * job that is due now finds that nothing is to be sent, and sets the next one by the clock that holds.
 */
export const setRemindersAnew = (tx: PracticeTx, viewer: Viewer, clientId: string, now: Date): Promise<void> =>
  leaveJob(tx, viewer, clientId, "reminder", now);

/** A therapist's suggestion; null takes it back. Nothing is sent by it. */
export async function suggestReminders(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  suggestion: ReminderSuggestion | null,
  now: Date,
): Promise<Result<{ suggestion: Reminders["suggestion"] }>> {
  const of = and(eq(reminderSuggestions.practiceId, viewer.practiceId), eq(reminderSuggestions.clientId, clientId));
  if (suggestion) {
    const texts = await keepTexts(tx, viewer, clientId);
    const sealed = texts.sealValue("reminder_suggestions.suggestion", clientId, suggestion);
    const made = { suggestion: sealed, madeBy: viewer.memberId, madeAt: now.toISOString() };
    await tx
      .insert(reminderSuggestions)
      .values({ practiceId: viewer.practiceId, clientId, ...made })
      .onConflictDoUpdate({ target: [reminderSuggestions.practiceId, reminderSuggestions.clientId], set: made });
  } else await tx.delete(reminderSuggestions).where(of);
  await recordAudit(tx, viewer, {
    event: "reminders.suggested",
    action: suggestion ? "U" : "D",
    clientId,
    object: ["reminder_suggestion", clientId],
  });
  return accepted({ suggestion: await readSuggestion(tx, viewer, clientId) });
}

/** Keeps the address at which a browser can be woken. Refuses what is no push service's, and more than ten devices. */
export async function addPushDevice(
  tx: PracticeTx,
  id: string,
  { endpoint, keys, device }: PushSubscription,
): Promise<Result<{ id: string }>> {
  if (!isPushAddress(endpoint, setting("PUSH_ORIGIN")))
    return refused("invalid", { faults: [{ path: "endpoint", refusal: "invalid" }] });
  const [row] = await tx.execute<{ kept: boolean }>(
    sql`select app.add_push_device(${id}, ${endpoint}, ${keys.p256dh}, ${keys.auth}, ${device}) as kept`,
  );
  return row?.kept ? accepted({ id }) : refused("conflict");
}

export async function removePushDevice(tx: PracticeTx, viewer: Viewer, id: string): Promise<Result<{ done: true }>> {
  const removed = await tx
    .delete(pushDevices)
    .where(
      and(
        eq(pushDevices.practiceId, viewer.practiceId),
        eq(pushDevices.memberId, viewer.memberId),
        eq(pushDevices.id, id),
      ),
    );
  return removed.count > 0 ? accepted({ done: true }) : refused("not_found");
}

/** In ten minutes: a mail address that is somebody else's should not be filled with tests. */
const mostTests = 5;

/** Sends a message at once, by the ways that were chosen, so that somebody sees whether it arrives. */
export async function testReminders(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  now: Date,
): Promise<Result<{ dueAt: string }>> {
  const since = new Date(now.getTime() - 600_000).toISOString();
  const [row] = await tx
    .select({ count: count() })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.practiceId, viewer.practiceId),
        eq(deliveries.clientId, clientId),
        eq(deliveries.kind, "test"),
        gt(deliveries.dueAt, since),
      ),
    );
  if ((row?.count ?? 0) >= mostTests) return refused("too_many_tries");
  await leaveJob(tx, viewer, clientId, "test", now);
  return accepted({ dueAt: now.toISOString() });
}

/**
 * What a tap on a message asks for: once more in an hour, or nothing more today. Refuses `not_found` where the message was
 * somebody else's: on a shared device it may still lie there when the next one has signed in.
 */
export async function tapReminder(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  { id, wish }: ReminderTap,
  now: Date,
): Promise<Result<{ done: true }>> {
  const [own] = await tx
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(eq(deliveries.practiceId, viewer.practiceId), eq(deliveries.clientId, clientId), eq(deliveries.id, id)));
  if (!own) return refused("not_found");
  if (wish === "later") await leaveJob(tx, viewer, clientId, "repeat", new Date(now.getTime() + 3_600_000));
  else await tx.execute(sql`select app.dequeue(${keyOf("repeat", viewer.practiceId, clientId)})`);
  return accepted({ done: true });
}

/** Changes that follow each other within this time are one notice. */
const noticeAfter = 10;

/** Lets a client know that there is something new, in a while, and not in their quiet hours: judged when it is due. */
export async function announce(tx: PracticeTx, viewer: Viewer, clientId: string, now: Date): Promise<void> {
  await leaveJob(tx, viewer, clientId, "notice", new Date(now.getTime() + noticeAfter * 60_000));
}

/**
 * Lets a client know when they are asked something: in a while where it stands open now, or on the day on which it is
 * asked next. Whether it still is, is judged then; the queue sets the one after it.
 */
export async function announceQuestion(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  { isOpen, nextOn, timeZone }: { isOpen: boolean; nextOn: Day | null; timeZone: string },
  now: Date,
): Promise<void> {
  if (isOpen) await leaveJob(tx, viewer, clientId, "question", new Date(now.getTime() + noticeAfter * 60_000));
  else if (nextOn !== null) await leaveJob(tx, viewer, clientId, "question", questionOn(nextOn, timeZone));
}
