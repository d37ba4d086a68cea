import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import * as frontDoor from "@/db/front-door";
import { type Entry, enterPractice, type PracticeTx } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/write";
import { accepted, type Refusal, type Result, refused } from "@/lib/result";
import { noticeOf, postNotice } from "./notices";
import type { Use } from "./passkey-proof";
import { isCommonPassword } from "./passwords";
import { isKnownPlace } from "./place-of-try";
import {
  email as emailAddress,
  type FactorQuestion,
  type Locale,
  type PasskeyAnswer,
  type SetUp,
  type Viewer,
} from "./schema";
import { readOwnFactor } from "./second-factor";
import { sha256 } from "./secret";
import { type FactorRefusal, type Factors, questionFor, type Shown, showFactor, tryKey } from "./shown-factor";

// ASVS 5.0 appendix C / OWASP: argon2id (the library's default kind) with 46 MiB, one pass, one lane.
const cost = { memoryCost: 47_104, timeCost: 1, parallelism: 1 };

let hashing = 0;
const waiting: (() => void)[] = [];

/** At most two hashes at a time, twenty waiting: a flood of sign-ins must not starve the rest of the house. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (hashing >= 2) {
    if (waiting.length >= 20) throw new TooBusy();
    await new Promise<void>((go) => waiting.push(go));
  }
  hashing++;
  try {
    return await work();
  } finally {
    hashing--;
    waiting.shift()?.();
  }
}

export class TooBusy extends Error {}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password.normalize("NFC"), cost));

const verifyPassword = (passwordHash: string, password: string): Promise<boolean> =>
  inTurn(() => verify(passwordHash, password.normalize("NFC")));

// An unknown address costs the same work as a known one, so that time does not tell them apart.
let nobodysHash: Promise<string> | undefined;

/**
 * Answers the secret id of a new sign-in. Only after the right password is a second factor asked for, where one is set up:
 * a wrong password is told nothing else. The caller has asked `secondsToWait` first, which counts the try.
 */
export async function signIn(
  email: string,
  password: string,
  place: string,
  device: string,
  shown: Shown = {},
  point = "",
): Promise<Result<{ id: string }, "sign_in_failed" | FactorRefusal>> {
  const address = addressOf(email);
  const account = emailAddress.safeParse(address).success ? await frontDoor.findAccount(address) : undefined;
  // Not in turn: a promise that was refused a turn would stay refused for as long as the process lives.
  nobodysHash ??= hash(randomBytes(16).toString("hex"), cost);
  const fits = password.length <= 512 && (await verifyPassword(account?.passwordHash ?? (await nobodysHash), password));
  if (!account || !fits) {
    await frontDoor.noteFailedSignIn(account ? address : "", point);
    return refused("sign_in_failed");
  }
  const key = tryKey(address, place);
  const use: Use = { purpose: "passkey sign-in", owner: account.accountId };
  const at = { use, place: codePlace(place), now: new Date() };
  const judged = frontDoor.hasFactor(account) ? await showFactor(account, shown, at) : accepted(null);
  if (!judged.ok) {
    const { refusal } = judged;
    if (refusal === "code_needed" || refusal === "passkey_over")
      await Promise.all([frontDoor.giveBackTry(key), excuse(place)]);
    if (refusal === "code_wrong" || refusal === "passkey_wrong") await frontDoor.noteFailedSignIn(address, point);
    if (refusal === "code_wrong" || refusal === "too_many_tries") return judged;
    return refused(refusal, { current: await questionFor(account, use, at.now) });
  }
  const id = randomBytes(32).toString("base64url");
  const word = isKnownPlace(place) ? null : noticeOf(account.locale, "new_browser");
  if (!(await frontDoor.beginSignIn(sha256(id), account, device, uuidv7(), word, point))) return refused("code_needed");
  await Promise.all([frontDoor.forgiveTries(key), excuse(place)]);
  return accepted({ id });
}

/** Whoever knows the password and guesses codes from everywhere is slowed down as one; not who was here before. */
const codePlace = (place: string) => (isKnownPlace(place) ? place : "elsewhere");

const steppingUp = (viewer: Viewer, idHash: Buffer): Use => ({
  purpose: "passkey step-up",
  owner: `${viewer.accountId}\n${idHash.toString("hex")}`,
});

