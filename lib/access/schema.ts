import { z } from "zod";
import { isTimeZone } from "@/lib/calendar";
import { tooLong } from "@/lib/fault";
import { id, line } from "@/lib/text";

export const roles = ["owner", "therapist", "client", "assistant", "relative"] as const;
export type Role = (typeof roles)[number];

/** Whose care a client can be in. */
export const treatingRoles = ["owner", "therapist"] as const satisfies readonly Role[];
/** Who works in a practice. */
export const staffRoles = [...treatingRoles, "assistant"] as const satisfies readonly Role[];

export const locales = ["nl", "en"] as const;
export type Locale = (typeof locales)[number];

export const locale = z.enum(locales);
export const timeZone = z.string().max(64).refine(isTimeZone, { message: "time_zone" });

// Stricter than the standard on purpose: quoted local parts and look-alike @ signs have misdirected mail before.
export const email = z
  .string()
  .max(254)
  .overwrite((text) => text.normalize("NFC").trim().toLowerCase())
  .refine((text) => /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(text), { message: "email" });

/** 12 to 128 characters of any kind (ASVS 5.0 6.2.1, 6.2.9); never cut off, never composed for you. */
export const password = z
  .string()
  .refine((text) => text.isWellFormed(), { message: "unreadable_text" })
  .refine((text) => [...text].length >= 12, { message: "password_short" })
  .refine((text) => [...text].length <= 128, { message: tooLong(128) });

/** Who is looking: made by a door from the sign-in row, on each request. */
export interface Viewer {
  practiceId: string;
  memberId: string;
  accountId: string;
  role: Role;
  name: string;
  email: string;
  locale: Locale;
  practiceName: string;
  timeZone: string;
  /** The viewer's own record, for clients. */
  clientId: string | null;
}

export const me = z.strictObject({
  id: z.uuid(),
  role: z.enum(roles),
  name: z.string(),
  locale,
  practice: z.strictObject({ id: z.uuid(), name: z.string() }),
  clientId: z.uuid().optional(),
});

export const myChange = z
  .strictObject({ locale, name: line(120) })
  .partial()
  .refine((change) => Object.keys(change).length > 0, { message: "nothing_to_change" });

export const passwordChange = z.strictObject({ current: z.string().max(512), next: password });

export const setUp = z.strictObject({
  code: z.string().max(64),
  practiceName: line(120),
  timeZone,
  name: line(120),
  email,
  password,
  locale,
});
export type SetUp = z.output<typeof setUp>;

export const invitationAcceptance = z.strictObject({
  token: z.string().min(20).max(100),
  password,
  locale,
  /** Only where the one who invited gave none. */
  email: email.nullable().default(null),
});

export const memberInvitation = z.strictObject({
  id,
  name: line(120),
  email,
  locale,
  role: z.enum(["therapist", "assistant"]).default("therapist"),
});

export const memberChange = z.strictObject({ role: z.enum(treatingRoles) });

export const practiceChange = z.strictObject({ name: line(120) });

export const member = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  signedUp: z.boolean(),
});

export const memberList = z.strictObject({ items: z.array(member), nextCursor: z.string().nullable() });

export const done = z.strictObject({ done: z.literal(true) });

/** Six figures of an app, or a recovery code. */
const code = z.string().max(100);

/** Bytes as WebAuthn writes them: base64url without padding. */
const bytes = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => /^[A-Za-z0-9_-]+$/.test(text), { message: "invalid" });

/** What a device signed with one of somebody's passkeys. */
export const passkeyAnswer = z.strictObject({
  /** Comes back from the question. */
  offer: bytes(1000),
  credential: bytes(1400),
  clientData: bytes(4000),
  authenticatorData: bytes(4000),
  signature: bytes(4000),
  /** Whose it is, where the device says so. */
  userHandle: bytes(100).nullable().default(null),
});
export type PasskeyAnswer = z.output<typeof passkeyAnswer>;

