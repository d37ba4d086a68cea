import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { members } from "./access";
import { at, practiceId } from "./columns";

/** A client's record. Its member row exists from the first invitation on. */
export const clients = pgTable(
  "clients",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    memberId: uuid("member_id"),
    name: text("name").notNull(),
    email: text("email"),
    locale: text("locale").notNull().default("nl"),
    timeZone: text("time_zone").notNull(),
    version: integer("version").notNull().default(1),
    createdAt: at("created_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.memberId], foreignColumns: [members.practiceId, members.id] }),
    index("clients_member").on(t.practiceId, t.memberId),
    index("clients_name").on(t.practiceId, t.name, t.id),
  ],
);

/** A record opens only where a therapist has a care relation with the client, and as long as it holds (`app.holds`). */
export const careRelations = pgTable(
  "care_relations",
  {
    practiceId: practiceId(),
    therapistId: uuid("therapist_id").notNull(),
    clientId: uuid("client_id").notNull(),
    since: at("since").notNull().defaultNow(),
    until: at("until"),
    /** Who settled it last; null of a client's first therapist. */
    saidBy: uuid("said_by"),
    /** Who takes over with its end; null of a stand-in. */
    followedBy: uuid("followed_by"),
    /** When whoever treats by it put away what they were told of it; null is news, where somebody else settled it. */
    seenAt: at("seen_at"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.therapistId, t.clientId, t.since] }),
    foreignKey({ columns: [t.practiceId, t.saidBy], foreignColumns: [members.practiceId, members.id] }),
    foreignKey({ columns: [t.practiceId, t.followedBy], foreignColumns: [members.practiceId, members.id] }),
    foreignKey({ columns: [t.practiceId, t.therapistId], foreignColumns: [members.practiceId, members.id] }),
    foreignKey({ columns: [t.practiceId, t.clientId], foreignColumns: [clients.practiceId, clients.id] }),
  ],
);