async function factorsOf(tx: PracticeTx, { accountId }: Viewer): Promise<Factors> {
  const row = await readOwnFactor(tx);
  return { accountId, factor: row?.secret ?? null, passkeys: (row?.passkeys ?? 0) > 0 };
}

/** By what somebody who is signed in can show once more who is there. */
export async function askStepUp(entry: Entry, now: Date): Promise<Result<FactorQuestion>> {
  const found = await enterPractice(entry, async (tx, viewer) =>
    accepted({ factors: await factorsOf(tx, viewer), use: steppingUp(viewer, entry.idHash) }),
  );
  return found.ok ? accepted(await questionFor(found.value.factors, found.value.use, now)) : found;
}

/**
 * Shows once more who is there, for what is asked again before (`step_up_needed`): the second factor where one is set up,
 * else the password. It holds for ten minutes of this sign-in.
 */
export async function stepUp(
  entry: Entry,
  sent: { password: string; code: string; passkey?: PasskeyAnswer | null },
): Promise<Result<{ done: true }>> {
  const before = await enterPractice(entry, async (tx, viewer) => {
    const [row] = await tx.execute<{ hash: string }>(sql`select app.own_password_hash() as hash`);
    return accepted({ viewer, hash: row?.hash, factors: await factorsOf(tx, viewer) });
  });
  if (!before.ok) return before;
  const { viewer, hash, factors } = before.value;
  const at = (path: string, refusal: Refusal) => refused("invalid", { faults: [{ path, refusal }] });
  if (frontDoor.hasFactor(factors)) {
    const use = steppingUp(viewer, entry.idHash);
    const shown = await showFactor(factors, sent, { use, place: `member ${viewer.memberId}`, now: new Date() });
    if (!shown.ok) {
      if (shown.refusal === "too_many_tries") return shown;
      return at(sent.passkey ? "passkey" : "code", shown.refusal);
    }
  } else {
    const key = tryKey(viewer.memberId, "own password");
    if ((await frontDoor.takeTry(key)) > 0) return refused("too_many_tries");
    if (!hash || !(await verifyPassword(hash, sent.password))) return at("password", "sign_in_failed");
    await frontDoor.forgiveTries(key);
  }
  return enterPractice(entry, async (tx) => {
    await tx.execute(sql`select app.step_up(${entry.idHash})`);
    await recordAudit(tx, viewer, { event: "stepped_up", action: "E" });
    return accepted({ done: true });
  });
}

/** An address as it is kept, however somebody writes it. */
export const addressOf = (email: string): string => email.normalize("NFC").trim().toLowerCase();

/** What a place that is no known browser takes its tries from, besides its own: who tries many addresses is slowed here. */
const sharesOf = (network: string): frontDoor.Shares => ({
  // Where no address is believed, all are of one network, and the house's share is the only one.
  network: network === "" ? null : tryKey("network", network),
  house: tryKey("house", ""),
});
const excuse = (place: string) => (isKnownPlace(place) ? undefined : frontDoor.excuseStranger(sharesOf(place)));

/**
 * Slows a guesser per address and place (`placeOfTry`), per network and for the whole house: the owner, in a browser that
 * is known, never waits for somebody else's guesses. 0: the try may be made, and counts before it is judged, so that
 * guessing in parallel gains nothing.
 */
export const secondsToWait = (email: string, place: string): Promise<number> => {
  const key = tryKey(addressOf(email), place);
  return isKnownPlace(place) ? frontDoor.takeTry(key) : frontDoor.takeTryOfStranger(key, sharesOf(place));
};

/** For a link by mail, of which an address gets five an hour: here no share of a network is taken, which nothing gives back. */
export const secondsToWaitForLink = (email: string, place: string): Promise<number> =>
  frontDoor.takeTry(tryKey(`password of ${addressOf(email)}`, place));

export const signOut = (id: string): Promise<void> => frontDoor.endSignIn(sha256(id), uuidv7());

