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
import type { Kept } from "@/lib/sealing";
import { members } from "./access";
import { clients } from "./clients";
import { at, practiceId } from "./columns";

/** An activity or a goal of a client, in their own words. Once it is scored the words stay (a trigger holds it). */
export const goals = pgTable(
  "goals",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    id: uuid("id").notNull(),
    kind: text("kind").notNull(),
    wording: text("wording").notNull(),
    /** Goal attainment: what -2, -1, 0, +1 and +2 would be, in that order; null where nobody described them. */
    levels: jsonb("levels").$type<Kept<string[]>>(),
    madeOn: date("made_on", { mode: "string" }).notNull(),
    /** Who typed it; the words are the client's either way. */
    madeBy: uuid("made_by").notNull(),
    madeAt: at("made_at").notNull().defaultNow(),
    endedOn: date("ended_on", { mode: "string" }),
    ending: text("ending"),
    revision: integer("revision").notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId, t.id] }),
    foreignKey({
      name: "goals_client_fk",
      columns: [t.practiceId, t.clientId],
      foreignColumns: [clients.practiceId, clients.id],
    }),
    foreignKey({
      name: "goals_made_by_fk",
      columns: [t.practiceId, t.madeBy],
      foreignColumns: [members.practiceId, members.id],
    }),
    check("goals_kind", sql`${t.kind} in ('activity', 'goal')`),
    check("goals_levels", sql`${t.levels} is null or ${t.kind} = 'goal'`),
    check(
      "goals_ending",
      sql`${t.ending} in ('reached', 'let-go') and ${t.endedOn} is not null or ${t.ending} is null and ${t.endedOn} is null`,
    ),
  ],
);

/** What was scored on a day. Only ever added to: a later one of the same day stands for the one before it. */
export const goalScores = pgTable(
  "goal_scores",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    goalId: uuid("goal_id").notNull(),
    id: uuid("id").notNull(),
    scoredOn: date("scored_on", { mode: "string" }).notNull(),
    going: smallint("going"),
    content: smallint("content"),
    level: smallint("level"),
    /** Which of them somebody would rather not say: neither a number nor nothing. */
    declined: text("declined").array().notNull().default([]),
    source: text("source").notNull(),
    earlierShown: boolean("earlier_shown").notNull(),
    scoredBy: uuid("scored_by").notNull(),
    scoredAt: at("scored_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId, t.goalId, t.id] }),
    foreignKey({
      name: "goal_scores_goal_fk",
      columns: [t.practiceId, t.clientId, t.goalId],
      foreignColumns: [goals.practiceId, goals.clientId, goals.id],
    }),
    foreignKey({
      name: "goal_scores_scored_by_fk",
      columns: [t.practiceId, t.scoredBy],
      foreignColumns: [members.practiceId, members.id],
    }),
    check(
      "goal_scores_scores",
      sql`coalesce(${t.going}, 0) between 0 and 10 and coalesce(${t.content}, 0) between 0 and 10 and coalesce(${t.level}, 0) between -2 and 2`,
    ),
    check(
      "goal_scores_something",
      sql`num_nonnulls(${t.going}, ${t.content}, ${t.level}) + cardinality(${t.declined}) > 0`,
    ),
    check("goal_scores_source", sql`${t.source} in ('client', 'asked', 'paper')`),
  ],
);
