import { createHash } from "node:crypto";

/** Ids of sign-ins and tokens of invitations are 256 random bits: only a plain hash of them is kept. */
export const sha256 = (text: string): Buffer => createHash("sha256").update(text).digest();