export async function acceptInvitation(
  token: string,
  with_: { password: string; locale: Locale; email: string | null },
): Promise<Result<{ email: string }>> {
  const seen = await frontDoor.lookAtInvitation(sha256(token));
  if (!seen?.open) return refused(seen ? "invitation_spent" : "not_found");
  const email = seen.email ?? with_.email;
  if (!email) return refused("invalid", { faults: [{ path: "email", refusal: "invalid" }] });
  if (isCommonPassword(with_.password, [...seen.name.split(" "), email.split("@")[0] ?? ""]))
    return refused("password_too_common", { faults: [{ path: "password", refusal: "password_too_common" }] });
  const outcome = await frontDoor.acceptInvitation({
    tokenHash: sha256(token),
    accountId: uuidv7(),
    email,
    passwordHash: await hashPassword(with_.password),
    locale: with_.locale,
    eventId: uuidv7(),
  });
  return outcome === "accepted" ? accepted({ email }) : refused(outcome);
}

export async function setUpPractice(first: SetUp, code: string | undefined): Promise<Result<{ email: string }>> {
  if (await frontDoor.isSetUp()) return refused("already_set_up");
  if (!code || !sha256(code).equals(sha256(first.code.trim().toUpperCase())))
    return refused("set_up_code_wrong", { faults: [{ path: "code", refusal: "set_up_code_wrong" }] });
  if (isCommonPassword(first.password, [first.practiceName, ...first.name.split(" ")]))
    return refused("password_too_common", { faults: [{ path: "password", refusal: "password_too_common" }] });
  const made = await frontDoor.setUpPractice({
    practiceId: crypto.randomUUID(),
    practiceName: first.practiceName,
    timeZone: first.timeZone,
    memberId: uuidv7(),
    accountId: uuidv7(),
    name: first.name,
    email: first.email,
    passwordHash: await hashPassword(first.password),
    locale: first.locale,
    eventId: uuidv7(),
  });
  return made ? accepted({ email: first.email }) : refused("already_set_up");
}

/**
 * Another password, and the end of all other sign-ins. Hashing is slow on purpose, so it happens between two short
 * transactions and not inside one. Guesses of the current password are slowed down like those at the door.
 */
export async function changePassword(
  entry: Entry,
  { current, next }: { current: string; next: string },
): Promise<Result<{ done: true }>> {
  const before = await enterPractice(entry, async (tx, viewer) => {
    const [row] = await tx.execute<{ hash: string | null }>(sql`select app.own_password_hash() as hash`);
    return accepted({ viewer, hash: row?.hash ?? null });
  });
  if (!before.ok) return before;
  const { viewer, hash } = before.value;
  const key = tryKey(viewer.memberId, "own password");
  if ((await frontDoor.takeTry(key)) > 0) return refused("too_many_tries");
  const fits = hash !== null && (await verifyPassword(hash, current));
  if (!fits) return refused("invalid", { faults: [{ path: "current", refusal: "sign_in_failed" }] });
  await frontDoor.forgiveTries(key);
  if (isCommonPassword(next, viewer.name.split(" ")))
    return refused("password_too_common", { faults: [{ path: "next", refusal: "password_too_common" }] });
  const nextHash = await hashPassword(next);
  return enterPractice(entry, async (tx) => {
    await tx.execute(sql`select app.change_own_password(${nextHash}), app.end_other_sign_ins(${entry.idHash})`);
    await recordAudit(tx, viewer, { event: "password.changed", action: "U" });
    await postNotice(tx, viewer, "password");
    return accepted({ done: true });
  });
}

export async function changeMe(
  tx: PracticeTx,
  viewer: Viewer,
  change: { locale?: Locale | undefined; name?: string | undefined },
): Promise<Result<Viewer>> {
  // By what their client calls them, the client knows them again in the log.
  if (viewer.role === "relative" && change.name !== undefined) return refused("role_cannot");
  await tx.execute(sql`update members set locale = coalesce(${change.locale ?? null}, locale),
    name = coalesce(${change.name ?? null}, name) where practice_id = ${viewer.practiceId} and id = ${viewer.memberId}`);
  if (viewer.clientId)
    await tx.execute(sql`update clients set locale = coalesce(${change.locale ?? null}, locale),
      name = coalesce(${change.name ?? null}, name), version = version + 1
      where practice_id = ${viewer.practiceId} and id = ${viewer.clientId}`);
  await recordAudit(tx, viewer, { event: "member.changed", action: "U", object: ["member", viewer.memberId] });
  return accepted({
    ...viewer,
    ...(change.locale && { locale: change.locale }),
    ...(change.name && { name: change.name }),
  });
}
