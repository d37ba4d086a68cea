import type { NextRequest } from "next/server";
import { uuidv7 } from "uuidv7";
import { answerAuth } from "@/lib/access/auth";
import { networkOf } from "@/lib/access/network";
import { problemResponse } from "@/lib/access/problem";
import { passingTrouble } from "@/lib/access/trouble";
import { localeOf } from "@/lib/access/viewer";
import { secondsToWait, TooBusy } from "@/lib/access/write";
import { allowedOrigins } from "@/lib/environment";

type Context = { params: Promise<{ nextauth: string[] }> };

async function signIn(request: NextRequest, context: Context): Promise<Response> {
  const problem = { requestId: uuidv7(), locale: localeOf(request) };
  try {
    const origin = request.headers.get("origin");
    if (request.method === "POST" && origin !== null && !allowedOrigins().includes(origin))
      return problemResponse({ ...problem, refusal: "foreign_origin" });
    const { nextauth } = await context.params;
    if (request.method === "POST" && nextauth.join("/") === "callback/credentials") {
      // Told before next-auth sees it: it has no answer of its own for 'wait a moment'.
      const form = new URLSearchParams(await request.clone().text());
      const wait = await secondsToWait(form.get("email") ?? "", networkOf(request.headers));
      if (wait > 0) return problemResponse({ ...problem, refusal: "too_many_tries", retryAfter: wait });
    }
    const answer = await answerAuth(request, context);
    answer.headers.set("cache-control", "no-store");
    return answer;
  } catch (error) {
    if (error instanceof TooBusy || passingTrouble(error)) return problemResponse({ ...problem, refusal: "busy" });
    throw error;
  }
}

export { signIn as GET, signIn as POST };
