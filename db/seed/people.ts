import { randomBytes } from "node:crypto";
import { uuidv7 } from "uuidv7";
import * as tables from "@/db/schema";
import type { Locale, Role } from "@/lib/access/schema";
import type { OwnerDb } from "./owner";

export interface SeededPractice {
  id: string;
  timeZone: string;
}

export async function seedPractice(
  db: OwnerDb,
  name: string,
  { timeZone = "Europe/Amsterdam", factorExempt = false } = {},
): Promise<SeededPractice> {
  const id = crypto.randomUUID();
  await db.insert(tables.practices).values({ id, name, timeZone, factorExempt });
  return { id, timeZone };
}

interface Person {
  name: string;
  /** Null: somebody without an account. */
  email: string | null;
  passwordHash: string;
  locale?: Locale;
}

/** A colleague; answers their member id. */
export async function seedMember(db: OwnerDb, practice: SeededPractice, role: Role, person: Person): Promise<string> {
  const id = uuidv7();
  let accountId: string | null = null;
  if (person.email) {
    accountId = uuidv7();
    await db.insert(tables.accounts).values({ id: accountId, email: person.email, passwordHash: person.passwordHash });
  }
  await db.insert(tables.members).values({
    practiceId: practice.id,
    id,
    accountId,
    role,
    name: person.name,
    email: person.email,
    locale: person.locale ?? "nl",
  });
  return id;
}

export interface SeededClient {
  id: string;
  practice: SeededPractice;
  therapistId: string;
}

/** A client in the care of one therapist. */
export async function seedClient(
  db: OwnerDb,
  practice: SeededPractice,
  therapistId: string,
  person: Person & { since?: Date; timeZone?: string },
): Promise<SeededClient> {
  const id = uuidv7();
  const memberId = person.email ? await seedMember(db, practice, "client", person) : null;
  const createdAt = (person.since ?? new Date()).toISOString();
  await db.insert(tables.clients).values({
    practiceId: practice.id,
    id,
    memberId,
    name: person.name,
    email: person.email,
    locale: person.locale ?? "nl",
    timeZone: person.timeZone ?? practice.timeZone,
    createdAt,
  });
  await db
    .insert(tables.careRelations)
    .values({ practiceId: practice.id, therapistId, clientId: id, since: createdAt });
  await db.insert(tables.clientSummaries).values({ practiceId: practice.id, clientId: id });
  return { id, practice, therapistId };
}

/** A sign-in that never went through the front door, and lacks nothing: answers the secret id that a cookie would carry. */
export async function seedSignIn(db: OwnerDb, practiceId: string, memberId: string, hash: (text: string) => Buffer) {
  const id = randomBytes(32).toString("base64url");
  const now = new Date().toISOString();
  const later = new Date(Date.now() + 12 * 3_600_000).toISOString();
  const until = { idleUntil: later, absoluteUntil: later };
  await db
    .insert(tables.signIns)
    .values({ idHash: hash(id), practiceId, memberId, factorAt: now, freshAt: now, ...until });
  return id;
}
