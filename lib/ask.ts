/** What the house answers when it refuses: the problem document of the contract, as far as a screen needs it. */
export interface Problem {
  type: string;
  status: number;
  title: string;
  detail: string;
  errors?: { path: string; message: string }[];
  /** What is there now, where somebody else was first. */
  current?: unknown;
  retryAfter?: number;
}

/** A request that was refused, or that never arrived (`problem` null: no connection, nothing is known). */
export class Refused extends Error {
  constructor(readonly problem: Problem | null) {
    super(problem?.detail ?? "offline");
  }

  /** The refusal's own name, `stale` for one. */
  get refusal(): string | null {
    return this.problem?.type.split(":").at(-1) ?? null;
  }
}

export interface Told<T> {
  value: T;
  /** For a change later: what `match` takes. */
  revision: string | null;
  status: number;
}

/** Asks the house for something under `/api/v1`. Throws {@link Refused}. */
export async function ask<T>(
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: `/api/v1/${string}`,
  sent: { body?: unknown; match?: string | number; signal?: AbortSignal } = {},
): Promise<Told<T>> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (sent.body !== undefined) headers["content-type"] = "application/json";
  if (sent.match !== undefined) headers["if-match"] = `"${String(sent.match).replaceAll('"', "")}"`;
  const request: RequestInit = { method, headers, credentials: "same-origin", cache: "no-store" };
  if (sent.body !== undefined) request.body = JSON.stringify(sent.body);
  if (sent.signal) request.signal = sent.signal;
  const answer = await fetch(path, request).catch(() => null);
  if (!answer) throw new Refused(null);
  const read: unknown = await answer.json().catch(() => null);
  if (!answer.ok) {
    const problem = (read ?? { type: "", title: "", detail: "" }) as Problem;
    const retryAfter = Number(answer.headers.get("retry-after") ?? 0);
    throw new Refused({ ...problem, status: answer.status, ...(retryAfter > 0 && { retryAfter }) });
  }
  return { value: read as T, revision: answer.headers.get("etag"), status: answer.status };
}
