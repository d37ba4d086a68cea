import { uuidv7 } from "uuidv7";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { as, type ClientPerson, clientOf, entryOf, type Person, valueOf, village } from "@/db/testing/practice";
import { assigned, draftOf, itemOf, logOf, told } from "@/db/testing/programs";
import { agreeOn, lookedAt } from "@/db/testing/verdicts";
import { addDays, daysFrom, weekdays } from "@/lib/calendar";
import { askCheckIn, tellCheckIn } from "@/lib/check-ins/write";
import { instantOn } from "@/lib/instant";
import type { Program } from "@/lib/programs/schema";
import type { Rating } from "@/lib/ratings/schema";
import { askedCheckIn, checkIn, sessionLog } from "@/lib/sessions/schema";
import { logSession } from "@/lib/sessions/write";

let v: Awaited<ReturnType<typeof village>>;
let client: ClientPerson;
let program: Program;
let zone = "Europe/Amsterdam";
beforeAll(async () => {
  v = await village();
});

async function practising(name: string, timeZone = "Europe/Amsterdam") {
  zone = timeZone;
  client = await clientOf(v.nienke, name, { timeZone });
  const items = [itemOf("constructive-rest", { days: [...weekdays] })];
  program = await assigned(v.nienke, client, draftOf(items), "2026-10-01", at("2026-10-01"));
}

const at = (day: string, time = "12:00") => instantOn(day, time, zone);
const agree = (given: object = {}, by: Person = v.nienke, now = at("2026-10-19")) => agreeOn(by, client, given, now);
const verdictAt = async (now: Date, by: Person = v.nienke) => (await lookedAt(by, client, zone, now))[0]?.verdict;
const daysAt = async (now: Date) => {
  const found = await verdictAt(now);
  return found && "figures" in found ? found.figures.days : found;
};

async function session(day: string, tension: Rating, time = "19:30", received = at(day, time)) {
  const log = logOf(program, at(day, time).toISOString(), { before: told(tension, 7), timeZone: zone });
  valueOf(
    await logSession(
      entryOf(client),
      uuidv7(),
      sessionLog.parse(log),
      new Date(Math.max(received.getTime(), at(day, time).getTime() + 3_600_000)),
    ),
  );
}
async function between(day: string, tension: Rating, time: string, corrects?: string) {
  const id = uuidv7();
  const one = checkIn.parse({ at: at(day, time).toISOString(), timeZone: zone, tension, safety: null, corrects });
  valueOf(await as(client, (tx, who) => tellCheckIn(tx, who, id, one, at(day, time)), client));
  return id;
}
/** A rating on each day of both phases. */
async function wholeCourse(earlier = 8, later = 4) {
  for (const day of daysFrom("2026-10-12", "2026-10-18")) await session(day, earlier);
  for (const day of daysFrom("2026-10-19", "2026-10-27")) await session(day, later);
}

