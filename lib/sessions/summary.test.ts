import fc from "fast-check";
import { uuidv7 } from "uuidv7";
import { beforeAll, expect, it } from "vitest";
import { clientOf, entryOf, everything, valueOf, village } from "@/db/testing/practice";
import { assigned, draftOf, itemOf, logOf, wholeChain } from "@/db/testing/programs";
import { logSession } from "./write";

let v: Awaited<ReturnType<typeof village>>;
beforeAll(async () => {
  v = await village();
});

const rating = fc.oneof(fc.integer({ min: 0, max: 10 }), fc.constantFrom(null, "declined" as const));
const moment = fc.option(fc.record({ tension: rating, safety: rating, areas: fc.constant<string[]>([]) }), {
  nil: null,
});
const telling = fc.record({
  // More days than the 8 that a summary keeps, several sessions on one day, in any order of arrival.
  day: fc.integer({ min: 0, max: 45 }),
  minute: fc.integer({ min: 0, max: 1439 }),
  before: moment,
  after: moment,
  choice: fc.constantFrom("relax-only" as const, "relax-and-release" as const),
  timeZone: fc.constantFrom("Europe/Amsterdam", "America/Los_Angeles", "Asia/Tokyo"),
  twice: fc.boolean(),
});

const now = new Date("2026-11-22T12:00:00Z");
const summaryOf = async (id: string) =>
  (
    await everything`select last_session_at, last_session_on::text, days, open_signals
      from client_summaries where client_id = ${id}`
  )[0];

it("the row that the caseload reads is what counting all sessions again would make of it", {
  timeout: 120_000,
}, async () => {
  const history = fc.array(telling, { minLength: 1, maxLength: 70 });
  await fc.assert(
    fc.asyncProperty(history, async (tellings) => {
      const client = await clientOf(v.nienke, "Anouk Peters");
      const program = await assigned(
        v.nienke,
        client,
        draftOf([itemOf("grounding"), ...wholeChain()]),
        "2026-09-01",
        now,
      );
      const deliveries = tellings.flatMap(({ day, minute, twice, ...given }) => {
        const startedAt = new Date(Date.UTC(2026, 9, 1 + day, 0, minute)).toISOString();
        const session = [uuidv7(), logOf(program, startedAt, given)] as const;
        return twice ? [session, session] : [session];
      });
      // A phone sends a few at a time; two phones may send at once.
      for (let n = 0; n < deliveries.length; n += 7)
        await Promise.all(
          deliveries.slice(n, n + 7).map(async ([id, log]) => valueOf(await logSession(entryOf(client), id, log, now))),
        );
      const kept = await summaryOf(client.id);
      await everything`select app.recount(${client.practice.id}, ${client.id})`;
      expect(kept).toEqual(await summaryOf(client.id));
      expect(Object.keys(kept?.days).length).toBeLessThanOrEqual(8);
    }),
    { numRuns: 12 },
  );
});
