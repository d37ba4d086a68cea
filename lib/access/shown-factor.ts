import * as frontDoor from "@/db/front-door";
import { accepted, type Result, refused } from "@/lib/result";
import { knownPasskey } from "./passkey";
import {
  answersWithin,
  challengeIn,
  judgeShown,
  makeChallenge,
  passkeyHouse,
  type Use,
  userHandleOf,
} from "./passkey-proof";
import type { FactorQuestion, PasskeyAnswer } from "./schema";
import { spendCode } from "./second-factor";
import { sha256 } from "./secret";

/** What a login has besides its password. */
export type Factors = Pick<frontDoor.Account, "accountId" | "factor" | "passkeys">;

/** What somebody shows of it; the passkey counts where both came. */
export interface Shown {
  code?: string;
  passkey?: PasskeyAnswer | null;
}

export type FactorRefusal = "code_needed" | "code_wrong" | "passkey_wrong" | "passkey_over" | "too_many_tries";

export const tryKey = (address: string, place: string) => sha256(`${address}\n${place}`);

/** Seconds of the longest pause between two guesses of a code: some three hundred a day, of a million. */
const longestPause = 300;

/** What there is to ask for. With a passkey comes a challenge, which is worth something once and for this use alone. */
export async function questionFor({ accountId, factor, passkeys }: Factors, use: Use, now: Date) {
  const house = passkeyHouse();
  const question: FactorQuestion = { app: factor !== null, passkey: null };
  if (!house || !passkeys) return question;
  const known = await frontDoor.passkeysOf(accountId);
  const { challenge, offer } = makeChallenge(use, now);
  const allowCredentials = known.map((one) => knownPasskey(one.credentialId, one.transports));
  const options = { challenge, rpId: house.id, timeout: answersWithin, allowCredentials };
  return { ...question, passkey: { offer, options: { ...options, userVerification: "required" as const } } };
}

/** Judges what is shown besides the password. What turns out right is spent by that, however many send it. */
export const showFactor = (
  who: Factors,
  { code = "", passkey = null }: Shown,
  at: { use: Use; place: string; now: Date },
): Promise<Result<null, FactorRefusal>> =>
  passkey ? showPasskey(who.accountId, passkey, at.use, at.now) : showCode(who, code, at.place, at.now);

/** A code that is asked for: each counts as a failed try until it turns out right, and is then worth nothing more. */
async function showCode(
  { accountId, factor }: Factors,
  code: string,
  place: string,
  now: Date,
): Promise<Result<null, FactorRefusal>> {
  if (code.trim() === "") return refused("code_needed");
  const key = tryKey(`code of ${accountId}`, place);
  const wait = await frontDoor.takeTry(key, longestPause);
  if (wait > 0) return refused("too_many_tries", { current: { wait } });
  if (!(await spendCode(accountId, factor, code, now))) return refused("code_wrong");
  await frontDoor.forgiveTries(key);
  return accepted(null);
}

/** Nobody guesses what a passkey signs: here no try is counted. */
async function showPasskey(
  accountId: string,
  sent: PasskeyAnswer,
  use: Use,
  now: Date,
): Promise<Result<null, FactorRefusal>> {
  const found = challengeIn(use, sent.offer, now);
  if (found === "over") return refused("passkey_over");
  if (!found || (sent.userHandle !== null && sent.userHandle !== userHandleOf(accountId)))
    return refused("passkey_wrong");
  const credentialId = Buffer.from(sent.credential, "base64url");
  const known = (await frontDoor.passkeysOf(accountId)).find((one) => one.credentialId.equals(credentialId));
  const shown = known && (await judgeShown(sent, known, found.challenge));
  return shown && (await frontDoor.usePasskey(accountId, shown)) ? accepted(null) : refused("passkey_wrong");
}
