import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  customType,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { at, practiceId } from "./columns";
import { practices } from "./practices";

export const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** A login. Outside every practice: an address signs in before a practice is known. Read only by the front door's functions. */
export const accounts = pgTable("accounts", {
  id: uuid("id").primaryKey(),
  email: text("email").notNull().unique(),
  passwordHash: text("password_hash").notNull(),
  createdAt: at("created_at").notNull().defaultNow(),
  /** Null until somebody has signed in with it. */
  signedInAt: at("signed_in_at"),
});

/** The app that makes codes for a login (RFC 6238). The secret is sealed; a step of the clock is used once. */
export const secondFactors = pgTable("second_factors", {
  accountId: uuid("account_id")
    .primaryKey()
    .references(() => accounts.id, { onDelete: "cascade" }),
  secret: bytes("secret").notNull(),
  lastStep: bigint("last_step", { mode: "number" }).notNull(),
  madeAt: at("made_at").notNull().defaultNow(),
});

/** A passkey of a login (WebAuthn): what a device signs with the key that it keeps. A login has as many as it has devices. */
export const passkeys = pgTable(
  "passkeys",
  {
    id: uuid("id").primaryKey(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    /** What the device calls it. */
    credentialId: bytes("credential_id").notNull().unique("passkeys_credential"),
    publicKey: bytes("public_key").notNull(),
    /** How often it signed, as far as it counts; 0 where it lives in several places. */
    counter: bigint("counter", { mode: "number" }).notNull(),
    transports: text("transports").array().notNull(),
    backedUp: boolean("backed_up").notNull(),
    /** What its owner calls it. */
    label: text("label").notNull(),
    madeAt: at("made_at").notNull().defaultNow(),
    usedAt: at("used_at"),
  },
  (t) => [index("passkeys_account").on(t.accountId)],
);

/** Challenges that were answered: each is worth something once. Only hashes, swept after a day. */
export const spentChallenges = pgTable(
  "spent_challenges",
  {
    hash: bytes("hash").primaryKey(),
    spentAt: at("spent_at").notNull().defaultNow(),
  },
  (t) => [index("spent_challenges_at").on(t.spentAt)],
);

/** For when app and passkey are out of reach; one set for a login. Only hashes; each is worth something once. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    codeHash: bytes("code_hash").notNull(),
    usedAt: at("used_at"),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.codeHash] })],
);

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
    check("members_role", sql`${t.role} in ('owner', 'therapist', 'assistant', 'client', 'relative')`),
  ],
);

/** What next-auth calls a session: looked up on each request, dead after signing out. Only a hash of its id is kept. */
export const signIns = pgTable(
  "sign_ins",
  {
    idHash: bytes("id_hash").primaryKey(),
    practiceId: practiceId(),
    memberId: uuid("member_id").notNull(),
    /** What its owner knows it by in their list. */
    id: uuid("id").notNull().defaultRandom(),
    device: text("device").notNull().default(""),
    /** When it showed a second factor; null: it has none. */
    factorAt: at("factor_at"),
    /** When it last showed its password or a code. */
    freshAt: at("fresh_at"),
    createdAt: at("created_at").notNull().defaultNow(),
    seenAt: at("seen_at").notNull().defaultNow(),
    idleUntil: at("idle_until").notNull(),
    absoluteUntil: at("absolute_until").notNull(),
    endedAt: at("ended_at"),
  },
  (t) => [
    foreignKey({ columns: [t.practiceId, t.memberId], foreignColumns: [members.practiceId, members.id] }),
    index("sign_ins_own").on(t.practiceId, t.memberId, t.id),
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
    /** Made by a client for somebody near: nobody of the practice sees that it is there. */
    ofRelative: boolean("of_relative").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.memberId], foreignColumns: [members.practiceId, members.id] }),
    index("invitations_member").on(t.practiceId, t.memberId),
  ],
);

/** One-time links to choose another password. Only a hash of the token is kept. */
export const passwordResets = pgTable(
  "password_resets",
  {
    tokenHash: bytes("token_hash").primaryKey(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    madeAt: at("made_at").notNull().defaultNow(),
    expiresAt: at("expires_at").notNull(),
    usedAt: at("used_at"),
  },
  (t) => [index("password_resets_account").on(t.accountId)],
);

/** One-time links that prove a new address. */
export const addressChanges = pgTable(
  "address_changes",
  {
    tokenHash: bytes("token_hash").primaryKey(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    email: text("email").notNull(),
    madeAt: at("made_at").notNull().defaultNow(),
    expiresAt: at("expires_at").notNull(),
    usedAt: at("used_at"),
  },
  (t) => [index("address_changes_account").on(t.accountId)],
);
