import { sql } from "drizzle-orm";
import { type Entry, enterPractice, openRecord, type PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { cursorOf, keysOf } from "@/lib/cursor";
import { instantIn } from "@/lib/instant";
import { readTexts } from "@/lib/keys/read";
import { accepted, type Result } from "@/lib/result";
import type { ClientTexts } from "@/lib/sealing";
import { type Question, type QuestionPage, questionKeys } from "./schema";

interface Row extends Record<string, unknown> {
  id: string;
  client_id: string;
  client_name: string;
  look_id: string;
  event: string;
  name: string | null;
  at: string;
  question: string;
  asked_at: string;
  answer: string | null;
  answered_by: string | null;
  answered_at: string | null;
}

const told = sql`select q.id, q.client_id, c.name as client_name, q.look_id, e.event, m.name, e.at::text as at, q.question,
    q.asked_at::text as asked_at, q.answer, a.name as answered_by, q.answered_at::text as answered_at
  from look_questions q
    join clients c on c.practice_id = q.practice_id and c.id = q.client_id
    join audit_events e on e.practice_id = q.practice_id and e.id = q.look_id
    left join members m on m.practice_id = e.practice_id and m.id = e.actor_id
    left join members a on a.practice_id = q.practice_id and a.id = q.answered_by`;

const questionOf = (row: Row, zone: string, texts: ClientTexts): Question => ({
  id: row.id,
  client: { id: row.client_id, name: row.client_name },
  look: { id: row.look_id, event: row.event, name: row.name ?? "", at: instantIn(row.at, zone) },
  text: texts.open("look_questions.question", row.id, row.question),
  askedAt: instantIn(row.asked_at, zone),
  answer:
    row.answer === null
      ? null
      : {
          text: texts.open("look_questions.answer", row.id, row.answer),
          by: row.answered_by ?? "",
          at: instantIn(row.answered_at ?? row.asked_at, zone),
        },
});

/** Questions about who looked, newest first: of one client, or of all for the owner. */
export async function readQuestions(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string | null,
  page: QuestionPage,
): Promise<{ items: Question[]; nextCursor: string | null }> {
  const after = keysOf(page.cursor, questionKeys);
  const rows = await tx.execute<Row>(sql`${told}
    where q.practice_id = ${viewer.practiceId} ${clientId ? sql`and q.client_id = ${clientId}` : sql``}
      ${after ? sql`and (q.asked_at, q.id::text) < (${after[0]}::timestamptz, ${after[1]})` : sql``}
    order by q.asked_at desc, q.id::text desc limit ${page.limit + 1}`);
  const shown = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? shown.at(-1) : undefined;
  const items: Question[] = [];
  for (const row of shown) {
    // The key of a client's texts is told within their open record only; an owner may open each.
    if (!clientId) await openRecord(tx, row.client_id);
    items.push(questionOf(row, viewer.timeZone, await readTexts(tx, viewer, row.client_id)));
  }
  return {
    items,
    nextCursor: last ? cursorOf(last.asked_at, last.id) : null,
  };
}

export async function readQuestion(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  id: string,
): Promise<Question | null> {
  const [row] = await tx.execute<Row>(sql`${told}
    where q.practice_id = ${viewer.practiceId} and q.client_id = ${clientId} and q.id = ${id}`);
  return row ? questionOf(row, viewer.timeZone, await readTexts(tx, viewer, clientId)) : null;
}

/** How many questions wait for the owner's answer. */
export async function countOpenQuestions(tx: PracticeTx, viewer: Viewer): Promise<number> {
  const [row] = await tx.execute<{ open: number }>(sql`select count(*)::int as open from look_questions
    where practice_id = ${viewer.practiceId} and answer is null`);
  return row?.open ?? 0;
}

/** The same, for a frame that shows no more than the number, and none where the door says no. */
export const readOpenQuestions = (entry: Entry): Promise<Result<number>> =>
  enterPractice(entry, async (tx, viewer) => accepted(await countOpenQuestions(tx, viewer)));
