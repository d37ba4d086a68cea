import type { NextRequest } from "next/server";
import { uuidv7 } from "uuidv7";
import { textOf } from "@/lib/access/body";
import { othersRefused } from "@/lib/access/others-refused";
import { problemResponse } from "@/lib/access/problem";
import { localeOf } from "@/lib/access/viewer";
import { count } from "@/lib/counted";
import { allowedOrigins } from "@/lib/environment";
import { readReports } from "@/lib/policy-reports";
import type { Refusal } from "@/lib/result";

const perMinute = 60;
let minute = 0;
let taken = 0;

/** What a browser held back is told here, by anybody who likes: so no more than so many a minute are even read. */
export async function POST(request: NextRequest): Promise<Response> {
  const refuse = (refusal: Refusal) => problemResponse({ refusal, requestId: uuidv7(), locale: localeOf(request) });
  const now = Math.floor(Date.now() / 60_000);
  if (now !== minute) [minute, taken] = [now, 0];
  if (++taken > perMinute) return refuse("too_many_tries");
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/(reports\+json|csp-report|json)\s*(;|$)/i.test(type)) return refuse("wrong_type");
  const text = await textOf(request, 16 * 1024);
  if (text === null) return refuse("too_large");
  const reports = readReports(jsonIn(text), new URL(allowedOrigins()[0] ?? "").origin);
  if (!reports) return refuse("invalid");
  for (const { directive, blocked } of reports) count({ policy: directive, heldBack: blocked });
  return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const { DELETE, GET, PATCH, PUT } = othersRefused("POST");
