import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { MeasureValues, OwnItem } from "@/lib/measures/schema";
import type { Kept } from "@/lib/sealing";
import { members } from "./access";
import { clients } from "./clients";
import { at, practiceId } from "./columns";
import { practices } from "./practices";

/** What a practice may use, on whose terms, and where the proof of that lies. The owner keeps it. */
export const measureLicences = pgTable(
  "measure_licences",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    measure: text("measure").notNull(),
    version: text("version").notNull(),
    language: text("language").notNull(),
    rightHolder: text("right_holder").notNull(),
    terms: text("terms").notNull(),
    proof: text("proof").notNull(),
    validFrom: date("valid_from", { mode: "string" }).notNull(),
    /** The last day on which it holds; null where none was agreed. */
    expiresOn: date("expires_on", { mode: "string" }),
    enteredBy: uuid("entered_by").notNull(),
    enteredAt: at("entered_at").notNull().defaultNow(),
    revision: integer("revision").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ name: "measure_licences_practice_fk", columns: [t.practiceId], foreignColumns: [practices.id] }),
    foreignKey({
      name: "measure_licences_entered_by_fk",
      columns: [t.practiceId, t.enteredBy],
      foreignColumns: [members.practiceId, members.id],
    }),
    check("measure_licences_days", sql`coalesce(${t.expiresOn} >= ${t.validFrom}, true)`),
  ],
);

/** A measure that is asked of a client: once, or every so many weeks from a first day on. */
export const measureAssignments = pgTable(
  "measure_assignments",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    id: uuid("id").notNull(),
    measure: text("measure").notNull(),
    licenceId: uuid("licence_id"),
    /** The question of a practice's own, where that is what is asked. */
    item: jsonb("item").$type<Kept<OwnItem>>(),
    byClient: boolean("by_client").notNull(),
    everyWeeks: smallint("every_weeks"),
    firstOn: date("first_on", { mode: "string" }).notNull(),
    endedOn: date("ended_on", { mode: "string" }),
    assignedBy: uuid("assigned_by").notNull(),
    assignedAt: at("assigned_at").notNull().defaultNow(),
    revision: integer("revision").notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId, t.id] }),
    foreignKey({
      name: "measure_assignments_client_fk",
      columns: [t.practiceId, t.clientId],
      foreignColumns: [clients.practiceId, clients.id],
    }),
    foreignKey({
      name: "measure_assignments_licence_fk",
      columns: [t.practiceId, t.licenceId],
      foreignColumns: [measureLicences.practiceId, measureLicences.id],
    }),
    foreignKey({
      name: "measure_assignments_assigned_by_fk",
      columns: [t.practiceId, t.assignedBy],
      foreignColumns: [members.practiceId, members.id],
    }),
    check("measure_assignments_every", sql`${t.everyWeeks} between 1 and 52`),
  ],
);

/** Scores alone, by the names that the catalogue gives them; never what a questionnaire asks. */
export const measureScores = pgTable(
  "measure_scores",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    assignmentId: uuid("assignment_id").notNull(),
    id: uuid("id").notNull(),
    scoredOn: date("scored_on", { mode: "string" }).notNull(),
    values: jsonb("values").$type<MeasureValues>().notNull(),
    source: text("source").notNull(),
    earlierShown: boolean("earlier_shown").notNull(),
    scoredBy: uuid("scored_by").notNull(),
    scoredAt: at("scored_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId, t.assignmentId, t.id] }),
    foreignKey({
      name: "measure_scores_assignment_fk",
      columns: [t.practiceId, t.clientId, t.assignmentId],
      foreignColumns: [measureAssignments.practiceId, measureAssignments.clientId, measureAssignments.id],
    }),
    foreignKey({
      name: "measure_scores_scored_by_fk",
      columns: [t.practiceId, t.scoredBy],
      foreignColumns: [members.practiceId, members.id],
    }),
    check("measure_scores_source", sql`${t.source} in ('client', 'asked', 'paper')`),
  ],
);
