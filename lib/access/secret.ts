import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { setting } from "@/lib/environment";

/** Ids of sign-ins and tokens of invitations are 256 random bits: only a plain hash of them is kept. */
export const sha256 = (text: string): Buffer => createHash("sha256").update(text).digest();

// One key for each purpose, all from the installation's own secret: a word signed for one is worth nothing for another.
const mark = (purpose: string, text: string) =>
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
