import { NextRequest } from "next/server";
import { uuidv7 } from "uuidv7";
import { answerAuth } from "@/lib/access/auth";
import { textOf } from "@/lib/access/body";
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
    let passedOn = request;
    if (request.method === "POST") {
      const text = await textOf(request, 16 * 1024);
      if (text === null) return problemResponse({ ...problem, refusal: "too_large" });
      // Told before next-auth sees it: it has no answer of its own for 'wait a moment'.
      const wait = await secondsToWait(addressIn(text), networkOf(request.headers));
      if (wait > 0) return problemResponse({ ...problem, refusal: "too_many_tries", retryAfter: wait });
      passedOn = new NextRequest(request.url, { method: "POST", headers: request.headers, body: text });
    }
    const answer = await answerAuth(passedOn, context);
    answer.headers.set("cache-control", "no-store");
    return answer;
  } catch (error) {
    if (error instanceof TooBusy || passingTrouble(error)) return problemResponse({ ...problem, refusal: "busy" });
    throw error;
  }
}

/** The address somebody tries to sign in with; next-auth takes a form as well as JSON. */
function addressIn(text: string): string {
  if (!text.trimStart().startsWith("{")) return new URLSearchParams(text).get("email") ?? "";
  try {
    const { email } = JSON.parse(text) as { email?: unknown };
    return typeof email === "string" ? email : "";
  } catch {
    return "";
  }
}

export { signIn as GET, signIn as POST };
