import { recordStatements, statementAnswers } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { recordAudit } from "@/lib/audit/write";
import { dayOf, monthAfter } from "@/lib/calendar";
import { keepTexts } from "@/lib/keys/write";
import { accepted, type Result, refused } from "@/lib/result";
import { readStatements } from "./read";
import { mostWaiting } from "./rules";
import type { AnswerDraft, RecordStatement, StatementDraft } from "./schema";

type Of = { id: string; timeZone: string };

const saidOf = ({ kind, part, aboutId, text }: StatementDraft) => JSON.stringify([kind, part, aboutId, text]);

/** Sets a client's own words beside a part of their record. The answer is due in a month. Sent twice it is one. */
export async function makeStatement(
  tx: PracticeTx,
  viewer: Viewer,
  client: Of,
  id: string,
  draft: StatementDraft,
  now: Date,
): Promise<Result<{ statement: RecordStatement; isNew: boolean }>> {
  const before = await readStatements(tx, viewer, client);
  const known = before.find((one) => one.id === id);
  if (known) {
    const isSame = saidOf(known) === saidOf(draft);
    return isSame ? accepted({ statement: known, isNew: false }) : refused("same_id_other_content");
  }
  if (before.filter(({ answer }) => answer === null).length >= mostWaiting) return refused("too_many_waiting");
  const texts = await keepTexts(tx, viewer, client.id);
  const made = await tx
    .insert(recordStatements)
    .values({
      practiceId: viewer.practiceId,
      clientId: client.id,
      id,
      ...draft,
      text: texts.seal("record_statements.text", id, draft.text),
      madeBy: viewer.memberId,
      answerBy: monthAfter(dayOf(now, client.timeZone)),
    })
    .onConflictDoNothing();
  const statement = (await readStatements(tx, viewer, client)).find((one) => one.id === id);
  if (!statement || made.count === 0) return refused("conflict");
  await recordAudit(tx, viewer, {
    event: "statement.made",
    action: "C",
    clientId: client.id,
    object: ["statement", id],
    detail: { kind: draft.kind, part: draft.part },
  });
  return accepted({ statement, isNew: true });
}

/** Answers a statement, once. What was written stays beside it, whatever the answer is. */
export async function answerStatement(
  tx: PracticeTx,
  viewer: Viewer,
  client: Of,
  id: string,
  draft: AnswerDraft,
): Promise<Result<{ statement: RecordStatement; isNew: boolean }>> {
  const read = async () => (await readStatements(tx, viewer, client)).find((one) => one.id === id);
  const before = await read();
  if (!before) return refused("not_found");
  const isSame = (given: RecordStatement["answer"]) => given?.outcome === draft.outcome && given.words === draft.words;
  if (before.answer)
    return isSame(before.answer) ? accepted({ statement: before, isNew: false }) : refused("settled_already");
  const texts = await keepTexts(tx, viewer, client.id);
  const made = await tx
    .insert(statementAnswers)
    .values({
      practiceId: viewer.practiceId,
      clientId: client.id,
      statementId: id,
      ...draft,
      words: texts.seal("statement_answers.words", id, draft.words),
      answeredBy: viewer.memberId,
    })
    .onConflictDoNothing();
  const after = await read();
  if (!after || (made.count === 0 && !isSame(after.answer))) return refused("settled_already");
  if (made.count > 0)
    await recordAudit(tx, viewer, {
      event: "statement.answered",
      action: "U",
      clientId: client.id,
      object: ["statement", id],
      detail: { outcome: draft.outcome },
    });
  return accepted({ statement: after, isNew: made.count > 0 });
}
