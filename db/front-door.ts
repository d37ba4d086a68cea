import type { Locale, Role } from "@/lib/access/schema";
import { connection } from "./connection";

// What must run before a practice is known. Each line calls one function of the database that does one thing.

interface Account {
  accountId: string;
  passwordHash: string;
  practiceId: string;
  memberId: string;
  role: Role;
}

export async function findAccount(email: string): Promise<Account | undefined> {
  const [row] = await connection().pool<Record<string, string>[]>`select * from app.find_account(${email})`;
  return (
    row && {
      accountId: row.account_id as string,
      passwordHash: row.password_hash as string,
      practiceId: row.practice_id as string,
      memberId: row.member_id as string,
      role: row.role as Role,
    }
  );
}

export async function beginSignIn(
  idHash: Buffer,
  who: { practiceId: string; memberId: string },
  device: string,
  eventId: string,
) {
  await connection()
    .pool`select app.begin_sign_in(${idHash}, ${who.practiceId}, ${who.memberId}, ${device}, ${eventId})`;
}

export async function endSignIn(idHash: Buffer, eventId: string) {
  await connection().pool`select app.end_sign_in(${idHash}, ${eventId})`;
}

/** Seconds to wait; 0: go ahead, and the try counts as a failure until it is forgiven. However many come at once. */
export async function takeTry(key: Buffer): Promise<number> {
  const [row] = await connection().pool<{ wait: number }[]>`select app.take_try(${key}) as wait`;
  return Number(row?.wait ?? 0);
}

export async function forgiveTries(key: Buffer): Promise<void> {
  await connection().pool`select app.forgive_tries(${key})`;
}

export interface InvitationSeen {
  practiceName: string;
  name: string;
  email: string | null;
  role: Role;
  locale: Locale;
  open: boolean;
}

export async function lookAtInvitation(tokenHash: Buffer): Promise<InvitationSeen | undefined> {
  const [row] = await connection().pool<Record<string, unknown>[]>`select * from app.look_at_invitation(${tokenHash})`;
  return (
    row && {
      practiceName: row.practice_name as string,
      name: row.name as string,
      email: row.email as string | null,
      role: row.role as Role,
      locale: row.locale as Locale,
      open: row.open as boolean,
    }
  );
}

export interface Acceptance {
  tokenHash: Buffer;
  accountId: string;
  email: string | null;
  passwordHash: string;
  locale: Locale;
  eventId: string;
}

export async function acceptInvitation(a: Acceptance): Promise<"accepted" | "invitation_spent" | "email_taken"> {
  const [row] = await connection().pool<{ outcome: "accepted" | "invitation_spent" | "email_taken" }[]>`
    select outcome from app.accept_invitation(${a.tokenHash}, ${a.accountId}, ${a.email}, ${a.passwordHash}, ${a.locale},
      ${a.eventId})`;
  return row?.outcome ?? "invitation_spent";
}

export async function isSetUp(): Promise<boolean> {
  const [row] = await connection().pool<{ is: boolean }[]>`select app.is_set_up() as is`;
  return row?.is === true;
}

export interface FirstPractice {
  practiceId: string;
  practiceName: string;
  timeZone: string;
  memberId: string;
  accountId: string;
  name: string;
  email: string;
  passwordHash: string;
  locale: Locale;
  eventId: string;
}

/** False when the practice had been set up already. */
export async function setUpPractice(p: FirstPractice): Promise<boolean> {
  const [row] = await connection().pool<{ made: boolean }[]>`
    select app.set_up_practice(${p.practiceId}, ${p.practiceName}, ${p.timeZone}, ${p.memberId}, ${p.accountId}, ${p.name},
      ${p.email}, ${p.passwordHash}, ${p.locale}, ${p.eventId}) as made`;
  return row?.made === true;
}

/** True once the database answers and has been migrated. */
export async function isReady(): Promise<boolean> {
  try {
    await connection().pool`select app.is_set_up()`;
    return true;
  } catch {
    return false;
  }
}
