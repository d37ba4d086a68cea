import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { clients, members, recordStatements, statementAnswers } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { dayOf } from "@/lib/calendar";
import { instantIn } from "@/lib/instant";
import { readTexts } from "@/lib/keys/read";
import { isDisputing } from "./rules";
import type { RecordStatement, WaitingStatement } from "./schema";

const withAnswer = and(
  eq(statementAnswers.practiceId, recordStatements.practiceId),
  eq(statementAnswers.clientId, recordStatements.clientId),
  eq(statementAnswers.statementId, recordStatements.id),
);

/** What a client said about their record, with the answers, newest first. */
export async function readStatements(
  tx: PracticeTx,
  viewer: Viewer,
  of: { id: string; timeZone: string },
): Promise<RecordStatement[]> {
  const rows = await tx
    .select({ row: recordStatements, answer: statementAnswers, by: members.name })
    .from(recordStatements)
    .leftJoin(statementAnswers, withAnswer)
    .leftJoin(
      members,
      and(eq(members.practiceId, statementAnswers.practiceId), eq(members.id, statementAnswers.answeredBy)),
    )
    .where(and(eq(recordStatements.practiceId, viewer.practiceId), eq(recordStatements.clientId, of.id)))
    .orderBy(desc(recordStatements.madeAt), desc(recordStatements.id));
  const texts = await readTexts(tx, viewer, of.id);
  const on = (at: string) => dayOf(new Date(at), of.timeZone);
  return rows.map(({ row, answer, by }) => {
    const told = {
      id: row.id,
      kind: row.kind as RecordStatement["kind"],
      part: row.part as RecordStatement["part"],
      aboutId: row.aboutId,
      text: texts.open("record_statements.text", row.id, row.text),
      madeAt: instantIn(row.madeAt, "UTC"),
      madeOn: on(row.madeAt),
      answerBy: row.answerBy,
      answer: answer && {
        outcome: answer.outcome as NonNullable<RecordStatement["answer"]>["outcome"],
        words: texts.open("statement_answers.words", row.id, answer.words),
        by: by ?? "",
        at: instantIn(answer.answeredAt, "UTC"),
        on: on(answer.answeredAt),
      },
    };
    return { ...told, disputed: isDisputing(told) };
  });
}

/** What waits for an answer from this therapist, of their own clients, the soonest first. No word of it is read. */
export async function readWaitingStatements(tx: PracticeTx, viewer: Viewer): Promise<WaitingStatement[]> {
  const rows = await tx
    .select({
      id: recordStatements.id,
      client: { id: clients.id, name: clients.name },
      kind: sql<WaitingStatement["kind"]>`${recordStatements.kind}`,
      part: sql<WaitingStatement["part"]>`${recordStatements.part}`,
      answerBy: recordStatements.answerBy,
    })
    .from(recordStatements)
    .innerJoin(
      clients,
      and(eq(clients.practiceId, recordStatements.practiceId), eq(clients.id, recordStatements.clientId)),
    )
    .leftJoin(statementAnswers, withAnswer)
    .where(and(eq(recordStatements.practiceId, viewer.practiceId), isNull(statementAnswers.statementId)))
    .orderBy(asc(recordStatements.answerBy), asc(recordStatements.id))
    .limit(200);
  return rows;
}
