import { ask, Refused } from "@/lib/ask";
import type { Owner, Post, Reply } from "./delivery";
import { isAnother } from "./last-member";

/** Longer than any answer takes; a line that hangs must not keep everything else back. */
const patience = 30_000;

/** Sends a parcel as it lies there: the same bytes each time. */
export const post: Post = async ({ method, path, body }) => {
  const answer = await fetch(path, {
    method,
    body,
    headers: { accept: "application/json", "content-type": "application/json" },
    credentials: "same-origin",
    cache: "no-store",
    redirect: "error",
    signal: AbortSignal.timeout(patience),
  }).catch(() => null);
  if (!answer) return null;
  const type = answer.headers.get("content-type") ?? "";
  const read = (await answer.json().catch(() => null)) as { type?: string; detail?: string } | null;
  const isOurs = read !== null && type.startsWith(answer.ok ? "application/json" : "application/problem+json");
  const reply: Reply = { status: answer.status, isOurs };
  if (answer.ok) return reply;
  const retryAfter = Number(answer.headers.get("retry-after") ?? 0) || 0;
  return { ...reply, refusal: read?.type?.split(":").at(-1), detail: read?.detail, retryAfter };
};

/** An answer about who is signed in is good for this long; a tab that signs out says so at once (last-member). */
const goodFor = 5000;

/** Asks the house who is signed in, so that nothing is ever sent under another's name. */
export function ownerAsker(memberId: string): () => Promise<Owner> {
  let until = 0;
  return async () => {
    if (isAnother(memberId)) return "nobody";
    if (Date.now() < until) return "same";
    try {
      const { value } = await ask<{ id: string }>("GET", "/api/v1/me", { signal: AbortSignal.timeout(patience) });
      if (value?.id !== memberId) return value?.id ? "nobody" : "unknown";
      until = Date.now() + goodFor;
      // Somebody may have signed out while we asked.
      return isAnother(memberId) ? "nobody" : "same";
    } catch (error) {
      return error instanceof Refused && error.problem?.status === 401 ? "nobody" : "unknown";
    }
  };
}
