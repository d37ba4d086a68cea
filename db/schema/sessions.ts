import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { KeptAttention } from "@/lib/attention/schema";
import type { PlanPeriod } from "@/lib/plans/schema";
import type { DaySums } from "@/lib/progress/schema";
import type { Context, MomentTold, Told } from "@/lib/sessions/schema";
import { bytes } from "./access";
import { clients } from "./clients";
import { at, practiceId } from "./columns";
import { programItems, programVersions } from "./programs";

/** A client's exercise session, as it was told. Null ratings were not answered; `declined` names those not wished. */
export const sessions = pgTable(
  "sessions",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    id: uuid("id").notNull(),
    programId: uuid("program_id").notNull(),
    programVersion: integer("program_version").notNull(),
    startedAt: at("started_at").notNull(),
    endedAt: at("ended_at").notNull(),
    timeZone: text("time_zone").notNull(),
    practisedOn: date("practised_on", { mode: "string" }).notNull(),
    choice: text("choice").notNull(),
    tensionBefore: smallint("tension_before"),
    safetyBefore: smallint("safety_before"),
    tensionAfter: smallint("tension_after"),
    safetyAfter: smallint("safety_after"),
    declined: text("declined").array().notNull().default([]),
    ratedBefore: boolean("rated_before").notNull(),
    ratedAfter: boolean("rated_after").notNull(),
    areasBefore: text("areas_before").array().notNull().default([]),
    areasAfter: text("areas_after").array().notNull().default([]),
    note: text("note"),
    /** What else was told: whether somebody was here, the re-rating, the stop, the context. Null where nothing was. */
    told: jsonb("told").$type<Told>(),
    /** Seconds of trembling; null where nothing was built up or let go. */
    releasedSeconds: integer("released_seconds"),
    /** Of the log as it was sent: tells the identical repeat from other content under the same id. */
    contentHash: bytes("content_hash").notNull(),
    receivedAt: at("received_at").notNull().defaultNow(),
  },
  (t) => [
    // The id is the phone's idempotency key: unique for its client, never over the whole house.
    primaryKey({ columns: [t.practiceId, t.clientId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.clientId], foreignColumns: [clients.practiceId, clients.id] }),
    foreignKey({
      name: "sessions_program_version",
      columns: [t.practiceId, t.clientId, t.programId, t.programVersion],
      foreignColumns: [
        programVersions.practiceId,
        programVersions.clientId,
        programVersions.programId,
        programVersions.version,
      ],
    }),
    // The caps of release look at a handful of days, whatever the length of somebody's history.
    index("sessions_released").on(t.practiceId, t.clientId, t.practisedOn).where(sql`${t.releasedSeconds} is not null`),
    check("sessions_order", sql`${t.endedAt} >= ${t.startedAt}`),
    check("sessions_choice", sql`${t.choice} in ('relax-only', 'relax-and-release')`),
    check(
      "sessions_ratings",
      sql`coalesce(${t.tensionBefore}, 0) between 0 and 10 and coalesce(${t.safetyBefore}, 0) between 0 and 10
        and coalesce(${t.tensionAfter}, 0) between 0 and 10 and coalesce(${t.safetyAfter}, 0) between 0 and 10`,
    ),
  ],
);

export const sessionEntries = pgTable(
  "session_entries",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    sessionId: uuid("session_id").notNull(),
    position: smallint("position").notNull(),
    programId: uuid("program_id").notNull(),
    programVersion: integer("program_version").notNull(),
    programItemId: uuid("program_item_id").notNull(),
    outcome: text("outcome").notNull(),
    seconds: integer("seconds"),
    repetitions: integer("repetitions"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId, t.sessionId, t.position] }),
    foreignKey({
      name: "session_entries_session",
      columns: [t.practiceId, t.clientId, t.sessionId],
      foreignColumns: [sessions.practiceId, sessions.clientId, sessions.id],
    }),
    foreignKey({
      name: "session_entries_item",
      columns: [t.practiceId, t.programId, t.programVersion, t.programItemId],
      foreignColumns: [programItems.practiceId, programItems.programId, programItems.version, programItems.id],
    }),
    check("session_entries_outcome", sql`${t.outcome} in ('done', 'partial', 'skipped', 'stopped')`),
  ],
);

