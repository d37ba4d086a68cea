import { setting } from "@/lib/environment";
import { connect, type Pool } from "./connection";

// As the worker's role, which reads no table: each function hands out what one message needs, once.

export interface LetterOrder {
  practiceId: string;
  id: string;
}

export interface Letter {
  recipient: string;
  subject: string;
  body: string;
}

/** A message that is due to a client. */
export interface MessageOrder {
  practiceId: string;
  clientId: string;
  kind: string;
  /** ISO 8601, UTC. */
  dueAt: string;
}

export interface PushAddress {
  id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** A message that is ours to send, and what is needed for it. */
export interface TakenMessage<Wishes> {
  id: string;
  wishes: Wishes | null;
  timeZone: string;
  locale: "nl" | "en";
  recipient: string | null;
  /** Whether the client logged a session today. */
  practised: boolean;
  devices: PushAddress[];
}

export interface MessageJob {
  order: MessageOrder;
  runAt: Date;
  /** A job of the same name that waits is replaced. */
  key: string;
}

const kept = globalThis as typeof globalThis & { verzachtPost?: Pool };

function post() {
  const address = setting("VERZACHT_QUEUE");
  if (!address) throw new Error("This process has no queue");
  kept.verzachtPost ??= connect(address, 2, (broken) => {
    if (kept.verzachtPost === broken) delete kept.verzachtPost;
  });
  return kept.verzachtPost;
}

export const closePost = async (): Promise<void> => kept.verzachtPost?.end({ timeout: 1 });

/** The letter, if it may be sent and nobody else took it. */
export async function takeLetter({ practiceId, id }: LetterOrder): Promise<Letter | undefined> {
  const [letter] = await post()<Letter[]>`select * from app.take_letter(${practiceId}, ${id})`;
  return letter;
}

export async function noteLetter({ practiceId, id }: LetterOrder, sent: boolean): Promise<void> {
  await post()`select app.note_letter(${practiceId}, ${id}, ${sent})`;
}

/** Gives letters that wait their job back. */
export async function enqueueLetters(): Promise<void> {
  await post()`select app.enqueue_letters()`;
}

/**
 * Takes a message and leaves the jobs that follow from it, in one transaction: nobody else sends it, and whatever becomes
 * of this process, the next one comes. Null: somebody took it before, or the client can't be reached.
 */
export async function takeMessage<Wishes>(
  { practiceId, clientId, kind, dueAt }: MessageOrder,
  id: string,
  follow: (taken: TakenMessage<Wishes>) => MessageJob[],
): Promise<TakenMessage<Wishes> | null> {
  return post().begin(async (sql) => {
    const [row] = await sql<Record<string, never>[]>`
      select * from app.take_delivery(${practiceId}, ${clientId}, ${kind}, ${dueAt}, ${id})`;
    if (!row) return null;
    const { time_zone: timeZone, devices, ...rest } = row as Record<string, unknown>;
    const taken = { ...rest, timeZone, devices: devices ?? [] } as unknown as TakenMessage<Wishes>;
    for (const { order, runAt, key } of follow(taken))
      await sql`select app.enqueue('message', ${JSON.stringify(order)}::text::json, ${runAt.toISOString()}, ${key})`;
    return taken;
  });
}

/** Whether a client is asked something that stands open, and the next day on which they are asked, on their own clock. */
export async function readQuestion({ practiceId, clientId }: MessageOrder) {
  const [row] = await post()<{ due: boolean; nextOn: string | null; timeZone: string }[]>`
    select due, next_on::text as "nextOn", time_zone as "timeZone" from app.question_of(${practiceId}, ${clientId})`;
  return row;
}

export async function leaveMessage({ order, runAt, key }: MessageJob): Promise<void> {
  await post()`select app.enqueue('message', ${JSON.stringify(order)}::text::json, ${runAt.toISOString()}, ${key})`;
}

export async function noteMessage(
  { practiceId, clientId }: MessageOrder,
  id: string,
  outcome: { state: string; way: string | null; problem: string | null; gone: string[] },
): Promise<void> {
  const { state, way, problem, gone } = outcome;
  await post()`select app.note_delivery(${practiceId}, ${clientId}, ${id}, ${state}, ${way}, ${problem}, ${gone})`;
}

/** Seals what the audit log holds and no seal covers; `whole` looks at all of it, not only at the last quarter of an hour. */
export async function sealAudit(whole: boolean): Promise<void> {
  for (let sealed = most; sealed >= most; ) {
    const [row] = await post()<{ sealed: number }[]>`select app.seal_audit(${whole}, ${most}) as sealed`;
    sealed = row?.sealed ?? 0;
  }
}

const most = 20_000;

/** Where the chain of each practice ends now. */
export const readAuditHeads = () =>
  post()<{ practiceId: string; seq: string; hash: string }[]>`
    select practice_id as "practiceId", seq, hash from app.audit_heads()`;
