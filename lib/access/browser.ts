import { ask, Refused } from "@/lib/ask";
import { lastMember, setLastMember } from "@/lib/outbox/last-member";
import type { Locale, SetUp } from "./schema";

// Signing in and out speak next-auth's own addresses: its csrf token first, then the form.

async function token(): Promise<string> {
  const answer = await fetch("/api/auth/csrf", { cache: "no-store" }).catch(() => null);
  if (!answer?.ok) throw new Refused(null);
  return ((await answer.json()) as { csrfToken: string }).csrfToken;
}

const post = (address: string, form: Record<string, string>) =>
  fetch(address, { method: "POST", body: new URLSearchParams(form), redirect: "manual" }).catch(() => null);

const unexplained = (status: number) => new Refused({ type: "", title: "", detail: "", status });

/** 'in', 'wrong' for an address and password that do not belong together, or the seconds to wait. Throws {@link Refused}. */
export async function signIn(email: string, password: string): Promise<"in" | "wrong" | number> {
  const answer = await post("/api/auth/callback/credentials", {
    csrfToken: await token(),
    email,
    password,
    json: "true",
  });
  if (!answer) throw new Refused(null);
  if (answer.status === 429) return Math.max(1, Number(answer.headers.get("retry-after") ?? 1));
  if (answer.status === 401) return "wrong";
  if (!answer.ok) throw unexplained(answer.status);
  // Where the browser keeps no cookies, next-auth answers 200 all the same and points back to its own form.
  const { url } = (await answer.json().catch(() => ({}))) as { url?: string };
  if (url?.includes("csrf=true")) throw unexplained(answer.status);
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

/** Ends the link of a colleague who has no account yet. */
export const withdrawInvitation = (id: string) => ask("DELETE", `/api/v1/members/${id}`);

/** A one-time link for a colleague. The same id sent again answers a fresh link, and ends the one before. */
export const inviteMember = (person: { id: string; name: string; email: string; locale: Locale }) =>
  ask<{ url: string; expiresAt: string }>("POST", "/api/v1/members", { body: person });
