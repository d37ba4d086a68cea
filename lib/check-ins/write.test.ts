import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import {
  as,
  type ClientPerson,
  clientOf,
  entryOf,
  eventsOf,
  everything,
  type Person,
  refusalOf,
  valueOf,
  village,
} from "@/db/testing/practice";
import { enterPractice } from "@/db/transaction";
import { cameLate } from "@/lib/moments/rules";
import { accepted } from "@/lib/result";
import { decideRelease } from "@/lib/safety/write";
import { askedCheckIn, checkIn } from "@/lib/sessions/schema";
import { readBaselineDays, readCheckIns } from "./read";
import { askCheckIn, tellCheckIn } from "./write";

let v: Awaited<ReturnType<typeof village>>;
let client: ClientPerson;
const now = new Date("2026-11-22T12:00:00Z");
const timeZone = "Europe/Amsterdam";
const at = "2026-11-20T00:30:00+01:00";
const inTwoDays = () => new Date(Date.now() + 2 * 86_400_000);

beforeAll(async () => {
  v = await village();
  client = await clientOf(v.nienke, "Petra Blom");
});

const tell = (id: string, more: object = {}, by: Person = client, when = now) =>
  as(by, (tx, who) => tellCheckIn(tx, who, id, checkIn.parse({ at, timeZone, tension: 3, ...more }), when));
const listed = async (by: Person = client) =>
  valueOf(await as(by, async (tx, who) => accepted(await readCheckIns(tx, who, client.id, { limit: 50 })), client))
    .items;
const seen = async (id: string, by: Person = client) => (await listed(by)).find((one) => one.id === id);
const looked = async () =>
  valueOf(await enterPractice(entryOf(v.nienke, client, "moments.listed"), async () => accepted(1)));

describe("a check-in", () => {
  it("is kept once, on the local day; nobody's session counts it", async () => {
    const id = uuidv7();
    const said = { areas: ["shoulder-left", "jaw"], context: { place: "home" }, privateLine: "Alleen voor mij." };
    expect(valueOf(await tell(id, said)).repeated).toBe(false);
    expect(valueOf(await tell(id, { ...said, areas: ["jaw", "shoulder-left"] })).repeated).toBe(true);
    expect(refusalOf(await tell(id, { ...said, tension: null }))).toBe("same_id_other_content");
    expect(refusalOf(await tell(id, { ...said, privateLine: "Iets anders." }))).toBe("same_id_other_content");
    const [own] = await listed(client);
    expect(own).toMatchObject({ id, day: "2026-11-20", tension: 3, safety: null, privateLine: "Alleen voor mij." });
    expect(own?.context).toEqual({ place: "home", company: null, event: null });
    const [theirs] = await listed(v.nienke);
    expect(theirs).toMatchObject({ id, tension: 3 });
    expect(theirs).not.toHaveProperty("privateLine");
    expect(await everything`select 1 from sessions where client_id = ${client.id}`).toHaveLength(0);
  });

  it("two clients may use the same id; a therapist has none to tell", async () => {
    const id = uuidv7();
    valueOf(await tell(id));
    expect(valueOf(await tell(id, { tension: 9 }, v.kees)).repeated).toBe(false);
    expect(refusalOf(await tell(uuidv7(), {}, v.nienke))).toBe("not_found");
    expect(refusalOf(await tell(uuidv7(), { at: "2026-11-23T12:00:01Z" }))).toBe("start_in_future");
  });
});

