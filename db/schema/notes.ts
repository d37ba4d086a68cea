import { sql } from "drizzle-orm";
import { boolean, check, date, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { NoteKind } from "@/lib/notes/rules";
import { members } from "./access";
import { clients } from "./clients";
import { at, practiceId } from "./columns";

/** A meeting or a note of the therapist's on a day of a client. Only what is `shared` is shown to the client. */
export const notes = pgTable(
  "notes",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    id: uuid("id").notNull(),
    kind: text("kind").$type<NoteKind>().notNull(),
    day: date("day", { mode: "string" }).notNull(),
    text: text("text").notNull(),
    onAxis: boolean("on_axis").notNull(),
    shared: boolean("shared").notNull(),
    /** Part of a record is never deleted from here; it is put away, and can be brought back. */
    putAway: boolean("put_away").notNull().default(false),
    revision: integer("revision").notNull().default(1),
    writtenBy: uuid("written_by").notNull(),
    writtenAt: at("written_at").notNull().defaultNow(),
    changedAt: at("changed_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.clientId], foreignColumns: [clients.practiceId, clients.id] }),
    foreignKey({ columns: [t.practiceId, t.writtenBy], foreignColumns: [members.practiceId, members.id] }),
    index("notes_day").on(t.practiceId, t.clientId, t.day),
    check("notes_kind", sql`${t.kind} in ('appointment', 'note')`),
  ],
);
