import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { setting } from "@/lib/environment";

/** Ids of sign-ins and tokens of invitations are 256 random bits: only a plain hash of them is kept. */
export const sha256 = (text: string): Buffer => createHash("sha256").update(text).digest();

// One key for each purpose, all from the installation's own secret: a word signed for one is worth nothing for another.
export const mark = (purpose: string, text: string) =>
  createHmac("sha256", createHmac("sha256", setting("NEXTAUTH_SECRET")).update(`verzacht ${purpose}`).digest())
    .update(text)
    .digest();

/** A word of this house that can be carried outside and recognised when it comes back. Signed, not hidden. */
export function signed(purpose: string, content: object): string {
  const text = Buffer.from(JSON.stringify(content)).toString("base64url");
  return `${text}.${mark(purpose, text).toString("base64url")}`;
}

/** What a word says that this house signed for this purpose; null for any other. */
export function signedContent(purpose: string, token: string): unknown {
  const [text = "", shown = ""] = token.split(".");
  const given = Buffer.from(shown, "base64url");
  const right = mark(purpose, text);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  return JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as unknown;
}

const keyOf = (installation: string, purpose: string) =>
  createHmac("sha256", installation).update(`verzacht sealed ${purpose}`).digest();

/**
 * Hidden as well as signed: readable only by this installation (AES-256-GCM), for this purpose, as this owner's. The
 * start command seals too, and hands in the secret that everything comes from.
 */
export function sealed(
  purpose: string,
  owner: string,
  text: string,
  installation = setting("NEXTAUTH_SECRET"),
): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyOf(installation, purpose), iv).setAAD(Buffer.from(owner));
  const hidden = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), hidden]);
}

/** What was sealed; null for what this installation did not seal, or not for this purpose and owner. */
export function unsealed(
  purpose: string,
  owner: string,
  bytes: Uint8Array,
  installation = setting("NEXTAUTH_SECRET"),
): string | null {
  if (bytes.length < 28) return null;
  const decipher = createDecipheriv("aes-256-gcm", keyOf(installation, purpose), bytes.subarray(0, 12))
    .setAAD(Buffer.from(owner))
    .setAuthTag(bytes.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

const factor = "second factor";

/** The secret of a login's app, as it is kept. */
export const sealFactor = (accountId: string, secret: string, installation?: string): Buffer =>
  sealed(factor, accountId, secret, installation);

export const unsealFactor = (accountId: string, bytes: Uint8Array, installation?: string): string | null =>
  unsealed(factor, accountId, bytes, installation);

const inEnvelope = "sealed:";

/** A letter as it waits in the database: only who sends it reads what it says, and which link it carries. */
export const sealedLetter = (id: string, { subject, body }: { subject: string; body: string }) => ({
  id,
  subject,
  body: `${inEnvelope}${sealed("letter", id, body).toString("base64url")}`,
});

/** What a waiting letter says; one that was left before letters were sealed says it as it stands. Null: unreadable. */
export const openedLetter = (id: string, body: string): string | null =>
  body.startsWith(inEnvelope) ? unsealed("letter", id, Buffer.from(body.slice(inEnvelope.length), "base64url")) : body;

/** A sign-in that something belongs to, without what would let anybody in as it: a hash of the hash that is kept. */
export const signInMark = (idHash: Buffer): Buffer =>
  createHash("sha256").update("belongs to\n").update(idHash).digest();
