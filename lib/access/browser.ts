import { Refused } from "@/lib/ask";

// Signing in and out speak next-auth's own addresses: its csrf token first, then the form.

async function token(): Promise<string> {
  const answer = await fetch("/api/auth/csrf", { cache: "no-store" }).catch(() => null);
  if (!answer?.ok) throw new Refused(null);
  return ((await answer.json()) as { csrfToken: string }).csrfToken;
}

const post = (address: string, form: Record<string, string>) =>
  fetch(address, { method: "POST", body: new URLSearchParams(form), redirect: "manual" }).catch(() => null);

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
  if (!answer.ok) throw new Refused({ type: "", title: "", detail: "", status: answer.status });
  return "in";
}

export async function signOut(): Promise<void> {
  const answer = await post("/api/auth/signout", { csrfToken: await token(), json: "true" });
  if (!answer) throw new Refused(null);
}