/** One row per client for the caseload, kept by the statement that logs a session and by those that change the plan. */
export const clientSummaries = pgTable(
  "client_summaries",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    lastSessionAt: at("last_session_at"),
    lastSessionOn: date("last_session_on", { mode: "string" }),
    /** Of the last 10 days with sessions: day → sums. */
    days: json("days").$type<Record<string, DaySums>>().notNull().default({}),
    openSignals: integer("open_signals").notNull().default(0),
    programId: uuid("program_id"),
    programTitle: text("program_title"),
    plan: jsonb("plan").$type<PlanPeriod[]>().notNull().default([]),
    /** What waits for the therapist, kept by triggers (app.count_attention); null where nothing does. */
    attention: json("attention").$type<KeptAttention>(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId] }),
    foreignKey({ columns: [t.practiceId, t.clientId], foreignColumns: [clients.practiceId, clients.id] }),
  ],
);

/** A session that was put right, or added to. `replaced` keeps what stood there before; `added` says something beside it. */
export const sessionCorrections = pgTable(
  "session_corrections",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    sessionId: uuid("session_id").notNull(),
    id: uuid("id").notNull(),
    kind: text("kind").notNull(),
    told: jsonb("told").$type<MomentTold>().notNull(),
    contentHash: bytes("content_hash").notNull(),
    madeAt: at("made_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId, t.sessionId, t.id] }),
    foreignKey({
      name: "session_corrections_session",
      columns: [t.practiceId, t.clientId, t.sessionId],
      foreignColumns: [sessions.practiceId, sessions.clientId, sessions.id],
    }),
    check("session_corrections_kind", sql`${t.kind} in ('replaced', 'added')`),
  ],
);

/** How it was the day after a session with release. */
export const sessionEchoes = pgTable(
  "session_echoes",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    sessionId: uuid("session_id").notNull(),
    answeredAt: at("answered_at").notNull(),
    timeZone: text("time_zone").notNull(),
    tension: smallint("tension"),
    safety: smallint("safety"),
    declined: text("declined").array().notNull().default([]),
    sleep: text("sleep"),
    mood: text("mood"),
    /** The version of the scales' words (lib/ratings). */
    wording: smallint("wording"),
    receivedAt: at("received_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId, t.sessionId] }),
    foreignKey({
      name: "session_echoes_session",
      columns: [t.practiceId, t.clientId, t.sessionId],
      foreignColumns: [sessions.practiceId, sessions.clientId, sessions.id],
    }),
    check(
      "session_echoes_ratings",
      sql`coalesce(${t.tension}, 0) between 0 and 10 and coalesce(${t.safety}, 0) between 0 and 10`,
    ),
  ],
);

/** Two numbers at any moment, without a session: never mixed with those of a session. */
export const checkIns = pgTable(
  "check_ins",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    id: uuid("id").notNull(),
    at: at("at").notNull(),
    timeZone: text("time_zone").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    tension: smallint("tension"),
    safety: smallint("safety"),
    declined: text("declined").array().notNull().default([]),
    areas: text("areas").array().notNull().default([]),
    context: jsonb("context").$type<Context>(),
    wording: smallint("wording"),
    /** Whoever asked for it in a visit; null where the client told it by themselves. */
    askedBy: uuid("asked_by"),
    /** The check-in that this one puts right (`replaced`) or stands beside (`added`). */
    corrects: uuid("corrects"),
    correction: text("correction"),
    receivedAt: at("received_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.clientId], foreignColumns: [clients.practiceId, clients.id] }),
    index("check_ins_day").on(t.practiceId, t.clientId, t.day),
    check(
      "check_ins_ratings",
      sql`coalesce(${t.tension}, 0) between 0 and 10 and coalesce(${t.safety}, 0) between 0 and 10`,
    ),
  ],
);

/** What a client wrote for their own eyes, beside a session or a check-in. Row security shows it to nobody else. */
export const privateLines = pgTable(
  "private_lines",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    /** The session or the check-in. */
    ofId: uuid("of_id").notNull(),
    line: text("line").notNull(),
    writtenAt: at("written_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId, t.ofId] }),
    foreignKey({ columns: [t.practiceId, t.clientId], foreignColumns: [clients.practiceId, clients.id] }),
  ],
);