describe("a check-in told otherwise", () => {
  it("takes the place of what stood there until somebody has looked, and keeps it", async () => {
    const [id, right] = [uuidv7(), uuidv7()];
    valueOf(await tell(id, { safety: "declined", areas: ["jaw"], context: { place: "home" } }));
    const said = { corrects: id, at: "2026-11-21T10:00:00Z", tension: 0, safety: 8, areas: [], wording: 1 };
    expect(valueOf(await tell(right, said, client, inTwoDays())).repeated).toBe(false);
    expect(valueOf(await tell(right, said, client, inTwoDays())).repeated).toBe(true);
    expect(refusalOf(await tell(right, { ...said, tension: 1 }))).toBe("same_id_other_content");
    const one = await seen(id, v.nienke);
    expect(one).toMatchObject({ at, day: "2026-11-20", tension: 0, safety: 8, areas: [], wording: 1 });
    expect(one?.context).toMatchObject({ place: "home" });
    expect(one?.corrections).toMatchObject([
      { id: right, kind: "replaced", tension: 3, safety: "declined", areas: ["jaw"] },
    ]);
    expect(await seen(right)).toBeUndefined();
    expect(await eventsOf(id)).toEqual(["check_in.told", "check_in.corrected"]);
    expect(valueOf(await tell(id, { safety: "declined", areas: ["jaw"], context: { place: "home" } })).repeated).toBe(
      true,
    );
  });

  it("is a word beside it once it was looked at and a day old", async () => {
    const id = uuidv7();
    valueOf(await tell(id, { tension: 5 }));
    await looked();
    valueOf(await tell(uuidv7(), { corrects: id, tension: 6 }, client, new Date()));
    valueOf(await tell(uuidv7(), { corrects: id, tension: 9 }, client, inTwoDays()));
    expect(await seen(id)).toMatchObject({
      tension: 6,
      corrections: [
        { kind: "replaced", tension: 5 },
        { kind: "added", tension: 9 },
      ],
    });
  });

  it("is of one's own first telling alone", async () => {
    const [id, right] = [uuidv7(), uuidv7()];
    valueOf(await tell(id));
    valueOf(await tell(right, { corrects: id, tension: 4 }));
    for (const corrects of [right, uuidv7()]) expect(refusalOf(await tell(uuidv7(), { corrects }))).toBe("not_found");
    expect(refusalOf(await tell(uuidv7(), { corrects: id }, v.kees))).toBe("not_found");
    expect(checkIn.safeParse({ at, timeZone, corrects: id, privateLine: "x" }).success).toBe(false);
  });
});

describe("two numbers that were asked for in a visit", () => {
  const ask = (id: string, more: object = {}, by: Person = v.nienke) =>
    as(
      by,
      (tx, who) => askCheckIn(tx, who, client.id, id, askedCheckIn.parse({ at, tension: 7, ...more }), now),
      client,
    );

  it("stand beside what was told from home, with the name of who asked", async () => {
    const id = uuidv7();
    expect(valueOf(await ask(id, { safety: "declined" })).repeated).toBe(false);
    expect(valueOf(await ask(id, { safety: "declined" })).repeated).toBe(true);
    expect(refusalOf(await ask(id, { safety: 3 }))).toBe("same_id_other_content");
    for (const reader of [client, v.nienke])
      expect(await seen(id, reader)).toMatchObject({
        tension: 7,
        safety: "declined",
        askedBy: { id: v.nienke.memberId },
      });
    expect(await eventsOf(id)).toEqual(["check_in.asked"]);
    // What a therapist wrote down is not the client's to put right; they tell by themselves how it is.
    expect(refusalOf(await tell(uuidv7(), { corrects: id }))).toBe("not_found");
  });

  it("can be written down neither by a client nor in another's name", async () => {
    await expect(ask(uuidv7(), {}, client)).rejects.toThrow();
    const rows =
      await everything`select 1 from check_ins where client_id = ${client.id} and asked_by = ${client.memberId}`;
    expect(rows).toHaveLength(0);
  });
});

describe("the time before release", () => {
  it("is counted in days with a number from home, and no further than the first opening", async () => {
    const other = await clientOf(v.nienke, "Wout Prins");
    const days = async () =>
      valueOf(await as(v.nienke, async (tx, who) => accepted(await readBaselineDays(tx, who, other.id)), other));
    expect(await days()).toBe(0);
    const first = uuidv7();
    valueOf(await tell(first, { at: "2026-11-10T09:00:00Z" }, other));
    valueOf(await tell(uuidv7(), { at: "2026-11-10T18:00:00Z", safety: 0, tension: null }, other));
    valueOf(await tell(uuidv7(), { at: "2026-11-11T09:00:00Z", tension: "declined" }, other));
    valueOf(await tell(uuidv7(), { at: "2026-11-12T09:00:00Z", tension: 0 }, other));
    expect(await days()).toBe(2);
    const asked = askedCheckIn.parse({ at: "2026-11-13T09:00:00Z", tension: 2 });
    valueOf(await as(v.nienke, (tx, who) => askCheckIn(tx, who, other.id, uuidv7(), asked, now), other));
    expect(await days()).toBe(2);
    const opening = { open: true, because: "Er is genoeg rust." };
    valueOf(await as(v.nienke, (tx, who) => decideRelease(tx, who, other.id, opening, now), other));
    valueOf(await tell(uuidv7(), { at: new Date(Date.now() + 3_600_000).toISOString() }, other, new Date()));
    expect(await days()).toBe(2);
  });
});

describe("what came in late", () => {
  it("is what arrived more than a day after it happened", () => {
    expect(cameLate("2026-11-20T10:00:00Z", "2026-11-21T10:00:00Z")).toBe(false);
    expect(cameLate("2026-11-20T11:00:00+01:00", "2026-11-21T10:00:01Z")).toBe(true);
    expect(cameLate("2026-11-22T10:00:00Z", "2026-11-21T10:00:00Z")).toBe(false);
  });
});
