import { uuidv7 } from "uuidv7";
import { beforeAll, expect, it } from "vitest";
import { as, type ClientPerson, clientOf, entryOf, type Person, valueOf, village } from "@/db/testing/practice";
import { assigned, draftOf, itemOf, logOf, wholeChain } from "@/db/testing/programs";
import { dayOf } from "@/lib/calendar";
import { instantOn } from "@/lib/instant";
import { readProgramSheet } from "@/lib/paper/read";
import type { Program } from "@/lib/programs/schema";
import { accepted } from "@/lib/result";
import { readStanding, readStandingToCome } from "@/lib/safety/read";
import { releaseDecision } from "@/lib/safety/schema";
import { decideRelease } from "@/lib/safety/write";
import { logSession } from "@/lib/sessions/write";
import { readToday } from "./read";

const zone = "Europe/Amsterdam";
const today = dayOf(new Date(), zone);
const at = (time: string) => instantOn(today, time, zone).toISOString();
const morning = instantOn(today, "00:01", zone);
const evening = instantOn(today, "23:00", zone);
let nienke: Person;
let client: ClientPerson;
let program: Program;

beforeAll(async () => {
  ({ nienke } = await village());
  client = await clientOf(nienke, "Agnes Prins");
  const long = { dose: { kind: "time", amount: 600 } } as const;
  const chain = wholeChain().map((item) =>
    item.exerciseId === itemOf("butterfly-tremor").exerciseId ? { ...item, ...long } : item,
  );
  program = await assigned(nienke, client, draftOf([itemOf("constructive-rest"), ...chain]), today, morning);
});

const opens = (maxMinutes: number) =>
  as(
    nienke,
    (tx, viewer) =>
      decideRelease(
        tx,
        viewer,
        client.id,
        releaseDecision.parse({ open: true, because: "Samen geoefend.", maxMinutes, maxPerWeek: 3 }),
        morning,
      ),
    client,
  );
const asked = async () =>
  valueOf(await as(client, async (tx, who) => accepted(await readToday(tx, who, client.id, evening)), client));
const trembling = (of: Pick<Program, "items">) =>
  of.items.find(({ exerciseId }) => exerciseId === itemOf("butterfly-tremor").exerciseId)?.dose.amount;
const sheet = async (of: Person) => trembling(valueOf(await readProgramSheet(entryOf(of), program.id)).program);

it("paper says what the program says until minutes were agreed, and then those of the first sessions", async () => {
  expect(await sheet(client)).toBe(600);
  valueOf(await opens(8));
  expect(await sheet(client)).toBe(300);
  expect(await sheet(nienke)).toBe(300);
  expect((await asked()).items.find(({ exercise }) => exercise.phase === "discharge")?.dose.amount).toBe(300);
});

it("tells what the latest session of the day was, whichever was sent last", async () => {
  expect((await asked()).latestToday).toBeNull();
  const relaxes = { choice: "relax-only" as const, entries: logOf(program, at("09:00")).entries.slice(0, 1) };
  const logs = (log: ReturnType<typeof logOf>) => logSession(entryOf(client), uuidv7(), log, evening);
  valueOf(await logs(logOf(program, at("12:00"), relaxes)));
  expect((await asked()).latestToday?.choice).toBe("relax-only");
  valueOf(await logs(logOf(program, at("09:00"), { choice: "relax-and-release" })));
  expect((await asked()).latestToday?.choice).toBe("relax-only");
  valueOf(await logs(logOf(program, at("15:00"), { choice: "relax-and-release" })));
  const { latestToday } = await asked();
  expect([latestToday?.choice, Date.parse(latestToday?.startedAt ?? "")]).toEqual([
    "relax-and-release",
    Date.parse(at("15:00")),
  ]);
});

it("what is shown of a day to come knows of no day of rest, and of every pause", async () => {
  const standing = async (read: typeof readStanding) =>
    valueOf(await as(nienke, async (tx, who) => accepted(await read(tx, who, client.id, today)), client));
  expect(await standing(readStanding)).toMatchObject({ open: false, because: "dayBetween" });
  expect(await standing(readStandingToCome)).toMatchObject({ open: true, because: null, maxMinutes: 5 });
  const overwhelmed = { stop: { why: "too-much-feeling" as const, signs: [] }, choice: "relax-and-release" as const };
  valueOf(await logSession(entryOf(client), uuidv7(), logOf(program, at("17:00"), overwhelmed), evening));
  expect(await standing(readStandingToCome)).toMatchObject({ open: false, because: "paused", maxMinutes: 5 });
});
