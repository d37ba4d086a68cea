import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import * as frontDoor from "@/db/front-door";
import type { PracticeTx } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/write";
import { accepted, type Result, refused } from "@/lib/result";
import { postNotice } from "./notices";
import { appAddress, makeRecoveryCodes, makeSecret, recoveryCodeIn, stepOf } from "./one-time-code";
import type { Viewer } from "./schema";
import { sealed, sealFactor, sha256, unsealed, unsealFactor } from "./secret";

const beginning = "second factor set-up";
const lasts = 30 * 60_000;

const recoveryHash = (accountId: string, code: string) => sha256(`${accountId}\n${code}`);

/**
 * Judges a code of a login's app, where it has one, or one of its recovery codes. A right one is spent by that, however
 * many send it.
 */
export async function spendCode(
  accountId: string,
  factor: Uint8Array | null,
  code: string,
  now: Date,
): Promise<boolean> {
  const recovery = recoveryCodeIn(code);
  if (recovery) return frontDoor.useRecoveryCode(accountId, recoveryHash(accountId, recovery));
  if (!factor) return false;
  const secret = unsealFactor(accountId, factor);
  // Sealed by another installation: nobody can get in by a code, which must not look like a wrong one.
  if (secret === null) throw new Error("a second factor can't be read: this installation's secret is another one");
  const step = stepOf(secret, code, now);
  return step !== null && frontDoor.useCode(accountId, step);
}

export interface FactorState {
  /** Since when an app makes codes; null: none does. */
  since: string | null;
  passkeys: number;
  codesLeft: number;
  /** Whether the practice asks this person for one. */
  asked: boolean;
}

interface FactorRow extends Record<string, unknown> {
  secret: Buffer | null;
  made_at: string | null;
  codes_left: number;
  asked: boolean;
  passkeys: number;
}

export async function readOwnFactor(tx: PracticeTx): Promise<FactorRow | undefined> {
  const [row] = await tx.execute<FactorRow>(sql`select * from app.own_second_factor()`);
  return row;
}

export async function readFactorState(tx: PracticeTx): Promise<FactorState> {
  const row = await readOwnFactor(tx);
  const since = row?.made_at ? new Date(row.made_at).toISOString() : null;
  return { since, passkeys: row?.passkeys ?? 0, codesLeft: row?.codes_left ?? 0, asked: row?.asked ?? true };
}

/** A secret for somebody's app. Nothing is kept of it before a code proves that the app has it. */
export function beginSecondFactor(viewer: Viewer, now: Date) {
  const secret = makeSecret();
  const offer = JSON.stringify({ secret, until: now.getTime() + lasts });
  return {
    secret,
    address: appAddress(secret, viewer.email),
    offer: sealed(beginning, viewer.accountId, offer).toString("base64url"),
  };
}

/**
 * Sets the app up, or another in its place: the codes are shown this once. Beside a passkey there are none anew. All
 * sign-ins of this login end; the one that did this goes on under the id that is answered.
 */
export async function setUpSecondFactor(
  tx: PracticeTx,
  viewer: Viewer,
  sent: { offer: string; code: string },
  idHash: Buffer,
  now: Date,
): Promise<Result<{ codes: string[]; signIn: string }>> {
  const opened = unsealed(beginning, viewer.accountId, Buffer.from(sent.offer, "base64url"));
  const { secret, until } = JSON.parse(opened ?? "{}") as { secret?: string; until?: number };
  if (!secret || !until || until < now.getTime()) return refused("set_up_over");
  const step = stepOf(secret, sent.code, now);
  if (step === null) return refused("invalid", { faults: [{ path: "code", refusal: "code_wrong" }] });
  const signIn = randomBytes(32).toString("base64url");
  const codes = makeRecoveryCodes();
  const [row] = await tx.execute<{ count: boolean }>(sql`select app.set_second_factor(${idHash}, ${sha256(signIn)},
    ${sealFactor(viewer.accountId, secret)}, ${step}, ${codeHashesOf(viewer, codes)}) as count`);
  await recordAudit(tx, viewer, { event: "second_factor.set_up", action: "C" });
  await postNotice(tx, viewer, "factor");
  return accepted({ codes: row?.count ? codes : [], signIn });
}

/** Those of before are worth nothing any more. */
export async function renewRecoveryCodes(tx: PracticeTx, viewer: Viewer): Promise<Result<{ codes: string[] }>> {
  const codes = makeRecoveryCodes();
  const [row] = await tx.execute<{ done: boolean }>(
    sql`select app.renew_recovery_codes(${codeHashesOf(viewer, codes)}) as done`,
  );
  if (!row?.done) return refused("no_factor");
  await recordAudit(tx, viewer, { event: "recovery_codes.renewed", action: "U" });
  return accepted({ codes });
}

/** For who is not asked for one, or has a passkey as well. */
export async function removeSecondFactor(
  tx: PracticeTx,
  viewer: Viewer,
  idHash: Buffer,
): Promise<Result<{ done: true }>> {
  const [row] = await tx.execute<{ outcome: "asked" | "none" | "removed" | "last" }>(
    sql`select app.remove_second_factor(${idHash}) as outcome`,
  );
  if (row?.outcome === "asked") return refused("factor_asked");
  // Sent twice, it was done the first time.
  if (row?.outcome === "none") return accepted({ done: true });
  await recordAudit(tx, viewer, { event: "second_factor.removed", action: "D" });
  await postNotice(tx, viewer, row?.outcome === "last" ? "no_factor" : "no_app");
  return accepted({ done: true });
}

export const codeHashesOf = (viewer: Viewer, codes: readonly string[]) =>
  sql.param(codes.map((code) => recoveryHash(viewer.accountId, recoveryCodeIn(code) ?? "").toString("hex")));
