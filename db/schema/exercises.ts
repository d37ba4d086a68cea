import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { Exercise } from "@/lib/exercises/schema";
import { members } from "./access";
import { at, practiceId } from "./columns";

const parts = {
  group: text("group").notNull(),
  phase: text("phase").notNull(),
  posture: text("posture").notNull(),
  version: integer("version").notNull().default(1),
  /** The whole exercise as the contract answers it: kept ready, since it is read far more often than written. */
  content: jsonb("content").$type<Exercise>().notNull(),
  /** Titles, purpose and keywords of both languages without accents, in lower case: what a search looks through. */
  searchText: text("search_text").notNull(),
};

/** The shipped library: the same for every practice. */
export const libraryExercises = pgTable("library_exercises", {
  id: uuid("id").primaryKey(),
  key: text("key").notNull().unique(),
  position: integer("position").notNull(),
  ...parts,
});

export const practiceExercises = pgTable(
  "practice_exercises",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    createdBy: uuid("created_by").notNull(),
    createdAt: at("created_at").notNull().defaultNow(),
    /** No longer offered, and kept for the programs that it stands in; the same stands in `content`. */
    putAway: boolean("put_away").notNull().default(false),
    ...parts,
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.createdBy], foreignColumns: [members.practiceId, members.id] }),
    index("practice_exercises_group").on(t.practiceId, t.group),
  ],
);
