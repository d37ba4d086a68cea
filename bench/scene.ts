import { type Filled, password } from "./fill";
import type { Scene } from "./works";

/** Signs the people in through the front door, as a browser does, and sets the scene that the requests play in. */
export async function setScene(origin: string, filled: Filled): Promise<Scene> {
  const writers: Scene["writers"] = [];
  for (const { id, email, programId, itemIds } of filled.clients)
    if (email) writers.push({ clientId: id, programId, itemIds, cookie: await signIn(origin, email) });
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  return {
    practiceId: filled.practiceId,
    therapist: { memberId: filled.therapist.memberId, cookie: await signIn(origin, filled.therapist.email) },
    clientIds: filled.clients.map((client) => client.id),
    writers,
    today: day(0),
    yearAgo: day(364),
  };
}

async function signIn(origin: string, email: string): Promise<string> {
  const jar = new Map<string, string>();
  const keep = (answer: Response) => {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
  };
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const first = await fetch(`${origin}/api/auth/csrf`);
  keep(first);
  const { csrfToken } = (await first.json()) as { csrfToken: string };
  keep(
    await fetch(`${origin}/api/auth/callback/credentials`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: cookie(), origin, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
    }),
  );
  const name = [...jar.keys()].find((key) => key.endsWith("verzacht.sign-in"));
  if (!name) throw new Error(`${email} could not sign in`);
  return `${name}=${jar.get(name)}`;
}
