import { isDeepStrictEqual } from "node:util";
import { and, count, eq, gt, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { type MessageJob, type MessageOrder, noteMessage, type TakenMessage, takeMessage } from "@/db/post-office";
import { deliveries, pushDevices, reminderSuggestions, reminders } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { recordAudit } from "@/lib/audit/write";
import { setting } from "@/lib/environment";
import { isPushAddress, occasionMail, occasionPush } from "@/lib/messages/rules";
import { sendMail, wake } from "@/lib/messages/write";
import { accepted, type Result, refused } from "@/lib/result";
import { readReminders, readSuggestion } from "./read";
import { afterQuiet, judge, nextReminder, repeatOf, usualWishes } from "./rules";
import type { Delivery, PushSubscription, ReminderSuggestion, Reminders, ReminderTap, ReminderWishes } from "./schema";

type Kind = Delivery["kind"];

/** A client's id is their practice's own: another practice may hold the same one. */
const keyOf = (kind: Kind, practiceId: string, clientId: string) => `${kind}:${practiceId}:${clientId}`;

const orderOf = (practiceId: string, clientId: string, kind: Kind, due: Date): MessageOrder => ({
  practiceId,
  clientId,
  kind,
  dueAt: due.toISOString(),
});

const enqueue = ({ order, runAt, key }: MessageJob) =>
  sql`select app.enqueue('message', ${JSON.stringify(order)}::json, ${runAt.toISOString()}, ${key})`;

const leaveJob = async (tx: PracticeTx, viewer: Viewer, clientId: string, kind: Kind, due: Date): Promise<void> => {
  await tx.execute(
    enqueue({
      order: orderOf(viewer.practiceId, clientId, kind, due),
      runAt: due,
      key: keyOf(kind, viewer.practiceId, clientId),
    }),
  );
};

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
    const made = { suggestion, madeBy: viewer.memberId, madeAt: now.toISOString() };
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

/** The device says that it showed a message; the first time counts. */
export async function noteShown(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  id: string,
  now: Date,
): Promise<Result<{ done: true }>> {
  const one = and(
    eq(deliveries.practiceId, viewer.practiceId),
    eq(deliveries.clientId, clientId),
    eq(deliveries.id, id),
  );
  const noted = await tx
    .update(deliveries)
    .set({ shownAt: sql`coalesce(${deliveries.shownAt}, ${now.toISOString()})` })
    .where(one);
  return noted.count > 0 ? accepted({ done: true }) : refused("not_found");
}

/** Changes that follow each other within this time are one notice. */
const noticeAfter = 10;

/** Lets a client know that there is something new, in a while, and not in their quiet hours: judged when it is due. */
export async function announce(tx: PracticeTx, viewer: Viewer, clientId: string, now: Date): Promise<void> {
  await leaveJob(tx, viewer, clientId, "notice", new Date(now.getTime() + noticeAfter * 60_000));
}

/** Sends one message that is due, if it may still be sent, and leaves the jobs that follow from it. */
export async function deliver(order: MessageOrder, now: Date): Promise<void> {
  const kind = order.kind as Kind;
  const due = new Date(order.dueAt);
  const taken = await takeMessage<ReminderWishes>(order, uuidv7(), (row) => jobsAfter(order, row, now));
  if (!taken) return;
  const wishes = taken.wishes ?? usualWishes;
  const verdict = judge({ kind, due, practised: taken.practised }, wishes, taken.timeZone, now);
  const outcome = verdict === "send" ? await send(kind, taken, wishes) : nothing(verdict);
  await noteMessage(order, taken.id, outcome);
}

function jobsAfter(order: MessageOrder, taken: TakenMessage<ReminderWishes>, now: Date): MessageJob[] {
  const { practiceId, clientId, dueAt, kind } = order;
  const { timeZone } = taken;
  const wishes = taken.wishes ?? usualWishes;
  const then = (next: Kind, runAt: Date | null) =>
    runAt && runAt > now
      ? [{ order: orderOf(practiceId, clientId, next, runAt), runAt, key: keyOf(next, practiceId, clientId) }]
      : [];
  if (kind === "notice") return wishes.notices ? then("notice", afterQuiet(now, wishes.quiet, timeZone)) : [];
  if (kind !== "reminder") return [];
  const repeat = repeatOf(new Date(dueAt), wishes, timeZone);
  return [...then("reminder", nextReminder(wishes, timeZone, now)), ...then("repeat", repeat)];
}

interface Outcome {
  state: Delivery["state"];
  way: Delivery["way"];
  problem: Delivery["problem"];
  gone: string[];
}

const nothing = (state: Outcome["state"]): Outcome => ({ state, way: null, problem: null, gone: [] });

/** By the first way that works: the second is there for when the first does not arrive. */
async function send(kind: Kind, taken: TakenMessage<ReminderWishes>, wishes: ReminderWishes): Promise<Outcome> {
  const { locale, recipient, devices, id } = taken;
  const gone: string[] = [];
  let problem: Outcome["problem"] = "no_way";
  for (const way of wishes.ways) {
    if (way === "push") {
      const words = occasionPush(locale, kind, wishes.tone, id);
      const answers = await Promise.all(devices.map((device) => wake(device, words)));
      gone.push(...devices.filter((_, n) => answers[n] === "gone").map((device) => device.id));
      if (answers.includes("taken")) return { state: "sent", way, problem: null, gone };
      if (devices.length > 0) problem = answers.includes("refused") ? "push_refused" : "device_gone";
    } else if (recipient && !setting("SMTP_URL")) problem = "no_mail_server";
    else if (recipient) {
      const went = await sendMail(recipient, occasionMail(locale, kind, wishes.tone, setting("PUBLIC_URL")));
      if (went === "sent") return { state: "sent", way, problem: null, gone };
      if (went === "unknown") return { state: "taken", way, problem: null, gone };
      problem = "mail_refused";
    }
  }
  return { state: "failed", way: null, problem, gone };
}
