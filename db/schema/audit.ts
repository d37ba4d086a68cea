import { sql } from "drizzle-orm";
import {
  bigint,
  check,
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

/** Who did or saw what: facts only, no content of a record. The runtime role may add and read, never change. */
export const auditEvents = pgTable(
  "audit_events",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    at: at("at").notNull().defaultNow(),
    /** NEN 7513 EventActionCode: create, read, update, delete, execute. */
    action: text("action").notNull(),
    event: text("event").notNull(),
    actorId: uuid("actor_id"),
    actorRole: text("actor_role"),
    clientId: uuid("client_id"),
    objectType: text("object_type"),
    objectId: uuid("object_id"),
    requestId: uuid("request_id"),
    detail: jsonb("detail"),
    /** NEN 7513 EventOutcomeIndicator: 0 went well, 8 was refused. */
    outcome: smallint("outcome").notNull().default(0),
    /** By which right, where that does not follow from who it was (`emergency`): a setting of the transaction. */
    ground: text("ground").default(sql`nullif(current_setting('app.ground', true), '')`),
    device: text("device").default(sql`nullif(split_part(current_setting('app.point', true), ' ', 1), '')`),
    network: text("network").default(sql`nullif(split_part(current_setting('app.point', true), ' ', 2), '')`),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    index("audit_events_client").on(t.practiceId, t.clientId, t.at),
    // Written in the order of time: a few pages are told apart by it, and a write pays nothing.
    index("audit_events_at").using("brin", t.at).with({ pages_per_range: 16 }),
    check("audit_events_action", sql`${t.action} in ('C', 'R', 'U', 'D', 'E')`),
    check("audit_events_outcome", sql`${t.outcome} in (0, 4, 8, 12)`),
  ],
);

/** The chain over a practice's events, laid by the queue: each hash is of the one before and of one event. */
export const auditSeals = pgTable(
  "audit_seals",
  {
    practiceId: practiceId(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    eventId: uuid("event_id").notNull(),
    hash: bytes("hash").notNull(),
    sealedAt: at("sealed_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.practiceId, t.seq] }), unique("audit_seals_event").on(t.practiceId, t.eventId)],
);

/** What was refused, counted by the minute; no event yet. The zero id stands for nobody in particular. */
export const auditTallies = pgTable(
  "audit_tallies",
  {
    practiceId: practiceId(),
    memberId: uuid("member_id").notNull(),
    event: text("event").notNull(),
    because: text("because").notNull(),
    clientId: uuid("client_id").notNull(),
    minute: at("minute").notNull(),
    count: integer("count").notNull().default(1),
    role: text("role").notNull(),
    point: text("point").notNull(),
  },
  (t) => [
    primaryKey({
      name: "audit_tallies_pk",
      columns: [t.practiceId, t.memberId, t.event, t.because, t.clientId, t.minute],
    }),
  ],
);

/** What those who treat were called, and since when. */
export const memberNames = pgTable(
  "member_names",
  {
    practiceId: practiceId(),
    memberId: uuid("member_id").notNull(),
    since: at("since").notNull(),
    name: text("name").notNull(),
  },
  (t) => [primaryKey({ columns: [t.practiceId, t.memberId, t.since] })],
);

/** What a client asks about a line of the log, and the owner's answer. */
export const lookQuestions = pgTable(
  "look_questions",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    id: uuid("id").notNull(),
    lookId: uuid("look_id").notNull(),
    question: text("question").notNull(),
    askedAt: at("asked_at").notNull().defaultNow(),
    answer: text("answer"),
    answeredBy: uuid("answered_by"),
    answeredAt: at("answered_at"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.clientId], foreignColumns: [clients.practiceId, clients.id] }),
    foreignKey({ columns: [t.practiceId, t.answeredBy], foreignColumns: [members.practiceId, members.id] }),
    check(
      "look_questions_answered",
      sql`(${t.answer} is null) = (${t.answeredBy} is null) and (${t.answer} is null) = (${t.answeredAt} is null)`,
    ),
  ],
);
