import { and, eq, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import {
  leaveMessage,
  type MessageJob,
  type MessageOrder,
  noteMessage,
  readQuestion,
  type TakenMessage,
  takeMessage,
} from "@/db/post-office";
import { deliveries } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { setting } from "@/lib/environment";
import { occasionMail, occasionPush } from "@/lib/messages/rules";
import { sendMail, wake } from "@/lib/messages/write";
import { afterQuiet, judge, nextReminder, questionOn, repeatOf, usualWishes } from "@/lib/reminders/rules";
import type { Delivery, DeliveryKind, ReminderWishes } from "@/lib/reminders/schema";
import { jobOf } from "@/lib/reminders/write";
import { accepted, type Result, refused } from "@/lib/result";

/** Sends one message that is due, if it may still be sent, and leaves the jobs that follow from it. */
export async function deliver(order: MessageOrder, now: Date): Promise<void> {
  const kind = order.kind as DeliveryKind;
  const asked = kind === "question" && (await leaveNextQuestion(order));
  const taken = await takeMessage<ReminderWishes>(order, uuidv7(), (row) => jobsAfter(order, row, now));
  if (!taken) return;
  const verdict = judged(order, taken, now, asked);
  const wishes = taken.wishes ?? usualWishes;
  const outcome = verdict === "send" ? await send(kind, taken, wishes) : nothing(verdict);
  await noteMessage(order, taken.id, outcome);
}

/**
 * Answers whether a question stands open. The next one is set whatever becomes of this: somebody without an account today
 * may have one by then.
 */
async function leaveNextQuestion(order: MessageOrder): Promise<boolean> {
  const question = await readQuestion(order);
  if (question?.nextOn) {
    const due = questionOn(question.nextOn, question.timeZone);
    await leaveMessage(jobOf("question", order.practiceId, order.clientId, due));
  }
  return question?.due === true;
}

type Taken = TakenMessage<ReminderWishes>;

const judged = ({ kind, dueAt }: MessageOrder, { wishes, practised, timeZone }: Taken, now: Date, asked = false) =>
  judge({ kind: kind as DeliveryKind, due: new Date(dueAt), practised, asked }, wishes ?? usualWishes, timeZone, now);

/** After a reminder comes the next, and its one repeat where it was itself sent; a notice waits for the quiet hours' end. */
function jobsAfter(order: MessageOrder, taken: Taken, now: Date): MessageJob[] {
  const { practiceId, clientId, dueAt, kind } = order;
  const { timeZone } = taken;
  const wishes = taken.wishes ?? usualWishes;
  const then = (next: DeliveryKind, due: Date | null) =>
    due && due > now ? [jobOf(next, practiceId, clientId, due)] : [];
  if (kind === "notice" || kind === "question")
    return wishes.notices ? then(kind, afterQuiet(now, wishes.quiet, timeZone)) : [];
  if (kind !== "reminder") return [];
  const repeat = judged(order, taken, now) === "send" ? repeatOf(new Date(dueAt), wishes, timeZone) : null;
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
async function send(kind: DeliveryKind, taken: Taken, wishes: ReminderWishes): Promise<Outcome> {
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
