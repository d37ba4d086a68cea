import { setTimeout as pause } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import type { Person } from "./person";

/** What a client's day says, as far as a session needs it. */
export interface Today {
  program: { id: string; version: number };
}

const tensionOf = (n: number) => n % 11;

const sessionUnder = ({ program }: Today, n: number, note: string) => ({
  programId: program.id,
  programVersion: program.version,
  startedAt: new Date(Date.UTC(2026, 0, 5, 8, 0, n)).toISOString(),
  endedAt: new Date(Date.UTC(2026, 0, 5, 8, 20, n)).toISOString(),
  timeZone: "Europe/Amsterdam",
  choice: "relax-only",
  before: { tension: tensionOf(n), safety: null, areas: [] },
  after: null,
  entries: [],
  note: `the ${n}th${note}`,
});

interface Lane {
  lane: number;
  /** How many phones there are. */
  of: number;
  /** What an answer says, null for none; true: it was acknowledged. */
  hears: (answer: Response | null, id: string, tension: number) => boolean;
  isOver: () => boolean;
  /** Milliseconds until it is tried again, from and up to. */
  rest: [from: number, to: number];
  /** Behind the note of each. */
  note?: string;
}

/** A phone that sends one session after another, each until it is acknowledged, under the id that it gave it. */
export async function practise(client: Person, today: Today, { lane, of, hears, isOver, rest, note = "" }: Lane) {
  for (let n = lane; !isOver(); n += of) {
    const id = uuidv7();
    for (;;) {
      const answer = await client.ask("PUT", `/api/v1/sessions/${id}`, sessionUnder(today, n, note)).catch(() => null);
      if (hears(answer, id, tensionOf(n))) break;
      if (isOver()) return;
      await pause(rest[0] + Math.random() * (rest[1] - rest[0]));
    }
  }
}

interface Stored {
  id: string;
  before: { tension: number };
}

/** Of what is stored: which of the acknowledged are lost or changed; `twice`: how many there are too many. */
export async function whatIsKept(client: Person, clientId: string, acknowledged: ReadonlyMap<string, number>) {
  const stored: Stored[] = [];
  for (let cursor = ""; ; ) {
    const answer = await client.ask("GET", `/api/v1/clients/${clientId}/sessions?limit=200&to=2026-01-05${cursor}`);
    const page = (await answer.json()) as { items: Stored[]; nextCursor: string | null };
    stored.push(...page.items);
    if (!page.nextCursor) break;
    cursor = `&cursor=${page.nextCursor}`;
  }
  const tensions = new Map(stored.map(({ id, before }) => [id, before.tension]));
  const lost = [...acknowledged].filter(([id, tension]) => tensions.get(id) !== tension);
  return { lost, twice: stored.length - tensions.size };
}
