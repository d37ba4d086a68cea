/** Somebody who is signed in and speaks HTTP, without a browser: for load, kills and strangers. */
export interface Person {
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Shows the password once more, for what wants that within ten minutes. */
  prove(): Promise<void>;
  /** What a browser of theirs would hold. */
  cookies: ReadonlyMap<string, string>;
}

export async function signedIn(base: string, email: string, password = "verzacht-demo", code = ""): Promise<Person> {
  const jar = new Map<string, string>();
  const keep = (answer: Response) => {
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    return answer;
  };
  const ask: Person["ask"] = async (method, path, body, headers = {}) =>
    keep(
      await fetch(base + path, {
        method,
        redirect: "manual",
        headers: {
          origin: base,
          cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
          ...(body !== undefined && !(body instanceof URLSearchParams) && { "content-type": "application/json" }),
          ...headers,
        },
        ...(body !== undefined && { body: body instanceof URLSearchParams ? body : JSON.stringify(body) }),
      }),
    );
  const { csrfToken } = (await (await ask("GET", "/api/auth/csrf")).json()) as { csrfToken: string };
  const answer = await ask(
    "POST",
    "/api/auth/callback/credentials",
    new URLSearchParams({ csrfToken, email, password, ...(code && { code }), json: "true" }),
  );
  if (!answer.ok) throw new Error(`${email} could not sign in: ${answer.status}`);
  const prove = async () => {
    const shown = await ask("POST", "/api/v1/me/step-up", { password });
    if (!shown.ok) throw new Error(`${email} could not show their password: ${shown.status}`);
  };
  return { ask, prove, cookies: jar };
}
