import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { at, practiceId } from "./columns";

/** Who did or saw what: facts only, no content of a record. The runtime role may add and read, never change. */
export const auditEvents = pgTable(
  "audit_events",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    at: at("at").notNull().defaultNow(),
    /** NEN 7513 EventActionCode: create, read, update, delete, execute. */
    action: text("action").notNull(),
    event: text("event").notNull(),
    actorId: uuid("actor_id"),
    actorRole: text("actor_role"),
    clientId: uuid("client_id"),
    objectType: text("object_type"),
    objectId: uuid("object_id"),
    requestId: uuid("request_id"),
    detail: jsonb("detail"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    index("audit_events_client").on(t.practiceId, t.clientId, t.at),
    check("audit_events_action", sql`${t.action} in ('C', 'R', 'U', 'D', 'E')`),
  ],
);
