import { foreignKey, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { members } from "./access";
import { clients } from "./clients";
import { at, practiceId } from "./columns";

/** What a therapist takes up in the next visit: it stays open, and waits there. `about` is a signal, a day, or nothing. */
export const parkedMatters = pgTable(
  "parked_matters",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    kind: text("kind").notNull(),
    about: text("about").notNull(),
    parkedBy: uuid("parked_by").notNull(),
    parkedAt: at("parked_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId, t.kind, t.about] }),
    foreignKey({ columns: [t.practiceId, t.clientId], foreignColumns: [clients.practiceId, clients.id] }),
    foreignKey({ columns: [t.practiceId, t.parkedBy], foreignColumns: [members.practiceId, members.id] }),
  ],
);
