import { operation } from "@/lib/access/operation";
import * as audit from "@/lib/audit/schema";
import * as questions from "@/lib/questions/schema";

const ofClient = { record: "client" } as const;

export const auditOperations = {
  listLooks: operation({
    method: "GET",
    path: "/api/v1/clients/{client}/looks",
    permission: "look:list",
    summary: "Who looked into a record and what they did, newest first; the same on one day is one line",
    ...ofClient,
    act: "looks.read",
    query: audit.lookQuery,
    answer: audit.lookList,
  }),
  listLookQuestions: operation({
    method: "GET",
    path: "/api/v1/clients/{client}/look-questions",
    permission: "look:list",
    summary: "What the client asked about who looked, with the answers",
    ...ofClient,
    act: "looks.read",
    query: questions.questionPage,
    answer: questions.questionList,
  }),
  askAboutLook: operation({
    method: "PUT",
    path: "/api/v1/clients/{client}/look-questions/{question}",
    permission: "look:ask",
    summary: "Ask about a line of who looked, once",
    ...ofClient,
    body: questions.questionDraft,
    answer: questions.question,
    statuses: [201, 200],
  }),
  answerLookQuestion: operation({
    method: "PUT",
    path: "/api/v1/clients/{client}/look-questions/{question}/answer",
    permission: "look:answer",
    summary: "Answer what a client asked, once",
    ...ofClient,
    body: questions.questionAnswer,
    answer: questions.question,
  }),
  listPracticeQuestions: operation({
    method: "GET",
    path: "/api/v1/practice/look-questions",
    permission: "look:answer",
    summary: "What clients asked about who looked, newest first",
    query: questions.questionPage,
    answer: questions.questionList,
  }),
  readAudit: operation({
    method: "GET",
    path: "/api/v1/practice/audit",
    permission: "audit:read",
    summary:
      "The log of the practice (NEN 7513), newest first; thirty days where no first day is said. Reading it is logged",
    query: audit.auditQuery,
    answer: audit.auditList,
  }),
};
