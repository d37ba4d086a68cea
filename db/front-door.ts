import type { Locale, Role } from "@/lib/access/schema";
import { connection } from "./connection";

// What must run before a practice is known. Each line calls one function of the database that does one thing.

export interface Account {
  accountId: string;
  passwordHash: string;
  practiceId: string;
  memberId: string;
  role: Role;
  locale: Locale;
  /** The sealed secret of the app that makes codes, where one is set up. */
  factor: Buffer | null;
  /** Whether it has passkeys. */
  passkeys: boolean;
}

/** Whether anything is asked for besides the password. */
export const hasFactor = (who: Pick<Account, "factor" | "passkeys">): boolean => who.factor !== null || who.passkeys;

export async function findAccount(email: string): Promise<Account | undefined> {
  const [row] = await connection().pool<Record<string, unknown>[]>`select * from app.find_account(${email})`;
  return (
    row && {
      accountId: row.account_id as string,
      passwordHash: row.password_hash as string,
      practiceId: row.practice_id as string,
      memberId: row.member_id as string,
      role: row.role as Role,
      locale: row.locale as Locale,
      factor: row.factor as Buffer | null,
      passkeys: row.passkeys as boolean,
    }
  );
}

/** A letter as it waits. */
export interface OwnLetter {
  id: string;
  subject: string;
  /** Sealed: it may hold a link that is worth something. */
  body: string;
}

/**
 * Begins a sign-in, and leaves word of it where there is some, unless it is the first of its login. False where a second
 * factor was set up or taken away meanwhile.
 */
export async function beginSignIn(
  idHash: Buffer,
  who: Account,
  device: string,
  eventId: string,
  word: OwnLetter | null,
  point: string,
): Promise<boolean> {
  const { practiceId, memberId } = who;
  return connection().pool.begin(async (sql) => {
    const [row] = await sql<{ first: boolean | null }[]>`select app.begin_sign_in(${idHash}, ${practiceId}, ${memberId},
      ${device}, ${hasFactor(who)}, ${eventId}) as first
      from (select set_config('app.point', ${point}, true) as told) point where told is not null`;
    if (row?.first === false && word)
      await sql`select app.post_notice(${practiceId}, ${memberId}, ${word.id}, ${word.subject}, ${word.body})`;
    return typeof row?.first === "boolean";
  });
}

/** False for a code of a step that was used, or of an earlier one. */
export async function useCode(accountId: string, step: number): Promise<boolean> {
  const [row] = await connection().pool<{ used: boolean }[]>`select app.use_code(${accountId}, ${step}) as used`;
  return row?.used === true;
}

export async function useRecoveryCode(accountId: string, hash: Buffer): Promise<boolean> {
  const [row] = await connection().pool<{ used: boolean }[]>`
    select app.use_recovery_code(${accountId}, ${hash}) as used`;
  return row?.used === true;
}

export interface Passkey {
  credentialId: Buffer;
  publicKey: Buffer;
  counter: number;
  transports: string[];
}

export async function passkeysOf(accountId: string): Promise<Passkey[]> {
  const rows = await connection().pool<Record<string, unknown>[]>`select * from app.passkeys_of(${accountId})`;
  return rows.map((row) => ({
    credentialId: row.credential_id as Buffer,
    publicKey: row.public_key as Buffer,
    counter: Number(row.counter),
    transports: row.transports as string[],
  }));
}

/** What an answer of a passkey said, once it was judged right. */
export interface PasskeyUse {
  credentialId: Buffer;
  counter: number;
  backedUp: boolean;
  challengeHash: Buffer;
}

/** False for a challenge that was answered before, and for a counter that did not grow. */
export async function usePasskey(accountId: string, use: PasskeyUse): Promise<boolean> {
  const [row] = await connection().pool<{ used: boolean }[]>`
    select app.use_passkey(${accountId}, ${use.credentialId}, ${use.counter}, ${use.backedUp}, ${use.challengeHash}) as used`;
  return row?.used === true;
}

