import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import {
  type ClientPerson,
  clientOf,
  colleague,
  entryOf,
  everything,
  type Person,
  valueOf,
  village,
} from "@/db/testing/practice";
import { assigned, draftOf, itemOf, logOf, told } from "@/db/testing/programs";
import { addDays, dayOf, mondayOf } from "@/lib/calendar";
import { instantOn } from "@/lib/instant";
import { logSession } from "@/lib/sessions/write";
import { readCaseload } from "./read";
import { caseload as caseloadSchema } from "./schema";

let v: Awaited<ReturnType<typeof village>>;
beforeAll(async () => {
  v = await village();
});

describe("the caseload", () => {
  // Rows of the caseload forget plans that ended months ago, by PostgreSQL's own clock: so here it is really today.
  const real = new Date();
  const today = dayOf(real, "Europe/Amsterdam");
  const monday = mondayOf(today);
  const noon = (days: number) => instantOn(addDays(today, days), "12:00", "Europe/Amsterdam");
  let anna: Person;
  let client: ClientPerson;

  beforeAll(async () => {
    anna = await colleague(v.linde, "therapist", "Anna Bos");
    client = await clientOf(anna, "Bram Kuipers");
    const daily = draftOf([itemOf("constructive-rest", { days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] })], {
      title: "Elke dag",
    });
    const program = await assigned(anna, client, daily, addDays(monday, -14), real);
    for (const [back, tension] of [
      [9, 7],
      [8, null],
    ] as const) {
      const at = noon(-back).toISOString();
      valueOf(
        await logSession(
          entryOf(client),
          uuidv7(),
          logOf(program, at, { before: told(tension, 8), after: told(3, 4) }),
          real,
        ),
      );
    }
  });
  const caseload = async (by: Person, page: { limit: number; cursor?: string } = { limit: 50 }) =>
    caseloadSchema.parse(valueOf(await readCaseload(entryOf(by), page, real)));

  it("tells of each own client: the last session, this week, the trend and the open signals", async () => {
    const [row, ...others] = (await caseload(anna)).items;
    expect(others).toEqual([]);
    const last = noon(-8);
    expect(row).toMatchObject({
      client: { id: client.id, name: "Bram Kuipers" },
      hasAccount: true,
      program: { title: "Elke dag" },
      lastSessionOn: dayOf(last, "Europe/Amsterdam"),
      openSignals: 2,
    });
    expect(row?.week).toMatchObject({ sessions: 0, planned: 7, adherence: 0 });
    expect(row?.trend.map((point) => [point.tensionBefore, point.tensionAfter])).toEqual([
      [7, 3],
      [null, 3],
    ]);
    expect(Date.parse(row?.lastSession as string)).toBe(last.getTime());
    // The drop in felt safety of both; silent for eight days as well.
    expect(row?.attention).toMatchObject({ first: { kind: "safety_fell", before: 8, after: 4 }, more: 2, parked: 0 });
    expect(row?.attention.first?.on).toBe(addDays(dayOf(last, "Europe/Amsterdam"), -1));
  });

  it("holds own clients only, also an owner's", async () => {
    expect((await caseload(v.bas)).items.map((row) => row.client.name)).toEqual(["Johan Dijkstra"]);
    expect((await caseload(v.marieke)).items).toEqual([]);
    expect((await caseload(v.ruud)).items.map((row) => row.client.name)).toEqual(["Willem Aerts"]);
  });

  it("forgets who is no longer in care, and pages through namesakes", async () => {
    for (let n = 0; n < 4; n++) await clientOf(anna, "Jan de Vries");
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await caseload(anna, { limit: 2, ...(cursor && { cursor }) });
      seen.push(...page.items.map((row) => row.client.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(5);
    expect(seen).toHaveLength(5);
    await everything`update care_relations set until = now() where client_id = ${client.id}`;
    expect((await caseload(anna)).items.map((row) => row.client.name)).not.toContain("Bram Kuipers");
  });
});