describe("on its date", () => {
  beforeEach(() => practising("Hanneke Mol"));

  it("speaks on the day, to both alike, and is silent on the day before", async () => {
    await wholeCourse();
    valueOf(await agree());
    for (const by of [v.nienke, client]) {
      expect(await verdictAt(at("2026-10-26", "23:59"), by)).toEqual({ kind: "not_yet" });
      expect(await verdictAt(at("2026-10-27", "00:00"), by)).toMatchObject({
        kind: "meets",
        counts: { earlier: { count: 7, asked: 7, missing: 0 }, later: { count: 9, asked: 9, missing: 0 } },
        figures: { earlier: { median: 8 }, later: { median: 4 }, difference: 4, nap: 1 },
      });
    }
  });

  it("judges felt safety by its own ratings", async () => {
    await wholeCourse();
    valueOf(await agree({ rating: "safety", wanted: "higher" }));
    expect(await verdictAt(at("2026-10-28"))).toMatchObject({
      kind: "within_usual",
      figures: { earlier: { median: 7 }, later: { median: 7 }, nap: 0.5 },
    });
  });

  it("takes the first rating of a day, of a session or in between; what was declined or left open is none", async () => {
    await wholeCourse();
    // Before the session of half past seven, after it, and beside one that was declined.
    await between("2026-10-19", 1, "08:00");
    await between("2026-10-20", 1, "22:00");
    await session("2026-10-21", "declined", "06:00");
    await session("2026-10-22", 2, "06:00");
    await session("2026-10-23", null, "06:00");
    // Nothing was said before this session, and what was said after it is no rating from before one.
    await session("2026-10-28", null, "08:00");
    await between("2026-10-28", 0, "08:30");
    await between("2026-10-29", 3, "07:00");
    await session("2026-10-29", null, "08:00");
    valueOf(await agree({ lookOn: "2026-10-29" }));
    const days = (await daysAt(at("2026-10-30"))) as { day: string; value: number }[];
    const later = Object.fromEntries(
      days.filter(({ day }) => day >= "2026-10-19").map(({ day, value }) => [day, value]),
    );
    expect(later).toMatchObject({
      "2026-10-19": 1,
      "2026-10-20": 4,
      "2026-10-21": 4,
      "2026-10-22": 2,
      "2026-10-23": 4,
      "2026-10-29": 3,
    });
    expect(later).not.toHaveProperty("2026-10-28");
    expect(new Set(days.map(({ day }) => day)).size).toBe(days.length);
  });

  it("days of twenty-five and of twenty-three hours are one day each", async () => {
    await wholeCourse();
    // On the 25th the clock shows half past two twice, and the day lasts an hour longer.
    await between("2026-10-25", 9, "00:01");
    await between("2026-10-25", 1, "23:59");
    valueOf(await agree());
    expect(await daysAt(at("2026-10-28"))).toContainEqual({ day: "2026-10-25", value: 9 });
    await practising("Sara Kok");
    const spring = {
      baselineFrom: "2027-03-15",
      baselineUntil: "2027-03-21",
      secondFrom: "2027-03-22",
      lookOn: "2027-03-29",
    };
    valueOf(await agree(spring, v.nienke, at("2027-03-21")));
    for (const day of daysFrom("2027-03-15", "2027-03-29")) {
      await between(day, day < "2027-03-22" ? 6 : 5, "23:59");
      await between(day, 0, "23:59");
    }
    await between("2027-03-28", 8, "00:00");
    const days = (await daysAt(at("2027-03-30"))) as { day: string; value: number }[];
    expect(days.map(({ day }) => day)).toEqual(daysFrom("2027-03-15", "2027-03-29"));
    expect(days).toContainEqual({ day: "2027-03-28", value: 8 });
  });

  it("goes by the client's own day, far from here", async () => {
    await practising("Mara Tipene", "Pacific/Auckland");
    await wholeCourse();
    valueOf(await agree());
    // Noon on the 26th in Amsterdam is the 27th there.
    expect(await verdictAt(new Date("2026-10-26T10:30:00Z"))).toEqual({ kind: "not_yet" });
    expect(await verdictAt(new Date("2026-10-26T11:30:00Z"))).toMatchObject({
      kind: "meets",
      counts: { later: { count: 9 } },
    });
  });

  it("what arrives late counts by when it was done; what was done after the date never does", async () => {
    for (const day of daysFrom("2026-10-12", "2026-10-18")) await session(day, 8);
    for (const day of daysFrom("2026-10-19", "2026-10-22")) await session(day, 4);
    valueOf(await agree({ lookOn: "2026-10-23" }));
    expect(await verdictAt(at("2026-10-24"))).toMatchObject({ kind: "too_few", counts: { later: { count: 4 } } });
    await session("2026-10-24", 0, "10:00");
    expect(await verdictAt(at("2026-10-25"))).toMatchObject({ kind: "too_few", counts: { later: { count: 4 } } });
    await session("2026-10-23", 5, "10:00", at("2026-10-30"));
    const found = await verdictAt(at("2026-10-30"));
    expect(found).toMatchObject({ kind: "meets", counts: { later: { count: 5, asked: 5, missing: 0 } } });
    expect(await daysAt(at("2026-10-30"))).toContainEqual({ day: "2026-10-23", value: 5 });
  });

  it("says nothing where too many of the asked days are open, and says how many", async () => {
    for (const day of daysFrom("2026-10-12", "2026-10-18")) await session(day, 8);
    for (const day of daysFrom("2026-10-19", "2026-10-23")) await session(day, 4);
    await session("2026-10-24", "declined");
    valueOf(await agree());
    expect(await verdictAt(at("2026-10-28"))).toEqual({
      kind: "too_much_missing",
      counts: { earlier: { count: 7, asked: 7, missing: 0 }, later: { count: 5, asked: 9, missing: 4 } },
    });
    // Before there was a program nothing was asked, and nothing is missing.
    await practising("Ineke Smit");
    for (const day of daysFrom("2026-09-20", "2026-09-25")) await between(day, 8, "09:00");
    for (const day of daysFrom("2026-10-19", "2026-10-27")) await session(day, 4);
    valueOf(await agree({ baselineFrom: "2026-09-18", baselineUntil: addDays("2026-10-01", -1) }));
    expect(await verdictAt(at("2026-10-28"))).toMatchObject({
      kind: "meets",
      counts: { earlier: { count: 6, asked: 0, missing: 0 } },
    });
  });
});

describe("a number that was told between sessions, and told otherwise", () => {
  it("counts as it was put right, and not at all where it was taken away; beside it and asked in a visit count nothing", async () => {
    await practising("Wil Kok");
    for (const day of daysFrom("2026-10-12", "2026-10-18")) {
      const id = await between(day, 2, "09:00");
      await between(day, 8, "09:00", id);
    }
    for (const day of daysFrom("2026-10-19", "2026-10-26")) await between(day, 4, "09:00");
    const taken = await between("2026-10-27", 10, "09:00");
    await between("2026-10-27", null, "09:00", taken);
    const asked = askedCheckIn.parse({ at: at("2026-10-18", "08:00").toISOString(), tension: 0 });
    valueOf(await as(v.nienke, (tx, who) => askCheckIn(tx, who, client.id, uuidv7(), asked, new Date()), client));
    valueOf(await agree());
    expect(await verdictAt(at("2026-10-27", "12:00"))).toMatchObject({
      counts: { earlier: { count: 7 }, later: { count: 8 } },
      figures: { earlier: { median: 8 }, later: { median: 4 } },
    });
  });
});