export const stepUp = z.strictObject({
  password: z.string().max(512).default(""),
  code: code.default(""),
  passkey: passkeyAnswer.nullable().default(null),
});

const transport = z.enum(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"]);
const knownPasskey = z.strictObject({ id: z.string(), type: z.literal("public-key"), transports: z.array(transport) });

/** What a browser is asked for when somebody shows a passkey (PublicKeyCredentialRequestOptionsJSON). */
export const passkeyQuestion = z.strictObject({
  offer: z.string(),
  options: z.strictObject({
    challenge: z.string(),
    rpId: z.string(),
    timeout: z.int(),
    allowCredentials: z.array(knownPasskey),
    userVerification: z.literal("required"),
  }),
});
export type PasskeyQuestion = z.output<typeof passkeyQuestion>;

/** By what somebody can show who they are, besides a recovery code. */
export const factorQuestion = z.strictObject({ app: z.boolean(), passkey: passkeyQuestion.nullable() });
export type FactorQuestion = z.output<typeof factorQuestion>;

/** What a browser is asked for when a passkey is made (PublicKeyCredentialCreationOptionsJSON). */
export const passkeyOffer = z.strictObject({
  offer: z.string(),
  options: z.strictObject({
    challenge: z.string(),
    rp: z.strictObject({ id: z.string(), name: z.string() }),
    user: z.strictObject({ id: z.string(), name: z.string(), displayName: z.string() }),
    pubKeyCredParams: z.array(z.strictObject({ type: z.literal("public-key"), alg: z.int() })),
    timeout: z.int(),
    excludeCredentials: z.array(knownPasskey),
    authenticatorSelection: z.strictObject({
      residentKey: z.literal("preferred"),
      userVerification: z.literal("required"),
    }),
    attestation: z.literal("none"),
  }),
});
export type PasskeyOffer = z.output<typeof passkeyOffer>;

/** A passkey that a device made. */
export const newPasskey = z.strictObject({
  offer: bytes(1000),
  name: line(60),
  credential: bytes(1400),
  clientData: bytes(4000),
  attestation: bytes(12_000),
  transports: z.array(transport).max(7),
});
export type NewPasskey = z.output<typeof newPasskey>;

export const passkeyOfMine = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  since: z.string(),
  /** Null: not yet. */
  usedAt: z.string().nullable(),
  /** Kept in a safe of several devices, and not on one of them alone. */
  backedUp: z.boolean(),
});
export type PasskeyOfMine = z.output<typeof passkeyOfMine>;

export const passkeyList = z.strictObject({ items: z.array(passkeyOfMine), nextCursor: z.string().nullable() });

export const secondFactorOffer = z.strictObject({
  secret: z.string(),
  /** `otpauth:`, for an app to read. */
  address: z.string(),
  /** Comes back with the first code. */
  offer: z.string(),
});

export type SecondFactorOffer = z.output<typeof secondFactorOffer>;

export const secondFactorAcceptance = z.strictObject({ offer: z.string().max(1000), code });

export const recoveryCodes = z.strictObject({ codes: z.array(z.string()) });

export const nothing = z.strictObject({});

export const signInOfMine = z.strictObject({
  id: z.uuid(),
  device: z.string(),
  since: z.string(),
  seenAt: z.string(),
  here: z.boolean(),
});
export type SignInOfMine = z.output<typeof signInOfMine>;

export const signInList = z.strictObject({ items: z.array(signInOfMine), nextCursor: z.string().nullable() });

/** Of a one-time link. */
const token = z.string().min(20).max(100);

/** Whatever it is: what is no address is answered as one that nobody has. */
export const passwordQuestion = z.strictObject({ email: z.string().max(512) });

export const passwordReset = z.strictObject({ token, password });

export const addressQuestion = z.strictObject({ email });

export const addressChange = z.strictObject({ token });
