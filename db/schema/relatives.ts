import { sql } from "drizzle-orm";
import { check, foreignKey, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { members } from "./access";
import { clients } from "./clients";
import { at, practiceId } from "./columns";

/** Somebody near a client, and what the client shares with them. What was taken back stays, without opening anything. */
export const relatives = pgTable(
  "relatives",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    id: uuid("id").notNull(),
    memberId: uuid("member_id").notNull(),
    parts: text("parts").array().notNull(),
    version: integer("version").notNull().default(1),
    madeAt: at("made_at").notNull().defaultNow(),
    endedAt: at("ended_at"),
  },
  (t) => [
    primaryKey({ name: "relatives_pk", columns: [t.practiceId, t.clientId, t.id] }),
    foreignKey({
      name: "relatives_client_fk",
      columns: [t.practiceId, t.clientId],
      foreignColumns: [clients.practiceId, clients.id],
    }),
    foreignKey({
      name: "relatives_member_fk",
      columns: [t.practiceId, t.memberId],
      foreignColumns: [members.practiceId, members.id],
    }),
    uniqueIndex("relatives_member").on(t.practiceId, t.memberId),
    check(
      "relatives_parts",
      sql`cardinality(${t.parts}) between 1 and 3 and ${t.parts} <@ array['program', 'days', 'progress']`,
    ),
  ],
);
