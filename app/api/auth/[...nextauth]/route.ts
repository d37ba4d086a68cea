import { NextRequest } from "next/server";
import { uuidv7 } from "uuidv7";
import { answerAuth } from "@/lib/access/auth";
import { textOf } from "@/lib/access/body";
import { placeOfTry } from "@/lib/access/place-of-try";
import { problemResponse } from "@/lib/access/problem";
import { passingTrouble } from "@/lib/access/trouble";
import { localeOf } from "@/lib/access/viewer";
import { addressOf, secondsToWait, TooBusy } from "@/lib/access/write";
import { allowedOrigins } from "@/lib/environment";

type Context = { params: Promise<{ nextauth: string[] }> };

async function signIn(request: NextRequest, context: Context): Promise<Response> {
  const problem = { requestId: uuidv7(), locale: localeOf(request) };
  try {
    const origin = request.headers.get("origin");
    if (request.method === "POST" && origin !== null && !allowedOrigins().includes(origin))
      return problemResponse({ ...problem, refusal: "foreign_origin" });
    const { nextauth } = await context.params;
    // next-auth looks at two parts of an address and at no more: a longer one is none of ours.
    if (nextauth.length > 2) return problemResponse({ ...problem, refusal: "not_found" });
    let passedOn = withoutWishes(request);
    if (request.method === "POST") {
      const text = await textOf(request, 16 * 1024);
      if (text === null) return problemResponse({ ...problem, refusal: "too_large" });
      const form = formIn(text);
      if (!form) return problemResponse({ ...problem, refusal: "not_json" });
      // Told before next-auth sees it: it has no answer of its own for 'wait a moment'.
      if (nextauth.join("/") === "callback/credentials") {
        const address = addressOf(form.get("email") ?? "");
        const wait = await secondsToWait(address, placeOfTry(request.headers, address));
        if (wait > 0) return problemResponse({ ...problem, refusal: "too_many_tries", retryAfter: wait });
      }
      const headers = new Headers(passedOn.headers);
      headers.set("content-type", "application/x-www-form-urlencoded");
      headers.delete("content-length");
      passedOn = new NextRequest(passedOn.url, { method: "POST", headers, body: form });
    }
    const answer = await answerAuth(passedOn, context);
    if (!(answer instanceof Response)) return problemResponse({ ...problem, ...answer });
    answer.headers.set("cache-control", "no-store");
    return answer.status < 500 ? answer : withoutBadCookie(problemResponse({ ...problem, refusal: "bad_address" }));
  } catch (error) {
    if (error instanceof TooBusy || passingTrouble(error)) return problemResponse({ ...problem, refusal: "busy" });
    throw error;
  }
}

/** next-auth says 500 to a cookie of its own that holds no address, for ever: whoever has one is rid of it here. */
function withoutBadCookie(answer: Response): Response {
  for (const name of ["next-auth.callback-url", "__Secure-next-auth.callback-url"])
    answer.headers.append("set-cookie", `${name}=; Path=/; Max-Age=0${name.startsWith("__") ? "; Secure" : ""}`);
  return answer;
}

/** What was sent, as the form that it stands for; next-auth takes JSON as well. Null for what is neither. */
function formIn(text: string): URLSearchParams | null {
  const form = new URLSearchParams();
  try {
    const sent: unknown = text.trimStart().startsWith("{")
      ? JSON.parse(text)
      : Object.fromEntries(new URLSearchParams(text));
    for (const [name, value] of Object.entries(sent as object))
      if (typeof value === "string" && name !== "callbackUrl") form.set(name, value);
    return form;
  } catch {
    return null;
  }
}

/** Where to go afterwards is this house's own business: next-auth answers a wish that is no address with a 500. */
function withoutWishes(request: NextRequest): NextRequest {
  const url = new URL(request.url);
  url.searchParams.delete("callbackUrl");
  return new NextRequest(url, { method: request.method, headers: request.headers });
}

export { signIn as GET, signIn as POST };
