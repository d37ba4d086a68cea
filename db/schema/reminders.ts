import { sql } from "drizzle-orm";
import { check, foreignKey, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { ReminderSuggestion, ReminderWishes } from "@/lib/reminders/schema";
import type { Kept } from "@/lib/sealing";
import { members } from "./access";
import { clients } from "./clients";
import { at, practiceId } from "./columns";

/** When and how a client wants to be reminded. Theirs alone: no therapist can read it. */
export const reminders = pgTable(
  "reminders",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    wishes: jsonb("wishes").$type<ReminderWishes>().notNull(),
    revision: integer("revision").notNull(),
    changedAt: at("changed_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId] }),
    foreignKey({ columns: [t.practiceId, t.clientId], foreignColumns: [clients.practiceId, clients.id] }),
  ],
);

/** What a therapist would suggest; nothing follows from it until the client takes it over. */
export const reminderSuggestions = pgTable(
  "reminder_suggestions",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    suggestion: jsonb("suggestion").$type<Kept<ReminderSuggestion>>().notNull(),
    madeBy: uuid("made_by").notNull(),
    madeAt: at("made_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId] }),
    foreignKey({ columns: [t.practiceId, t.clientId], foreignColumns: [clients.practiceId, clients.id] }),
    foreignKey({ columns: [t.practiceId, t.madeBy], foreignColumns: [members.practiceId, members.id] }),
  ],
);

/** A browser that may be woken: the address and keys that its push service gave it. */
export const pushDevices = pgTable(
  "push_devices",
  {
    practiceId: practiceId(),
    memberId: uuid("member_id").notNull(),
    id: uuid("id").notNull(),
    endpoint: text("endpoint").notNull().unique("push_devices_endpoint"),
    p256dh: text("p256dh").notNull(),
    auth: text("auth").notNull(),
    device: text("device").notNull().default(""),
    addedAt: at("added_at").notNull().defaultNow(),
    /** Set when the push service said that it reaches this device no more. */
    goneAt: at("gone_at"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.memberId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.memberId], foreignColumns: [members.practiceId, members.id] }),
  ],
);

/** What became of a reminder or notice. The row is there before anything is sent: whatever happens, none goes out twice. */
export const deliveries = pgTable(
  "deliveries",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    kind: text("kind").notNull(),
    dueAt: at("due_at").notNull(),
    id: uuid("id").notNull(),
    state: text("state").notNull().default("taken"),
    way: text("way"),
    /** What stood in the way of sending: a word of this house, never what a server said. */
    problem: text("problem"),
    takenAt: at("taken_at").notNull().defaultNow(),
    sentAt: at("sent_at"),
    /** When the device itself said that it showed the message. */
    shownAt: at("shown_at"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId, t.kind, t.dueAt] }),
    foreignKey({ columns: [t.practiceId, t.clientId], foreignColumns: [clients.practiceId, clients.id] }),
    check("deliveries_kind", sql`${t.kind} in ('reminder', 'repeat', 'notice', 'question', 'test')`),
    check("deliveries_state", sql`${t.state} in ('taken', 'sent', 'failed', 'late', 'not_needed')`),
    check("deliveries_way", sql`${t.way} in ('push', 'mail')`),
  ],
);
