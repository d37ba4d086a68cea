import { sql } from "drizzle-orm";
import {
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
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Dose } from "@/lib/doses/schema";
import { clients } from "./clients";
import { at, practiceId } from "./columns";
import { libraryExercises, practiceExercises } from "./exercises";

/** A program of a client, or a template where there is no client. */
export const programs = pgTable(
  "programs",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    clientId: uuid("client_id"),
    status: text("status").notNull().default("draft"),
    version: integer("version").notNull().default(1),
    /** Counts every write: what two people who edit compare. */
    revision: integer("revision").notNull().default(1),
    /** The version that was assigned: what a client was sent counts from here, not from the first draft that saved itself. */
    firstSent: integer("first_sent"),
    startsOn: date("starts_on", { mode: "string" }),
    endsOn: date("ends_on", { mode: "string" }),
    createdBy: uuid("created_by").notNull(),
    createdAt: at("created_at").notNull().defaultNow(),
    changedAt: at("changed_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.clientId], foreignColumns: [clients.practiceId, clients.id] }),
    index("programs_client").on(t.practiceId, t.clientId, t.createdAt),
    uniqueIndex("programs_one_active").on(t.practiceId, t.clientId).where(sql`${t.status} = 'active'`),
    check("programs_status", sql`${t.status} in ('draft', 'active', 'ended')`),
    check("programs_active_has_start", sql`${t.status} = 'draft' or ${t.startsOn} is not null`),
  ],
);

/** What a program said from a moment on. Logged sessions keep the version that they were done under. */
export const programVersions = pgTable(
  "program_versions",
  {
    practiceId: practiceId(),
    programId: uuid("program_id").notNull(),
    version: integer("version").notNull(),
    clientId: uuid("client_id"),
    title: text("title").notNull(),
    note: text("note"),
    safetyThreshold: smallint("safety_threshold").notNull(),
    thresholdBecause: text("threshold_because"),
    createdBy: uuid("created_by").notNull(),
    createdAt: at("created_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.programId, t.version] }),
    unique("program_versions_client").on(t.practiceId, t.clientId, t.programId, t.version),
    foreignKey({ columns: [t.practiceId, t.programId], foreignColumns: [programs.practiceId, programs.id] }).onDelete(
      "cascade",
    ),
  ],
);

export const programItems = pgTable(
  "program_items",
  {
    practiceId: practiceId(),
    programId: uuid("program_id").notNull(),
    version: integer("version").notNull(),
    id: uuid("id").notNull(),
    position: smallint("position").notNull(),
    libraryExerciseId: uuid("library_exercise_id").references(() => libraryExercises.id),
    practiceExerciseId: uuid("practice_exercise_id"),
    dose: jsonb("dose").$type<Dose>().notNull(),
    days: text("days").array(),
    timesPerDay: smallint("times_per_day").notNull(),
    remark: text("remark"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.programId, t.version, t.id] }),
    foreignKey({
      name: "program_items_version",
      columns: [t.practiceId, t.programId, t.version],
      foreignColumns: [programVersions.practiceId, programVersions.programId, programVersions.version],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.practiceId, t.practiceExerciseId],
      foreignColumns: [practiceExercises.practiceId, practiceExercises.id],
    }),
    check("program_items_one_exercise", sql`num_nonnulls(${t.libraryExerciseId}, ${t.practiceExerciseId}) = 1`),
  ],
);
