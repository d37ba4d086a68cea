import type { z } from "zod";
import { ask, Refused } from "@/lib/ask";
import { lastMember, setLastMember } from "@/lib/outbox/last-member";
import type {
  FactorQuestion,
  Locale,
  memberInvitation,
  NewPasskey,
  PasskeyAnswer,
  PasskeyOffer,
  PasskeyQuestion,
  SecondFactorOffer,
  SetUp,
} from "./schema";

// Signing in and out speak next-auth's own addresses: its csrf token first, then the form.

async function token(): Promise<string> {
  const answer = await fetch("/api/auth/csrf", { cache: "no-store" }).catch(() => null);
  if (!answer?.ok) throw new Refused(null);
  return ((await answer.json()) as { csrfToken: string }).csrfToken;
}

const post = (address: string, form: Record<string, string>) =>
  fetch(address, { method: "POST", body: new URLSearchParams(form), redirect: "manual" }).catch(() => null);

const unexplained = (status: number) => new Refused({ type: "", title: "", detail: "", status });

type Asked = { because: "code_needed" | "passkey_wrong" | "passkey_over"; question: FactorQuestion };

export type SignInOutcome = "in" | "wrong" | "code_wrong" | Asked | { wait: number };

/** What is asked for where the house does not say: a code. */
const code: FactorQuestion = { app: true, passkey: null };

/**
 * 'wrong': address and password do not belong together; `question`: they do, and that is wanted besides, the first time or
 * anew; `wait`: the seconds until the next try. Throws {@link Refused}.
 */
export async function signIn(
  email: string,
  password: string,
  shown: { code?: string; passkey?: PasskeyAnswer } = {},
): Promise<SignInOutcome> {
  const answer = await post("/api/auth/callback/credentials", {
    csrfToken: await token(),
    email,
    password,
    ...(shown.code && { code: shown.code }),
    ...(shown.passkey && { passkey: JSON.stringify(shown.passkey) }),
    json: "true",
  });
  if (!answer) throw new Refused(null);
  if (answer.status === 429) return { wait: Math.max(1, Number(answer.headers.get("retry-after") ?? 1)) };
  const told = (await answer.json().catch(() => ({}))) as { url?: string; type?: string; current?: FactorQuestion };
  if (answer.status === 401) {
    const refusal = told.type?.split(":").at(-1);
    if (refusal === "code_wrong") return refusal;
    const asks = refusal === "code_needed" || refusal === "passkey_wrong" || refusal === "passkey_over";
    return asks ? { because: refusal, question: told.current ?? code } : "wrong";
  }
  if (!answer.ok) throw unexplained(answer.status);
  // Where the browser keeps no cookies, next-auth answers 200 all the same and points back to its own form.
  if (told.url?.includes("csrf=true")) throw unexplained(answer.status);
  // Whoever this is: until a page has said so, nothing is sent from this device, and no day is shown.
  setLastMember(null);
  return "in";
}

export async function signOut(): Promise<void> {
  const csrfToken = await token();
  const last = lastMember();
  // First, so that no other tab sends anything under the name of whoever comes next.
  setLastMember(null);
  const answer = await post("/api/auth/signout", { csrfToken, json: "true" });
  if (answer?.ok) return;
  setLastMember(last);
  throw new Refused(null);
}

/** Makes the practice and its owner; the first visit only. */
export const setUpPractice = (first: SetUp) => ask<{ email: string }>("POST", "/api/v1/set-up", { body: first });

export interface Acceptance {
  token: string;
  password: string;
  locale: Locale;
  /** Null where the one who invited gave the address. */
  email: string | null;
}

/** Spends the invitation. Answers the address to sign in with. */
export const acceptInvitation = (acceptance: Acceptance) =>
  ask<{ email: string }>("POST", "/api/v1/invitations", { body: acceptance });

/** Changes one's own name or language. */
export const changeMe = (change: { name?: string; locale?: Locale }) => ask("PATCH", "/api/v1/me", { body: change });

/** Other sign-ins of the same person end. */
export const changePassword = (change: { current: string; next: string }) =>
  ask("PUT", "/api/v1/me/password", { body: change });

export const changePractice = (change: { name: string }) => ask("PATCH", "/api/v1/practice", { body: change });

/** Their sign-ins end with it. */
export const changeRole = (id: string, role: "owner" | "therapist") =>
  ask("PATCH", `/api/v1/members/${id}`, { body: { role } });

export const signOutColleague = (id: string) => ask("DELETE", `/api/v1/members/${id}/sign-ins`);

/** Ends the link of a colleague who has no account yet. */
export const withdrawInvitation = (id: string) => ask("DELETE", `/api/v1/members/${id}`);