/** Of an address that somebody signs in with: counted for the audit log. Of any other it costs the same, and says nothing. */
export async function noteFailedSignIn(email: string, point: string) {
  await connection().pool`select app.note_failed_sign_in(${email}, ${point})`;
}

export async function endSignIn(idHash: Buffer, eventId: string) {
  await connection().pool`select app.end_sign_in(${idHash}, ${eventId})`;
}

/** Seconds to wait; 0: go ahead, and the try counts as a failure until it is forgiven. However many come at once. */
export async function takeTry(key: Buffer, longest = 20): Promise<number> {
  const [row] = await connection().pool<{ wait: number }[]>`select app.take_try(${key}, ${longest}) as wait`;
  return Number(row?.wait ?? 0);
}

/** By hashes: of the network, where one is told, and of the house as a whole. */
export interface Shares {
  network: Buffer | null;
  house: Buffer;
}

/** As `takeTry`, from where nobody is known: the network and the house have a share of tries each, as well. */
export async function takeTryOfStranger(key: Buffer, { network, house }: Shares): Promise<number> {
  const [row] = await connection().pool<{ wait: number }[]>`
    select app.take_try_of_stranger(${key}, ${network}, ${house}) as wait`;
  return Number(row?.wait ?? 0);
}

/** Gives back what a try took from the shares that turned out right. */
export async function excuseStranger({ network, house }: Shares): Promise<void> {
  await connection().pool`select app.excuse_stranger(${network}, ${house})`;
}

/** Takes one try back that turned out to be no failure, and none before it. */
export async function giveBackTry(key: Buffer): Promise<void> {
  await connection().pool`select app.give_back_try(${key})`;
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

/** A link for another password goes to the address of this account; links of before end. */
export async function askPasswordReset(who: Account, tokenHash: Buffer, letter: OwnLetter): Promise<void> {
  await connection().pool`select app.ask_password_reset(${who.accountId}, ${who.practiceId}, ${who.memberId},
    ${tokenHash}, ${letter.id}, ${letter.subject}, ${letter.body})`;
}

export async function lookAtPasswordReset(
  tokenHash: Buffer,
): Promise<{ email: string; name: string; locale: Locale; open: boolean } | undefined> {
  const [row] = await connection().pool<{ email: string; name: string; locale: Locale; open: boolean }[]>`
    select * from app.look_at_password_reset(${tokenHash})`;
  return row;
}

/** Undefined: the link had been spent, or its time was over. */
export async function resetPassword(tokenHash: Buffer, passwordHash: string, eventId: string, word: OwnLetter | null) {
  return connection().pool.begin(async (sql) => {
    const [who] = await sql<{ practice_id: string; member_id: string }[]>`
      select * from app.reset_password(${tokenHash}, ${passwordHash}, ${eventId})`;
    if (who && word)
      await sql`select app.post_notice(${who.practice_id}, ${who.member_id}, ${word.id}, ${word.subject}, ${word.body})`;
    return who !== undefined;
  });
}

export async function lookAtAddressChange(
  tokenHash: Buffer,
): Promise<{ email: string; locale: Locale; open: boolean } | undefined> {
  const [row] = await connection().pool<{ email: string; locale: Locale; open: boolean }[]>`
    select * from app.look_at_address_change(${tokenHash})`;
  return row;
}

export async function changeAddress(
  tokenHash: Buffer,
  eventId: string,
  word: OwnLetter | null,
): Promise<"changed" | "spent" | "taken"> {
  const [row] = await connection().pool<{ outcome: "changed" | "spent" | "taken" }[]>`select app.change_address(
    ${tokenHash}, ${eventId}, ${word?.id ?? null}, ${word?.subject ?? null}, ${word?.body ?? null}) as outcome`;
  return row?.outcome ?? "spent";
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
