import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import * as frontDoor from "@/db/front-door";
import type { PracticeTx } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/write";
import { setting } from "@/lib/environment";
import { accepted, type Result, refused } from "@/lib/result";
import { addressLetter, passwordLetter } from "./letters";
import { noticeOf } from "./notices";
import { isCommonPassword } from "./passwords";
import { email as emailAddress, type Viewer } from "./schema";
import { sealedLetter, sha256 } from "./secret";
import { addressOf, hashPassword, secondsToWaitForLink } from "./write";

const house = () => setting("PUBLIC_URL").replace(/\/$/, "");

/** Longer than the work takes, so that nobody learns from a clock whether an address is known. */
const alwaysTakes = 400;

/**
 * A link for another password goes to the address, if somebody signs in with it. The answer is the same if nobody does,
 * and takes as long.
 */
export async function askForPassword(email: string, place: string): Promise<Result<{ done: true }>> {
  const address = addressOf(email);
  const wait = await secondsToWaitForLink(address, place);
  if (wait > 0) return refused("too_many_tries", { current: { wait } });
  await Promise.all([postPasswordLetter(address), pause(alwaysTakes)]);
  return accepted({ done: true });
}

async function postPasswordLetter(address: string): Promise<void> {
  const account = emailAddress.safeParse(address).success ? await frontDoor.findAccount(address) : undefined;
  if (!account) return;
  const token = randomBytes(32).toString("base64url");
  const letter = passwordLetter(account.locale, `${house()}/password/${token}`);
  await frontDoor.askPasswordReset(account, sha256(token), sealedLetter(uuidv7(), letter));
}

/** Whose password it is, without spending the link; undefined where there never was one. */
export const lookAtPasswordReset = (token: string) => frontDoor.lookAtPasswordReset(sha256(token));

/** Spends the link: another password, and the end of every sign-in. A second factor stays, and is asked for. */
export async function resetPassword(token: string, password: string): Promise<Result<{ email: string }>> {
  const seen = await frontDoor.lookAtPasswordReset(sha256(token));
  if (!seen?.open) return refused(seen ? "link_spent" : "not_found");
  if (isCommonPassword(password, [...seen.name.split(" "), seen.email.split("@")[0] ?? ""]))
    return refused("password_too_common", { faults: [{ path: "password", refusal: "password_too_common" }] });
  const passwordHash = await hashPassword(password);
  const word = noticeOf(seen.locale, "password");
  const done = await frontDoor.resetPassword(sha256(token), passwordHash, uuidv7(), word);
  return done ? accepted({ email: seen.email }) : refused("link_spent");
}

/** Another address to sign in with, once a link that is sent to it was followed. Whether somebody has it is not told. */
export async function askForAddress(tx: PracticeTx, viewer: Viewer, email: string): Promise<Result<{ done: true }>> {
  const token = randomBytes(32).toString("base64url");
  const letter = addressLetter(viewer.locale, `${house()}/address/${token}`);
  const { id, subject, body } = sealedLetter(uuidv7(), letter);
  const [row] = await tx.execute<{ asked: boolean }>(
    sql`select app.ask_address_change(${sha256(token)}, ${email}, ${id}, ${subject}, ${body}) as asked`,
  );
  if (!row?.asked) return refused("too_many_tries", { current: { wait: 3600 } });
  await recordAudit(tx, viewer, { event: "address.asked", action: "U" });
  return accepted({ done: true });
}

export const lookAtAddressChange = (token: string) => frontDoor.lookAtAddressChange(sha256(token));

/** Spends the link: from now on its address signs in. The one of before gets word of it. */
export async function changeAddress(token: string): Promise<Result<{ email: string }>> {
  const seen = await frontDoor.lookAtAddressChange(sha256(token));
  if (!seen?.open) return refused(seen ? "link_spent" : "not_found");
  const outcome = await frontDoor.changeAddress(sha256(token), uuidv7(), noticeOf(seen.locale, "address"));
  if (outcome === "taken") return refused("email_taken");
  return outcome === "changed" ? accepted({ email: seen.email }) : refused("link_spent");
}
