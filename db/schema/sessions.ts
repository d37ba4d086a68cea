import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { PlanPeriod } from "@/lib/programs/schema";
import type { DaySums } from "@/lib/progress/schema";
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
    /** Of the last 14 days with sessions: day → sums. */
    days: json("days").$type<Record<string, DaySums>>().notNull().default({}),
    openSignals: integer("open_signals").notNull().default(0),
    programId: uuid("program_id"),
    programTitle: text("program_title"),
    plan: jsonb("plan").$type<PlanPeriod[]>().notNull().default([]),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId] }),
    foreignKey({ columns: [t.practiceId, t.clientId], foreignColumns: [clients.practiceId, clients.id] }),
  ],
);
