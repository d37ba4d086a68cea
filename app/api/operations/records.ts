import { z } from "zod";
import { operation } from "@/lib/access/operation";
import * as access from "@/lib/access/schema";
import * as consents from "@/lib/consents/schema";
import * as copies from "@/lib/copies/schema";
import * as erasures from "@/lib/erasures/schema";
import * as retention from "@/lib/retention/schema";
import * as statements from "@/lib/statements/schema";

const ofClient = { record: "client" } as const;
/** A file; which kind stands in its own header. */
const file = z.string();

export const recordsOperations = {
  fetchCopy: operation({
    method: "GET",
    path: "/api/v1/my-record/copies/{copy}",
    permission: "copy:ask",
    summary: "The file of a copy that was asked for, within the hour and from the same sign-in",
    answer: file,
    produces: "application/*",
  }),
  askCopy: operation({
    method: "PUT",
    path: "/api/v1/my-record/copies/{copy}",
    permission: "copy:ask",
    summary: "Ask for a copy of one's own record: as PDF, as CSV files, as JSON or as a FHIR R4 bundle",
    fresh: true,
    body: copies.copyDraft,
    answer: copies.askedCopy,
    statuses: [201, 200],
  }),
  listConsents: operation({
    method: "GET",
    path: "/api/v1/my-record/consents",
    permission: "consent:say",
    summary: "What one said yes or no to, and the texts that are asked now",
    answer: consents.consentList,
  }),
  sayConsent: operation({
    method: "PUT",
    path: "/api/v1/my-record/consents/{consent}",
    permission: "consent:say",
    summary: "Say yes or no; what was said before stays, and the latest holds",
    body: consents.consentAnswer,
    answer: consents.consentList,
    statuses: [201, 200],
  }),
  listOwnStatements: operation({
    method: "GET",
    path: "/api/v1/my-record/statements",
    permission: "statement:make",
    summary: "What one said about one's own record, with the answers; newest first",
    answer: statements.statementList,
  }),
  makeStatement: operation({
    method: "PUT",
    path: "/api/v1/my-record/statements/{statement}",
    permission: "statement:make",
    summary: "Set one's own words beside a part of the record; the answer is due in a month",
    body: statements.statementDraft,
    answer: statements.recordStatement,
    statuses: [201, 200],
  }),
  listStatements: operation({
    method: "GET",
    path: "/api/v1/clients/{client}/statements",
    permission: "statement:read",
    summary: "What the client said about the record, with the answers; newest first",
    ...ofClient,
    act: "statements.listed",
    answer: statements.statementList,
  }),
  answerStatement: operation({
    method: "PUT",
    path: "/api/v1/clients/{client}/statements/{statement}/answer",
    permission: "statement:answer",
    summary: "Answer a statement, once; it stays beside the record whatever the answer is",
    ...ofClient,
    body: statements.answerDraft,
    answer: statements.recordStatement,
    statuses: [201, 200],
  }),
  listOwnErasures: operation({
    method: "GET",
    path: "/api/v1/my-record/erasures",
    permission: "erasure:ask",
    summary: "One's own requests for destruction, and what was decided; newest first",
    answer: erasures.erasureList,
  }),
  fetchOwnCertificate: operation({
    method: "GET",
    path: "/api/v1/my-record/erasures/{erasure}/certificate",
    permission: "erasure:ask",
    summary: "What was destroyed, when and by whom, without what it said",
    answer: file,
    produces: "application/pdf",
  }),
  askErasure: operation({
    method: "PUT",
    path: "/api/v1/my-record/erasures/{erasure}",
    permission: "erasure:ask",
    summary: "Ask to destroy a part of one's own record, or all of it; decided within a month",
    fresh: true,
    body: erasures.erasureDraft,
    answer: erasures.erasure,
    statuses: [201, 200],
  }),
  withdrawErasure: operation({
    method: "DELETE",
    path: "/api/v1/my-record/erasures/{erasure}",
    permission: "erasure:ask",
    summary: "Take a request back while nothing was decided",
    answer: access.done,
  }),
  listErasures: operation({
    method: "GET",
    path: "/api/v1/practice/erasures",
    permission: "erasure:see",
    summary: "All requests for destruction in the practice; newest first",
    answer: erasures.practiceErasureList,
  }),
  askErasureOf: operation({
    method: "PUT",
    path: "/api/v1/clients/{client}/erasures/{erasure}",
    permission: "erasure:rule-on",
    summary: "Put what is past its term before oneself, to decide on it as on any other request",
    ...ofClient,
    body: erasures.erasureDraft,
    answer: erasures.erasure,
    statuses: [201, 200],
  }),
  decideErasure: operation({
    method: "PUT",
    path: "/api/v1/practice/erasures/{erasure}/decision",
    permission: "erasure:rule-on",
    summary: "Decide on a request: a yes destroys at once and for good, a no names one of the law's grounds",
    fresh: true,
    body: erasures.decisionDraft,
    answer: erasures.practiceErasure,
  }),
  fetchCertificate: operation({
    method: "GET",
    path: "/api/v1/practice/erasures/{erasure}/certificate",
    permission: "erasure:see",
    summary: "What was destroyed, when and by whom, without what it said",
    answer: file,
    produces: "application/pdf",
  }),
  readRetention: operation({
    method: "GET",
    path: "/api/v1/practice/retention",
    permission: "retention:keep",
    summary: "For how long each part is kept, and what is past that today",
    answer: retention.retention,
  }),
  changeTerm: operation({
    method: "PUT",
    path: "/api/v1/practice/retention",
    permission: "retention:keep",
    summary: "Say for how long a part is kept; nothing is removed by it",
    body: retention.termChange,
    answer: z.strictObject({ items: z.array(retention.retentionTerm) }),
  }),
};
