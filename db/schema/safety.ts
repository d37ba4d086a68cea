import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { HealthChecked, HealthItem } from "@/lib/health/schema";
import type { AgreementTerms, AgreementWords, Contact } from "@/lib/safety/schema";
import type { Kept } from "@/lib/sealing";
import { members } from "./access";
import { clients } from "./clients";
import { at, practiceId } from "./columns";
import { practices } from "./practices";

/** Each opening and closing of release, kept with its reason; the latest one holds. */
export const releaseDecisions = pgTable(
  "release_decisions",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    id: uuid("id").notNull(),
    open: boolean("open").notNull(),
    because: text("because").notNull(),
    maxMinutes: smallint("max_minutes"),
    maxPerWeek: smallint("max_per_week"),
    reviewOn: date("review_on", { mode: "string" }),
    /** That health was talked through before opening, in the therapist's words; null where nobody said so. */
    health: text("health"),
    /** The practice's list about health as it was gone through; null where it was not. */
    checked: jsonb("checked").$type<Kept<HealthChecked>>(),
    decidedBy: uuid("decided_by").notNull(),
    decidedAt: at("decided_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.clientId], foreignColumns: [clients.practiceId, clients.id] }),
    foreignKey({ columns: [t.practiceId, t.decidedBy], foreignColumns: [members.practiceId, members.id] }),
  ],
);

/** Something in a logged session that the therapist should know: raised, never a refusal. */
export const signals = pgTable(
  "signals",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    clientId: uuid("client_id").notNull(),
    sessionId: uuid("session_id").notNull(),
    kind: text("kind").notNull(),
    raisedAt: at("raised_at").notNull().defaultNow(),
    settledAt: at("settled_at"),
    settledBy: uuid("settled_by"),
    /** What whoever settled it wants to remember. */
    note: text("note"),
    /** Release rests from here on, until a later decision opens it again. Settling changes nothing about that. */
    pauses: boolean("pauses").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.clientId], foreignColumns: [clients.practiceId, clients.id] }),
    index("signals_open").on(t.practiceId, t.clientId).where(sql`${t.settledAt} is null`),
    check("signals_settled", sql`(${t.settledAt} is null) = (${t.settledBy} is null)`),
  ],
);

/** The safety agreement, version by version. Words are both people's; terms are the therapist's: null is 'as before'. */
export const safetyAgreements = pgTable(
  "safety_agreements",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    version: integer("version").notNull(),
    words: jsonb("words").$type<Kept<AgreementWords>>().notNull(),
    terms: jsonb("terms").$type<AgreementTerms>(),
    /** Why the terms became other ones; null where they did not. */
    because: text("because"),
    madeBy: uuid("made_by").notNull(),
    madeAt: at("made_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId, t.version] }),
    foreignKey({ columns: [t.practiceId, t.clientId], foreignColumns: [clients.practiceId, clients.id] }),
    foreignKey({ columns: [t.practiceId, t.madeBy], foreignColumns: [members.practiceId, members.id] }),
  ],
);

/** Whom a practice's clients can call; without a row, the numbers of the country. */
export const practiceContacts = pgTable("practice_contacts", {
  practiceId: practiceId()
    .primaryKey()
    .references(() => practices.id),
  contact: jsonb("contact").$type<Contact>().notNull(),
  revision: integer("revision").notNull(),
  changedAt: at("changed_at").notNull().defaultNow(),
});

/** What a practice asks about health before an opening, version by version; without a row, there is only the draft. */
export const healthLists = pgTable(
  "health_lists",
  {
    practiceId: practiceId(),
    version: integer("version").notNull(),
    items: jsonb("items").$type<HealthItem[]>().notNull(),
    approvedBy: uuid("approved_by").notNull(),
    approvedAt: at("approved_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.version] }),
    foreignKey({ columns: [t.practiceId, t.approvedBy], foreignColumns: [members.practiceId, members.id] }),
    check("health_lists_version", sql`${t.version} > 0`),
  ],
);
