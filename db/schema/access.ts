import { sql } from "drizzle-orm";
import { check, customType, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { at, practiceId } from "./columns";
import { practices } from "./practices";

export const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** A login. Outside every practice: an address signs in before a practice is known. Read only by the front door's functions. */
export const accounts = pgTable("accounts", {
  id: uuid("id").primaryKey(),
  email: text("email").notNull().unique(),
  passwordHash: text("password_hash").notNull(),
  createdAt: at("created_at").notNull().defaultNow(),
});

/** A person in a practice, with the role they have there. */
export const members = pgTable(
  "members",
  {
    practiceId: practiceId().references(() => practices.id),
    id: uuid("id").notNull(),
    accountId: uuid("account_id").references(() => accounts.id),
    role: text("role").notNull(),
    name: text("name").notNull(),
    email: text("email"),
    locale: text("locale").notNull().default("nl"),
    createdAt: at("created_at").notNull().defaultNow(),
    leftAt: at("left_at"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    index("members_account").on(t.accountId),
    check("members_role", sql`${t.role} in ('owner', 'therapist', 'client')`),
  ],
);

/** What next-auth calls a session: looked up on each request, dead after signing out. Only a hash of its id is kept. */
export const signIns = pgTable(
  "sign_ins",
  {
    idHash: bytes("id_hash").primaryKey(),
    practiceId: practiceId(),
    memberId: uuid("member_id").notNull(),
    device: text("device").notNull().default(""),
    createdAt: at("created_at").notNull().defaultNow(),
    seenAt: at("seen_at").notNull().defaultNow(),
    idleUntil: at("idle_until").notNull(),
    absoluteUntil: at("absolute_until").notNull(),
    endedAt: at("ended_at"),
  },
  (t) => [
    foreignKey({ columns: [t.practiceId, t.memberId], foreignColumns: [members.practiceId, members.id] }),
    index("sign_ins_member").on(t.practiceId, t.memberId),
  ],
);

/** Failed tries to sign in, by a hash of address and network: slows a guesser, never locks an owner out. */
export const signInTries = pgTable("sign_in_tries", {
  key: bytes("key").primaryKey(),
  failures: integer("failures").notNull(),
  triedAt: at("tried_at").notNull(),
});

/** One-time links for a client or a colleague to make an account. Only a hash of the token is kept. */
export const invitations = pgTable(
  "invitations",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    memberId: uuid("member_id").notNull(),
    tokenHash: bytes("token_hash").notNull().unique(),
    createdBy: uuid("created_by").notNull(),
    createdAt: at("created_at").notNull().defaultNow(),
    expiresAt: at("expires_at").notNull(),
    usedAt: at("used_at"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.memberId], foreignColumns: [members.practiceId, members.id] }),
    index("invitations_member").on(t.practiceId, t.memberId),
  ],
);
