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
import type { Program } from "@/lib/programs/schema";
import { accepted } from "@/lib/result";
import { correction, echo, sessionLog } from "@/lib/sessions/schema";
import { logSession } from "@/lib/sessions/write";
import { readToldSessions } from "./read";
import { correctSession, echoSession } from "./write";

let v: Awaited<ReturnType<typeof village>>;
let client: ClientPerson;
let program: Program;
const now = new Date("2026-11-22T12:00:00Z");
const timeZone = "Europe/Amsterdam";

beforeAll(async () => {
  v = await village();
});

async function practising(name: string) {
  client = await clientOf(v.nienke, name);
  program = await assigned(v.nienke, client, draftOf(wholeChain()), "2026-11-02", now);
}

const logged = async (more: object = {}, startedAt = "2026-11-20T19:30:00+01:00") => {
  const id = uuidv7();
  const log = logOf(program, startedAt, { before: told(7, 8), after: told(4, 8), ...more });
  valueOf(await logSession(entryOf(client), id, sessionLog.parse(log), now));
  return id;
};
const sessionsSeenBy = async (person: Person) =>
  valueOf(
    await as(person, async (tx, who) => accepted(await readToldSessions(tx, who, client.id, { limit: 50 })), client),
  ).items;
const seen = async (id: string, person: Person = v.nienke) =>
  (await sessionsSeenBy(person)).find((one) => one.id === id);
const signalsOf = async (id: string) =>
  (await everything`select kind from signals where session_id = ${id} order by kind`).map((row) => row.kind);
const openSignals = async () =>
  (await everything`select open_signals from client_summaries where client_id = ${client.id}`)[0]?.open_signals;

describe("the day after", () => {
  beforeAll(() => practising("Els Dekker"));
  const tell = (id: string, more: object = {}, by: Person = client) =>
    as(by, (tx, who) =>
      echoSession(tx, who, id, echo.parse({ answeredAt: "2026-11-21T09:00:00+01:00", timeZone, ...more }), now),
    );

  it("is told once: the identical repeat is known, other content is refused", async () => {
    const id = await logged();
    const said = { tension: 5, safety: "declined", sleep: "same", mood: null };
    expect(valueOf(await tell(id, said)).repeated).toBe(false);
    expect(valueOf(await tell(id, { ...said, answeredAt: "2026-11-21T08:00:00Z" })).repeated).toBe(true);
    expect(refusalOf(await tell(id, { ...said, tension: 6 }))).toBe("same_id_other_content");
    expect((await seen(id))?.echo).toEqual({ answeredAt: "2026-11-21T09:00:00+01:00", timeZone, ...said });
    expect(await eventsOf(id)).toEqual(["session.logged", "session.echoed"]);
  });

  it("clearly worse is one word for the therapist; as well as before is none", async () => {
    const fine = await logged({}, "2026-11-16T19:30:00+01:00");
    const worse = await logged({}, "2026-11-18T19:30:00+01:00");
    const before = [await signalsOf(fine), await signalsOf(worse), await openSignals()];
    valueOf(await tell(fine, { tension: 5, safety: 7 }));
    expect(await signalsOf(fine)).toEqual(before[0]);
    valueOf(await tell(worse, { tension: 7, safety: 8 }));
    valueOf(await tell(worse, { tension: 7, safety: 8 }));
    expect(await signalsOf(worse)).toEqual(["echo_worse", ...before[1]]);
    expect(await openSignals()).toBe(before[2] + 1);
  });

  it("what cannot be true is refused, and so is a session that is not one's own", async () => {
    const id = await logged({}, "2026-11-14T19:30:00+01:00");
    expect(refusalOf(await tell(id, { answeredAt: "2026-11-14T19:29:00+01:00" }))).toBe("end_before_start");
    expect(refusalOf(await tell(id, { answeredAt: "2026-11-23T12:00:01Z" }))).toBe("start_in_future");
    for (const stranger of [v.kees, v.johan, v.willem, v.nienke])
      expect(refusalOf(await tell(id, {}, stranger))).toBe("not_found");
  });
});

describe("the day after, told otherwise", () => {
  beforeAll(() => practising("Wiebe Kuiper"));
  const looked = async () =>
    valueOf(await enterPractice(entryOf(v.nienke, client, "moments.listed"), async () => accepted(1)));
  const inTwoDays = () => new Date(Date.now() + 2 * 86_400_000);
  it("has its own time, and a clearly worse one is a word for the therapist, once", async () => {
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
