import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { type Cast, fullHouse } from "@/db/testing/fuzz/cast";
import { everything } from "@/db/testing/practice";
import { operation } from "@/lib/access/operation";
import { route } from "@/lib/access/route";
import { may } from "@/lib/access/rules";
import { roles } from "@/lib/access/schema";
import { accepted } from "@/lib/result";
import { ask, handlerOf, house, lines, partsIn } from "./testing/doors";

// What leaves is what the line of an operation names (security.md AZ4). `ask` holds each answer against its line.

let cast: Cast;
let known: Awaited<ReturnType<typeof fullHouse>>["known"];

beforeAll(async () => {
  ({ cast, known } = await fullHouse());
}, 120_000);

describe("an answer", () => {
  const line = operation({
    method: "PUT",
    path: "/api/v1/me/nowhere",
    permission: "me:change",
    summary: "Tried here alone",
    answer: z.strictObject({ id: z.uuid() }),
  });
  const headers = () => ({ origin: house, cookie: cast.therapist });
  const id = crypto.randomUUID();
  const renamed = async () =>
    (await everything<{ name: string }[]>`select name from members where name like 'Veranderd%'`).map(
      ({ name }) => name,
    );
  const renaming = (name: string, answer: object) =>
    route(line, async (tx, { practiceId, memberId }) => {
      await tx.execute(sql`update members set name = ${name} where practice_id = ${practiceId} and id = ${memberId}`);
      return accepted({ value: answer as { id: string } });
    });

  it("with a field that its line does not name leaves nobody's house, and undoes what was done", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const answer = await renaming("Veranderd", { id, passwordHash: "$argon2id$geheim" })(
      new (await import("next/server")).NextRequest(`${house}/api/v1/me/nowhere`, {
        method: "PUT",
        headers: headers(),
      }),
      { params: Promise.resolve({}) },
    );
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain("argon2");
    // What is written down of it is where it happened, and not what was in it.
    expect(log.mock.calls).toHaveLength(1);
    expect(JSON.stringify(log.mock.calls)).not.toContain("argon2");
    log.mockRestore();
    expect(await renamed()).toEqual([]);
  });

  it("that its line does name goes out", async () => {
    const answer = await ask(renaming("Veranderd, en goed", { id }), line, { headers: headers() });
    expect([answer.status, await answer.json(), await renamed()]).toEqual([200, { id }, ["Veranderd, en goed"]]);
  });

  const reading = lines.filter(({ method, produces }) => method === "GET" && !produces);
  it.each(reading.map((door) => [door.name, door] as const))(
    "of every kind is named by its line to the last field: %s",
    async (_name, door) => {
      const handler = await handlerOf(door);
      const names = partsIn(door.path);
      const statuses = new Set<number>();
      for (const role of roles.filter((one) => may(one, door.line.permission)))
        for (const n of names.length > 0 ? [0, 1, 2, 3] : [0]) {
          const parts = Object.fromEntries(names.map((one) => [one, known[one]?.[n] ?? known[one]?.[0] ?? ""]));
          statuses.add((await ask(handler, door, { parts, headers: { cookie: cast[role] } })).status);
        }
      expect([...statuses].filter((status) => status >= 500)).toEqual([]);
      expect([door.name, statuses.has(200)]).toEqual([door.name, true]);
    },
  );
});