/** A one-time link for a colleague. The same id sent again answers a fresh link, and ends the one before. */
export const inviteMember = (person: z.output<typeof memberInvitation>) =>
  ask<{ url: string; expiresAt: string }>("POST", "/api/v1/members", { body: person });

/** By what that is done where a second factor is set up. */
export const readStepUpQuestion = async (): Promise<FactorQuestion> =>
  (await ask<FactorQuestion>("GET", "/api/v1/me/step-up/question")).value;

/** Shows once more who is there; holds for ten minutes. */
export const stepUp = (shown: { password?: string; code?: string; passkey?: PasskeyAnswer }) =>
  ask("POST", "/api/v1/me/step-up", { body: shown });

/** Refused with `step_up_needed` where that is asked for first. */
export const askWhetherFresh = () => ask("GET", "/api/v1/me/step-up");

export const beginSecondFactor = async (): Promise<SecondFactorOffer> =>
  (await ask<SecondFactorOffer>("POST", "/api/v1/me/second-factor")).value;

/** Answers the recovery codes, this once; none where a passkey brought them already. */
export const setUpSecondFactor = async (sent: { offer: string; code: string }): Promise<string[]> =>
  (await ask<{ codes: string[] }>("PUT", "/api/v1/me/second-factor", { body: sent })).value.codes;

export const removeSecondFactor = () => ask("DELETE", "/api/v1/me/second-factor");

export const renewRecoveryCodes = async (): Promise<string[]> =>
  (await ask<{ codes: string[] }>("POST", "/api/v1/me/recovery-codes")).value.codes;

export const endSignIn = (id: string) => ask("DELETE", `/api/v1/me/sign-ins/${id}`);

export const endOtherSignIns = () => ask("DELETE", "/api/v1/me/sign-ins");

/** A link goes to the address, if somebody signs in with it; the answer is the same if nobody does. */
export const askForPassword = (email: string) => ask("POST", "/api/v1/password-resets", { body: { email } });

export const resetPassword = (sent: { token: string; password: string }) =>
  ask("PUT", "/api/v1/password-resets", { body: sent });

/** A link goes to the new address; it counts once that was followed. */
export const askForAddress = (email: string) => ask("POST", "/api/v1/me/email", { body: { email } });

export const changeAddress = (token: string) => ask("PUT", "/api/v1/address-changes", { body: { token } });

// Passkeys: the device asks whoever holds it, and makes or signs.

/** Whether this browser knows passkeys at all. */
export const knowsPasskeys = (): boolean => typeof window.PublicKeyCredential === "function";

/** Only who uses a passkey carries this; fetched beforehand, so that the device asks at once. */
export const preparePasskeys = () =>
  import("@simplewebauthn/browser").catch(() => {
    throw new Refused(null);
  });

const transports = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"] as const;

/** Lets the device make one; 'known': it has one of this login already, null: the person closed the question. */
export async function makePasskey(
  { offer, options }: PasskeyOffer,
  name: string,
): Promise<NewPasskey | "known" | null> {
  const { startRegistration } = await preparePasskeys();
  const made = await startRegistration({ optionsJSON: options }).catch((error: unknown) =>
    (error as Error).name === "InvalidStateError" ? ("known" as const) : null,
  );
  if (made === null || made === "known") return made;
  return {
    offer,
    name,
    credential: made.id,
    clientData: made.response.clientDataJSON,
    attestation: made.response.attestationObject,
    transports: transports.filter((one) => made.response.transports?.includes(one)),
  };
}

/** Lets the device sign; null: the person closed the question, or nothing here has such a passkey. */
export async function showPasskey({ offer, options }: PasskeyQuestion): Promise<PasskeyAnswer | null> {
  const { startAuthentication } = await preparePasskeys();
  const shown = await startAuthentication({ optionsJSON: options }).catch(() => null);
  return (
    shown && {
      offer,
      credential: shown.id,
      clientData: shown.response.clientDataJSON,
      authenticatorData: shown.response.authenticatorData,
      signature: shown.response.signature,
      userHandle: shown.response.userHandle || null,
    }
  );
}

export const beginPasskey = async (): Promise<PasskeyOffer> =>
  (await ask<PasskeyOffer>("POST", "/api/v1/me/passkeys")).value;

/** Answers the recovery codes, this once, where it is the first factor; none else. */
export const addPasskey = async (made: NewPasskey): Promise<string[]> =>
  (await ask<{ codes: string[] }>("PUT", "/api/v1/me/passkeys", { body: made })).value.codes;

export const removePasskey = (id: string) => ask("DELETE", `/api/v1/me/passkeys/${id}`);
