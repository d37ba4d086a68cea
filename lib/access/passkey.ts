import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import type { PracticeTx } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/write";
import { accepted, type Result, refused } from "@/lib/result";
import { postNotice } from "./notices";
import { makeRecoveryCodes } from "./one-time-code";
import {
  algorithms,
  answersWithin,
  challengeIn,
  judgeMade,
  makeChallenge,
  passkeyHouse,
  type Use,
  userHandleOf,
} from "./passkey-proof";
import type { NewPasskey, PasskeyOffer, PasskeyOfMine, Viewer } from "./schema";
import { codeHashesOf } from "./second-factor";
import { sha256 } from "./secret";

interface PasskeyRow extends Record<string, unknown> {
  id: string;
  credential_id: Buffer;
  transports: string[];
  backed_up: boolean;
  label: string;
  made_at: string;
  used_at: string | null;
}

const rowsOf = (tx: PracticeTx) => tx.execute<PasskeyRow>(sql`select * from app.own_passkeys()`);
const moment = (at: string) => new Date(at).toISOString();

/** The viewer's own, the oldest first. */
export async function readOwnPasskeys(tx: PracticeTx): Promise<PasskeyOfMine[]> {
  return (await rowsOf(tx)).map((row) => ({
    id: row.id,
    name: row.label,
    since: moment(row.made_at),
    usedAt: row.used_at && moment(row.used_at),
    backedUp: row.backed_up,
  }));
}

/** How a browser is told which passkeys are meant. */
export const knownPasskey = (id: Buffer, transports: readonly string[]) => ({
  id: id.toString("base64url"),
  type: "public-key" as const,
  transports: transports as PasskeyOffer["options"]["excludeCredentials"][number]["transports"],
});

/** Whoever began it on this sign-in ends it there. */
const settingUp = (viewer: Viewer, idHash: Buffer): Use => ({
  purpose: "passkey set-up",
  owner: `${viewer.accountId}\n${idHash.toString("hex")}`,
});

/** What a device needs to make a passkey. Nothing is kept before it shows that it did. */
export async function beginPasskey(
  tx: PracticeTx,
  viewer: Viewer,
  idHash: Buffer,
  now: Date,
): Promise<Result<PasskeyOffer>> {
  const house = passkeyHouse();
  if (!house) return refused("no_passkeys_here");
  const { challenge, offer } = makeChallenge(settingUp(viewer, idHash), now);
  const options: PasskeyOffer["options"] = {
    challenge,
    rp: { id: house.id, name: "Verzacht" },
    user: { id: userHandleOf(viewer.accountId), name: viewer.email, displayName: viewer.name },
    pubKeyCredParams: algorithms.map((alg) => ({ type: "public-key", alg })),
    timeout: answersWithin,
    excludeCredentials: (await rowsOf(tx)).map((row) => knownPasskey(row.credential_id, row.transports)),
    authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
    attestation: "none",
  };
  return accepted({ offer, options });
}

/**
 * Keeps a passkey that a device made; a first factor brings recovery codes, which are shown this once. All sign-ins of
 * this login end; the one that did this goes on under the id that is answered.
 */
export async function addPasskey(
  tx: PracticeTx,
  viewer: Viewer,
  sent: NewPasskey,
  idHash: Buffer,
  now: Date,
): Promise<Result<{ codes: string[]; signIn: string }>> {
  const found = challengeIn(settingUp(viewer, idHash), sent.offer, now);
  if (!found || found === "over") return refused("set_up_over");
  const made = await judgeMade(sent, found.challenge);
  if (!made) return refused("passkey_unusable");
  const [id, signIn, codes] = [uuidv7(), randomBytes(32).toString("base64url"), makeRecoveryCodes()];
  const [row] = await tx.execute<{ outcome: "first" | "beside" | "spent" | "known" | "many" }>(
    sql`select app.add_passkey(${idHash}, ${sha256(signIn)}, ${id}, ${made.credentialId}, ${made.publicKey},
      ${made.counter}, ${sql.param(made.transports)}, ${made.backedUp}, ${sent.name}, ${made.challengeHash},
      ${codeHashesOf(viewer, codes)}) as outcome`,
  );
  if (row?.outcome === "many") return refused("too_many_passkeys");
  if (row?.outcome === "spent") return refused("set_up_over");
  if (row?.outcome !== "first" && row?.outcome !== "beside") return refused("passkey_unusable");
  await recordAudit(tx, viewer, { event: "passkey.added", action: "C", object: ["passkey", id] });
  await postNotice(tx, viewer, "passkey");
  return accepted({ codes: row.outcome === "first" ? codes : [], signIn });
}

/** All other sign-ins end with it: whoever lost a device is rid of it everywhere. */
export async function removePasskey(
  tx: PracticeTx,
  viewer: Viewer,
  id: string,
  idHash: Buffer,
): Promise<Result<{ done: true }>> {
  const [row] = await tx.execute<{ outcome: "removed" | "last" | "unknown" | "asked" }>(
    sql`select app.remove_passkey(${idHash}, ${id}) as outcome`,
  );
  if (row?.outcome === "asked") return refused("factor_asked");
  if (row?.outcome !== "removed" && row?.outcome !== "last") return refused("not_found");
  await recordAudit(tx, viewer, { event: "passkey.removed", action: "D", object: ["passkey", id] });
  await postNotice(tx, viewer, row.outcome === "last" ? "no_factor" : "no_passkey");
  return accepted({ done: true });
}
