import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, members } from "./access";
import { clients } from "./clients";
import { at, practiceId } from "./columns";
import { practices } from "./practices";

/** What a client said yes or no to, and to which text. Only ever added to: the latest of a kind holds. */
export const consents = pgTable(
  "consents",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    id: uuid("id").notNull(),
    kind: text("kind").notNull(),
    version: integer("version").notNull(),
    given: boolean("given").notNull(),
    saidBy: uuid("said_by").notNull(),
    /** By the clock and not by the transaction: of two in one transaction the later one holds. */
    saidAt: at("said_at").notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId, t.id] }),
    foreignKey({
      name: "consents_client_fk",
      columns: [t.practiceId, t.clientId],
      foreignColumns: [clients.practiceId, clients.id],
    }),
    foreignKey({
      name: "consents_said_by_fk",
      columns: [t.practiceId, t.saidBy],
      foreignColumns: [members.practiceId, members.id],
    }),
    index("consents_latest").on(t.practiceId, t.clientId, t.kind, t.saidAt),
    check("consents_kind", sql`${t.kind} in ('messages', 'gp')`),
  ],
);

/** A copy that was asked for. The file itself is kept nowhere: it is made when it is fetched, within the hour. */
export const recordCopies = pgTable(
  "record_copies",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    id: uuid("id").notNull(),
    format: text("format").notNull(),
    askedBy: uuid("asked_by").notNull(),
    /** A hash of the sign-in in which it was asked: nobody else's leads to it, not even another one of the same client. */
    signIn: bytes("sign_in").notNull(),
    askedAt: at("asked_at").notNull().defaultNow(),
    expiresAt: at("expires_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId, t.id] }),
    foreignKey({
      name: "record_copies_client_fk",
      columns: [t.practiceId, t.clientId],
      foreignColumns: [clients.practiceId, clients.id],
    }),
    foreignKey({
      name: "record_copies_asked_by_fk",
      columns: [t.practiceId, t.askedBy],
      foreignColumns: [members.practiceId, members.id],
    }),
    check("record_copies_format", sql`${t.format} in ('pdf', 'json', 'csv', 'fhir')`),
    check("record_copies_hour", sql`${t.expiresAt} <= ${t.askedAt} + interval '60 minutes'`),
  ],
);

/** What a client says about a part of their record. It stands beside it, and is never changed. */
export const recordStatements = pgTable(
  "record_statements",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    id: uuid("id").notNull(),
    kind: text("kind").notNull(),
    part: text("part").notNull(),
    /** The one report, note or goal that it is about; null where it is about the part as a whole. */
    aboutId: uuid("about_id"),
    text: text("text").notNull(),
    madeBy: uuid("made_by").notNull(),
    madeAt: at("made_at").notNull().defaultNow(),
    answerBy: date("answer_by", { mode: "string" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId, t.id] }),
    foreignKey({
      name: "record_statements_client_fk",
      columns: [t.practiceId, t.clientId],
      foreignColumns: [clients.practiceId, clients.id],
    }),
    foreignKey({
      name: "record_statements_made_by_fk",
      columns: [t.practiceId, t.madeBy],
      foreignColumns: [members.practiceId, members.id],
    }),
    check("record_statements_kind", sql`${t.kind} in ('incorrect', 'addition', 'objection')`),
  ],
);

export const statementAnswers = pgTable(
  "statement_answers",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    statementId: uuid("statement_id").notNull(),
    outcome: text("outcome").notNull(),
    words: text("words").notNull(),
    answeredBy: uuid("answered_by").notNull(),
    answeredAt: at("answered_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId, t.statementId] }),
    foreignKey({
      name: "statement_answers_statement_fk",
      columns: [t.practiceId, t.clientId, t.statementId],
      foreignColumns: [recordStatements.practiceId, recordStatements.clientId, recordStatements.id],
    }),
    foreignKey({
      name: "statement_answers_answered_by_fk",
      columns: [t.practiceId, t.answeredBy],
      foreignColumns: [members.practiceId, members.id],
    }),
    check("statement_answers_outcome", sql`${t.outcome} in ('put_right', 'kept_beside', 'not_followed')`),
  ],
);

/** A request to destroy. It stays when the client is gone, and so refers to nobody by a key. */
export const erasureRequests = pgTable(
  "erasure_requests",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    id: uuid("id").notNull(),
    scope: text("scope").notNull(),
    source: text("source").notNull(),
    words: text("words"),
    askedBy: uuid("asked_by").notNull(),
    askedAt: at("asked_at").notNull().defaultNow(),
    decideBy: date("decide_by", { mode: "string" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    // An id that somebody else used is taken for everybody: whoever tries it learns no more than that.
    unique("erasure_requests_id").on(t.id),
    index("erasure_requests_client").on(t.practiceId, t.clientId),
    check("erasure_requests_scope", sql`${t.scope} in ('told', 'goals', 'notes', 'reports', 'everything')`),
    check("erasure_requests_source", sql`${t.source} in ('client', 'retention')`),
  ],
);

export const erasureDecisions = pgTable(
  "erasure_decisions",
  {
    practiceId: practiceId(),
    requestId: uuid("request_id").notNull(),
    granted: boolean("granted").notNull(),
    ground: text("ground"),
    words: text("words"),
    decidedBy: uuid("decided_by").notNull(),
    /** The name as it was then: a certificate says it also when somebody has left. */
    decider: text("decider").notNull(),
    decidedAt: at("decided_at").notNull().defaultNow(),
    /** How many rows of which table went; written by app.erase_record alone. */
    erased: jsonb("erased").$type<Record<string, number>>(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.requestId] }),
    foreignKey({
      name: "erasure_decisions_request_fk",
      columns: [t.practiceId, t.requestId],
      foreignColumns: [erasureRequests.practiceId, erasureRequests.id],
    }),
    check(
      "erasure_decisions_ground",
      sql`${t.granted} and ${t.ground} is null
      or not ${t.granted} and ${t.ground} in ('interest_of_another', 'legal_duty', 'pending_procedure', 'withdrawn')`,
    ),
  ],
);

/** For how long a practice keeps a part, where that is not what the law proposes. */
export const retentionTerms = pgTable(
  "retention_terms",
  {
    practiceId: practiceId(),
    part: text("part").notNull(),
    years: smallint("years").notNull(),
    because: text("because"),
    changedBy: uuid("changed_by").notNull(),
    changedAt: at("changed_at").notNull().defaultNow(),
    revision: integer("revision").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.part] }),
    foreignKey({ name: "retention_terms_practice_fk", columns: [t.practiceId], foreignColumns: [practices.id] }),
    check("retention_terms_part", sql`${t.part} in ('told', 'goals', 'notes', 'reports', 'file', 'log')`),
    check("retention_terms_years", sql`${t.years} between 1 and 100 and (${t.part} <> 'log' or ${t.years} >= 5)`),
  ],
);
