import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";

// RFC 6238 as every authenticator app has it: SHA-1, six figures, thirty seconds.
const codesOf = (secret: string, label = "Verzacht") =>
  new TOTP({ issuer: "Verzacht", label, algorithm: "SHA1", digits: 6, period: 30, secret: Secret.fromBase32(secret) });

export const makeSecret = (): string => new Secret({ size: 20 }).base32;

/** What the app on somebody's phone reads from the drawing. */
export const appAddress = (secret: string, email: string): string => codesOf(secret, email).toString();

/** The step of the clock that a code belongs to, at most one before or after now; null: it is no code of this secret. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const token = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const totp = codesOf(secret);
  const delta = totp.validate({ token, timestamp: now.getTime(), window: 1 });
  return delta === null ? null : totp.counter({ timestamp: now.getTime() }) + delta;
}

// Letters and figures that nobody mistakes for each other on paper: no I, L, O, U (Crockford's).
const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Ten codes for when the app is out of reach: 120 random bits each, in groups that can be read aloud. */
export const makeRecoveryCodes = (): string[] =>
  Array.from({ length: 10 }, () =>
    Array.from(randomBytes(24), (byte) => signs[byte % 32])
      .join("")
      .replace(/.{4}(?=.)/g, "$&-"),
  );

/** A recovery code as it is hashed, however somebody typed it; null for what can't be one. */
export function recoveryCodeIn(text: string): string | null {
  const plain = text.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  return /^[0-9A-HJKMNP-TV-Z]{24}$/.test(plain) ? plain : null;
}
