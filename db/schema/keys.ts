import { foreignKey, integer, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { bytes } from "./access";
import { clients } from "./clients";
import { at, practiceId } from "./columns";

/** The key under which what is written about a client is sealed, itself wrapped by a master key from outside the database. */
export const clientKeys = pgTable(
  "client_keys",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    /** Null once it was destroyed: the row stays, so that no other key is ever made in its place. */
    wrapped: bytes("wrapped"),
    masterVersion: integer("master_version").notNull(),
    madeAt: at("made_at").notNull().defaultNow(),
    destroyedAt: at("destroyed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId] }),
    foreignKey({
      name: "client_keys_client_fk",
      columns: [t.practiceId, t.clientId],
      foreignColumns: [clients.practiceId, clients.id],
    }).onDelete("cascade"),
  ],
);
