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
import { assigned, draftOf, logOf, told, wholeChain } from "@/db/testing/programs";
import { enterPractice } from "@/db/transaction";
import { readToldSessions } from "@/lib/moments/read";
import { cameLate } from "@/lib/moments/rules";
import { correctSession, echoSession } from "@/lib/moments/write";
import { accepted } from "@/lib/result";
import { decideRelease } from "@/lib/safety/write";
import { askedCheckIn, checkIn, correction, echo, sessionLog } from "@/lib/sessions/schema";
import { logSession } from "@/lib/sessions/write";
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
    expect(await listed()).toHaveLength(1);
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

describe("the day after, told otherwise", () => {
  it("has its own time, and a clearly worse one is a word for the therapist, once", async () => {
    const program = await assigned(v.nienke, client, draftOf(wholeChain()), "2026-11-02", now);
    const id = uuidv7();
    const log = sessionLog.parse(
      logOf(program, "2026-11-18T19:30:00+01:00", { before: told(7, 8), after: told(4, 8) }),
    );
    valueOf(await logSession(entryOf(client), id, log, now));
    const correct = (said: object, when = new Date()) =>
      as(client, (tx, who) => correctSession(tx, who, id, correction.parse({ id: uuidv7(), ...said }), when));
    const better = { tension: 4, safety: 8, sleep: "same", mood: null };
    expect(refusalOf(await correct({ echo: better }))).toBe("not_found");
    const first = echo.parse({ answeredAt: "2026-11-19T09:00:00+01:00", timeZone, ...better });
    valueOf(await as(client, (tx, who) => echoSession(tx, who, id, first, now)));
    // Another phone may still hold the first telling, whose answer it never got: it stays the same one.
    const again = () => as(client, (tx, who) => echoSession(tx, who, id, first, now));
    const worse = { tension: 9, safety: "declined", sleep: "worse", mood: "worse" };
    expect(valueOf(await correct({ echo: worse, wording: 1 })).kind).toBe("replaced");
    expect(valueOf(await again()).repeated).toBe(true);
    valueOf(await correct({ echo: { ...worse, tension: 10 } }));
    expect(valueOf(await again()).repeated).toBe(true);
    const other = echo.parse({ ...first, tension: 9 });
    expect(refusalOf(await as(client, (tx, who) => echoSession(tx, who, id, other, now)))).toBe(
      "same_id_other_content",
    );
    await looked();
    expect(valueOf(await correct({ echo: better }, inTwoDays())).kind).toBe("added");
    const { items } = valueOf(
      await as(
        v.nienke,
        async (tx, who) => accepted(await readToldSessions(tx, who, client.id, { limit: 50 })),
        client,
      ),
    );
    const one = items.find((session) => session.id === id);
    expect(one?.echo).toMatchObject({ ...worse, tension: 10, wording: 1 });
    expect(one?.corrections).toMatchObject([
      { kind: "replaced", echo: better, wording: null },
      { kind: "replaced", echo: worse },
      { kind: "added", echo: better },
    ]);
    const raised = await everything`select 1 from signals where session_id = ${id} and kind = 'echo_worse'`;
    expect(raised).toHaveLength(1);
    expect(correction.safeParse({ id: uuidv7(), echo: better, note: "x" }).success).toBe(false);
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
