import { uuidv7 } from "uuidv7";
import { expect, it } from "vitest";
import { clientOf, entryOf, everything, signedIn, village } from "@/db/testing/practice";
import { assigned, draftOf, itemOf, logOf } from "@/db/testing/programs";
import { sessionLog } from "./schema";
import { logSession } from "./write";

// One person, two devices, and a clock that is wrong by any hour from 26 behind to 26 ahead (security.md R10).

const hour = 3_600_000;

it("a wrong clock is kept as it was claimed, beside the moment of receipt, and what both devices send is one", async () => {
  const { nienke } = await village();
  const phone = await clientOf(nienke, "Mohammed Yilmaz");
  const tablet = { ...phone, ...(await signedIn(phone.practice, phone.memberId, "client", phone.name)) };
  const program = await assigned(nienke, phone, draftOf([itemOf("constructive-rest")]), "2026-01-05");
  const skews = Array.from({ length: 53 }, (_, n) => n - 26);
  const began = Date.now();
  const sent = skews.map((skew) => ({
    skew,
    id: uuidv7(),
    startedAt: new Date(began + skew * hour).toISOString(),
  }));
  const answers = await Promise.all(
    sent.flatMap(({ id, startedAt }) =>
      [phone, tablet].map((device) =>
        logSession(entryOf(device), id, sessionLog.parse(logOf(program, startedAt)), new Date(began)),
      ),
    ),
  );
  const rows = await everything<{ id: string; started_at: Date; received_at: Date }[]>`
    select id, started_at, received_at from sessions where client_id = ${phone.id}`;
  const kept = new Map(rows.map((row) => [row.id, row]));
  const taken = sent.filter(({ id }) => kept.has(id));
  const off = rows.filter((row) => Math.abs(row.started_at.getTime() - row.received_at.getTime()) > 5 * 60_000);
  console.log(
    `wrong clocks: ${skews.length} hours from ${skews[0]} to +${skews.at(-1)}, each sent by two devices at once; ` +
      `${rows.length} kept, ${answers.filter((one) => !one.ok).length / 2} refused as still to come, ` +
      `${rows.length - kept.size} twice; ${off.length} begun more than five minutes from their receipt`,
  );
  expect(rows).toHaveLength(taken.length);
  expect(taken.map(({ skew }) => skew)).toEqual(skews.filter((skew) => skew <= 24));
  for (const { id, startedAt } of taken) expect(kept.get(id)?.started_at.toISOString()).toBe(startedAt);
  // Of receipt, the house's own clock alone speaks.
  const receipts = rows.map((row) => row.received_at.getTime());
  expect(Math.max(...receipts) - Math.min(...receipts)).toBeLessThan(hour);
  expect(answers.filter((one) => one.ok && one.value.repeated)).toHaveLength(taken.length);
  const refusedAs = new Set(answers.flatMap((one) => (one.ok ? [] : [one.refusal])));
  expect([...refusedAs]).toEqual(["start_in_future"]);
});
