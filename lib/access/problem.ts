import { count } from "@/lib/counted";
import { faultIn } from "@/lib/fault";
import en from "@/lib/i18n/messages/en/refusals.json";
import nl from "@/lib/i18n/messages/nl/refusals.json";
import { type Fault, type Refusal, refusals } from "@/lib/result";
import type { Locale } from "./schema";

type Sentences = { problems: Record<string, string>; faults: Record<string, string> };
const sentences: Record<Locale, Sentences> = { nl, en };

export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  detail: string;
  requestId: string;
  errors?: { path: string; message: string }[];
  current?: unknown;
}

interface About {
  refusal: Refusal;
  requestId: string;
  locale: Locale;
  faults?: Fault[] | undefined;
  /** Faults that the schema found; `message` is a key of the messages `refusals.faults`, or the schema's own code. */
  issues?: readonly { path: readonly PropertyKey[]; code?: string | undefined; message: string }[];
  current?: unknown;
}

function sentenceFor(issue: { code?: string | undefined; message: string }, words: Record<string, string>): string {
  const fault = faultIn(issue.message);
  const sentence = (fault && words[fault.key]) ?? words[issue.code ?? ""] ?? words.invalid ?? "";
  return sentence.replace("{most}", fault?.most ?? "");
}

/** RFC 9457. Says what is wrong and what can be done; never a stack, a statement or the name of a constraint. */
export function problemDocument(about: About): ProblemDocument {
  const { problems, faults: words } = sentences[about.locale];
  const errors = [
    ...(about.faults ?? []).map((fault) => ({ path: fault.path, message: problems[fault.refusal] ?? fault.refusal })),
    ...(about.issues ?? []).slice(0, 50).map((issue) => ({
      path: issue.path.map(String).join("."),
      message: sentenceFor(issue, words),
    })),
  ];
  return {
    type: `urn:verzacht:problem:${about.refusal}`,
    title: problems[about.refusal] ?? about.refusal,
    status: refusals[about.refusal],
    detail: errors[0]?.message ?? problems[about.refusal] ?? about.refusal,
    requestId: about.requestId,
    ...(errors.length > 0 && { errors }),
    ...(about.current !== undefined && { current: about.current }),
  };
}

/** What nobody meets by using the pages: it is counted, for whoever reads the log of the process (ASVS 5.0 16.3.3). */
const suspicious: ReadonlySet<Refusal> = new Set<Refusal>([
  "bad_address",
  "foreign_origin",
  "method_not_allowed",
  "not_json",
  "too_large",
  "too_many_tries",
  "wrong_type",
]);

/** The answer that carries the problem. 429 and 503 say when to come back. */
export function problemResponse(about: About & { retryAfter?: number }): Response {
  if (suspicious.has(about.refusal)) count({ refused: about.refusal });
  const status = refusals[about.refusal];
  const headers: Record<string, string> = {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "content-language": about.locale,
  };
  const { wait } = (about.current ?? {}) as { wait?: number };
  if (status === 429 || status === 503)
    headers["retry-after"] = String(Math.max(1, Math.ceil(about.retryAfter ?? wait ?? 2)));
  return new Response(JSON.stringify(problemDocument(about)), { status, headers });
}
