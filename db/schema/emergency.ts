import { sql } from "drizzle-orm";
import { foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, members } from "./access";
import { clients } from "./clients";
import { at, practiceId } from "./columns";

/** A record that somebody opened without treating the client: why, and until when (AZ7). */
export const emergencyLooks = pgTable(
  "emergency_looks",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    clientId: uuid("client_id").notNull(),
    memberId: uuid("member_id").notNull(),
    because: text("because").notNull(),
    /** Of what was sent, keyed. */
    contentHash: bytes("content_hash").notNull(),
    begunAt: at("begun_at").notNull().defaultNow(),
    until: at("until").notNull().default(sql`now() + interval '60 minutes'`),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.clientId], foreignColumns: [clients.practiceId, clients.id] }),
    foreignKey({ columns: [t.practiceId, t.memberId], foreignColumns: [members.practiceId, members.id] }),
    index("emergency_looks_client_member").on(t.practiceId, t.clientId, t.memberId),
  ],
);
