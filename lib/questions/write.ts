import { and, eq, isNull, sql } from "drizzle-orm";
import { auditEvents, lookQuestions } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { recordAudit } from "@/lib/audit/write";
import { keepTexts } from "@/lib/keys/write";
import { accepted, type Result, refused } from "@/lib/result";
import { readQuestion } from "./read";
import type { Question, QuestionDraft } from "./schema";

// As many as anybody has at once; a form that runs wild stops here.
const mostOpen = 10;

const ofClient = (viewer: Viewer, clientId: string) =>
  and(eq(lookQuestions.practiceId, viewer.practiceId), eq(lookQuestions.clientId, clientId));

/** The client asks about a line of who looked into their record. The same question sent twice is one. */
export async function askAboutLook(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  id: string,
  { lookId, text }: QuestionDraft,
): Promise<Result<{ question: Question; isNew: boolean }>> {
  const before = await readQuestion(tx, viewer, clientId, id);
  if (before)
    return before.look.id === lookId && before.text === text
      ? accepted({ question: before, isNew: false })
      : refused("same_id_other_content");
  const [look] = await tx
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.practiceId, viewer.practiceId),
        eq(auditEvents.clientId, clientId),
        eq(auditEvents.id, lookId),
      ),
    );
  if (!look) return refused("invalid", { faults: [{ path: "lookId", refusal: "not_found" }] });
  const [open] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(lookQuestions)
    .where(and(ofClient(viewer, clientId), isNull(lookQuestions.answer)));
  if ((open?.count ?? 0) >= mostOpen) return refused("too_many_questions");
  const texts = await keepTexts(tx, viewer, clientId);
  const sealed = texts.seal("look_questions.question", id, text);
  const added = await tx
    .insert(lookQuestions)
    .values({ practiceId: viewer.practiceId, clientId, id, lookId, question: sealed })
    .onConflictDoNothing();
  const question = await readQuestion(tx, viewer, clientId, id);
  if (!question) return refused("conflict");
  // Somebody sent the same one a moment ago.
  if (added.count === 0)
    return question.text === text ? accepted({ question, isNew: false }) : refused("same_id_other_content");
  await recordAudit(tx, viewer, { event: "look.asked", action: "C", clientId, object: ["look_question", id] });
  return accepted({ question, isNew: true });
}

/** The owner answers, once: what a client has read does not change afterwards. */
export async function answerQuestion(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  id: string,
  text: string,
): Promise<Result<Question>> {
  const one = and(ofClient(viewer, clientId), eq(lookQuestions.id, id));
  const texts = await keepTexts(tx, viewer, clientId);
  const answer = texts.seal("look_questions.answer", id, text);
  const answered = await tx
    .update(lookQuestions)
    .set({ answer, answeredBy: viewer.memberId, answeredAt: new Date().toISOString() })
    .where(and(one, isNull(lookQuestions.answer)));
  const question = await readQuestion(tx, viewer, clientId, id);
  if (!question) return refused("not_found");
  if (answered.count === 0) return question.answer?.text === text ? accepted(question) : refused("conflict");
  await recordAudit(tx, viewer, { event: "look.answered", action: "U", clientId, object: ["look_question", id] });
  return accepted(question);
}
