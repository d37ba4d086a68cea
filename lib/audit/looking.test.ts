import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import {
  as,
  type ClientPerson,
  clientOf,
  entryOf,
  everything,
  type Person,
  valueOf,
  village,
} from "@/db/testing/practice";
import { withoutAudit } from "@/db/testing/without-audit";
import { enterPractice, openRecord } from "@/db/transaction";
import { readProgress } from "@/lib/progress/read";
import { accepted } from "@/lib/result";

let v: Awaited<ReturnType<typeof village>>;
let client: ClientPerson;
const now = new Date("2026-11-22T12:00:00Z");

beforeAll(async () => {
  v = await village();
  client = await clientOf(v.nienke, "Ingrid de Groot");
});

describe("looking into a record", () => {
  const looks = () => everything`select event, action, actor_id, request_id from audit_events
    where client_id = ${client.id} and action = 'R' order by at desc, id desc limit 1`;

  it("is an act, by whichever way it is opened", async () => {
    const ways: [string, (person: Person, requestId: string) => Promise<unknown>][] = [
      [
        "client.read",
        (person, requestId) =>
          enterPractice({ ...entryOf(person, client, "client.read"), requestId }, async () => accepted(1)),
      ],
      [
        "progress.read",
        (person, requestId) =>
          readProgress({ ...entryOf(person, client, "progress.read"), requestId }, { bucket: "day" }, now),
      ],
      [
        "program.read",
        (person, requestId) =>
          as(person, async (tx) =>
            accepted(await openRecord(tx, client.id, { act: "program.read", eventId: requestId, requestId })),
          ),
      ],
    ];
    for (const [event, look] of ways) {
      const requestId = uuidv7();
      await look(v.nienke, requestId);
      expect(await looks()).toEqual([{ event, action: "R", actor_id: v.nienke.memberId, request_id: requestId }]);
    }
  });

  it("shows nothing when the look can't be written down", async () => {
    await withoutAudit(async () => {
      await expect(readProgress(entryOf(v.nienke, client, "progress.read"), { bucket: "day" }, now)).rejects.toThrow();
      await expect(enterPractice(entryOf(v.nienke, client, "client.read"), async () => accepted(1))).rejects.toThrow();
    });
  });

  it("is seen by the client whose record it is, and by the owner; not by a colleague", async () => {
    const seen = async (person: Person, about?: ClientPerson) =>
      valueOf(
        await as(
          person,
          async (tx) => {
            const rows = await tx.execute<{ n: number }>(
              sql`select count(*)::int as n from audit_events where client_id = ${client.id}`,
            );
            return accepted(rows[0]?.n as number);
          },
          about,
        ),
      );
    const [{ n }] = (await everything`select count(*)::int as n from audit_events where client_id = ${client.id}`) as [
      { n: number },
    ];
    expect(n).toBeGreaterThan(2);
    expect([await seen(client), await seen(v.marieke)]).toEqual([n, n]);
    expect(await seen(v.bas, v.johan)).toBe(0);
    expect(await seen(v.kees)).toBe(0);
  });
});
