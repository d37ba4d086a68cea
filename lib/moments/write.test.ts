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
  refusalOf,
  valueOf,
  village,
} from "@/db/testing/practice";
import { assigned, draftOf, logOf, told, wholeChain } from "@/db/testing/programs";
import { enterPractice } from "@/db/transaction";
import type { Program } from "@/lib/programs/schema";
import { readProgress } from "@/lib/progress/read";
import { accepted } from "@/lib/result";
import { correction, sessionLog } from "@/lib/sessions/schema";
import { logSession } from "@/lib/sessions/write";
import { readToldSessions } from "./read";
import { correctSession } from "./write";

let v: Awaited<ReturnType<typeof village>>;
let client: ClientPerson;
let program: Program;
const now = new Date("2026-11-22T12:00:00Z");

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

describe("the private line", () => {
  beforeAll(() => practising("Gerda Kuiper"));
  const line = "Dit is alleen van mij.";

  it("is read by its writer, and by nobody else in any way", async () => {
    const id = await logged({ privateLine: line });
    expect((await seen(id, client))?.privateLine).toBe(line);
    for (const reader of [v.nienke, v.marieke]) {
      expect(await seen(id, reader)).not.toHaveProperty("privateLine");
      const rows = await as(
        reader,
        async (tx) => accepted(await tx.execute(sql`select line from private_lines`)),
        client,
      );
      expect(valueOf(rows)).toHaveLength(0);
    }
    const others = await as(v.kees, async (tx) => accepted(await tx.execute(sql`select line from private_lines`)));
    expect(valueOf(others).map((row) => row.line)).not.toContain(line);
    const written = await everything`select 1 from audit_events where detail::text like ${`%${line}%`}`;
    expect(written).toHaveLength(0);
  });

  it("belongs to the log: the same line again is known, another one is refused", async () => {
    const id = uuidv7();
    const send = (privateLine: string | null) =>
      logSession(entryOf(client), id, sessionLog.parse(logOf(program, "2026-11-19T19:30:00Z", { privateLine })), now);
    expect(valueOf(await send(line)).repeated).toBe(false);
    expect(valueOf(await send(line)).repeated).toBe(true);
    expect(refusalOf(await send("Anders."))).toBe("same_id_other_content");
    expect(refusalOf(await send(null))).toBe("same_id_other_content");
  });
});

describe("what was told is put right", () => {
  beforeAll(() => practising("Hanneke Mol"));
  const correct = (id: string, said: object, by: Person = client, when = new Date()) => {
    const one = correction.parse({ id: uuidv7(), ...said });
    return as(by, (tx, who) => correctSession(tx, who, id, one, when));
  };
  const days = async () =>
    (await everything`select days from client_summaries where client_id = ${client.id}`)[0]?.days;
  const inTwoDays = () => new Date(Date.now() + 2 * 86_400_000);

  it("until it was looked at: the charts follow, and what stood there is kept", async () => {
    const id = await logged({ before: told(7, 8, ["jaw"]), after: told("declined", 8), note: "Goed." });
    expect((await days())["2026-11-20"]).toEqual([1, 7, 1, 0, 0, 8, 1, 8, 1]);
    const right = { before: told(0, "declined", ["hips"]), note: "Beter gezegd: rustig." };
    expect(valueOf(await correct(id, right, client, inTwoDays()))).toMatchObject({ kind: "replaced" });
    expect((await days())["2026-11-20"]).toEqual([1, 0, 1, 0, 0, 0, 0, 8, 1]);
    const one = await seen(id, client);
    expect(one).toMatchObject({ before: right.before, note: right.note, after: { tension: "declined", safety: 8 } });
    expect(one?.corrections).toMatchObject([{ kind: "replaced", before: told(7, 8, ["jaw"]), note: "Goed." }]);
    const progress = valueOf(
      await readProgress(entryOf(client, client), { from: "2026-11-20", to: "2026-11-20", bucket: "day" }, now),
    );
    expect(progress.points[0]).toMatchObject({ tensionBefore: 0, safetyBefore: null, safetyAfter: 8 });
  });

  it("a moment that was never asked can be added, and one that was a mistake taken away", async () => {
    const id = await logged({ after: null }, "2026-11-18T19:30:00+01:00");
    valueOf(await correct(id, { after: told(2, 9), before: null }));
    expect(await seen(id, client)).toMatchObject({ before: null, after: told(2, 9) });
  });

  it("the log as it was sent is still the same log", async () => {
    const id = uuidv7();
    const log = sessionLog.parse(logOf(program, "2026-11-17T19:30:00Z"));
    valueOf(await logSession(entryOf(client), id, log, now));
    valueOf(await correct(id, { after: told(1, 9) }));
    expect(valueOf(await logSession(entryOf(client), id, log, now)).repeated).toBe(true);
  });

  it("once looked at, it can be put right for a day; after that a word is added beside it", async () => {
    const id = await logged({}, "2026-11-16T19:30:00+01:00");
    valueOf(await enterPractice(entryOf(v.nienke, client, "sessions.listed"), async () => accepted(1)));
    expect(valueOf(await correct(id, { after: told(3, 8) })).kind).toBe("replaced");
    const before = await days();
    expect(valueOf(await correct(id, { after: told(9, 1), note: "Toch niet." }, client, inTwoDays())).kind).toBe(
      "added",
    );
    expect(await days()).toEqual(before);
    for (const note of ["", null]) valueOf(await correct(id, { note }, client, inTwoDays()));
    const one = await seen(id);
    expect(one?.after).toEqual(told(3, 8));
    expect(one?.corrections).toMatchObject([
      { kind: "replaced", after: told(4, 8) },
      { kind: "added", after: told(9, 1), note: "Toch niet." },
      { kind: "added", note: "" },
      { kind: "added", note: null },
    ]);
  });

  it("the identical repeat is one correction, and another under its id is refused", async () => {
    const id = await logged({}, "2026-11-15T19:30:00+01:00");
    const one = { id: uuidv7(), note: "Eén keer." };
    expect(valueOf(await correct(id, one)).repeated).toBe(false);
    const again = await Promise.all(Array.from({ length: 5 }, () => correct(id, one)));
    expect(again.every((answer) => valueOf(answer).repeated)).toBe(true);
    expect(refusalOf(await correct(id, { ...one, note: "Anders." }))).toBe("same_id_other_content");
    expect((await seen(id))?.corrections).toHaveLength(1);
    // A note that is taken away is not a note that nobody spoke of.
    const taken = { id: uuidv7(), before: told(6, 8), note: null };
    valueOf(await correct(id, taken));
    const { note: _, ...unspoken } = taken;
    expect(refusalOf(await correct(id, unspoken))).toBe("same_id_other_content");
  });

  it("is the client's own alone, by the house and by the tables", async () => {
    const id = await logged({}, "2026-11-14T19:30:00+01:00");
    for (const stranger of [v.kees, v.johan, v.willem, v.nienke, v.marieke])
      expect(refusalOf(await correct(id, { note: "x" }, stranger))).toBe("not_found");
    for (const stranger of [v.nienke, v.kees]) {
      const about = stranger === v.kees ? v.kees : client;
      const row = await as(
        stranger,
        async (tx) =>
          accepted(await tx.execute(sql`select app.put_right(${id}, ${uuidv7()}, '\\x00', '{"note": "x"}') as done`)),
        about,
      );
      expect(valueOf(row)[0]).toEqual({ done: false });
    }
    const beside = as(
      client,
      async (tx, who) =>
        accepted(
          await tx.execute(sql`insert into session_corrections values (${who.practiceId}, ${client.id}, ${id}, ${uuidv7()},
            'replaced', '{}', '\\x00')`),
        ),
      client,
    );
    await expect(beside).rejects.toThrow("42501");
    expect((await seen(id))?.corrections).toBeUndefined();
  });
});

describe("numbers that were put right are judged once more", () => {
  beforeAll(() => practising("Roos Visser"));
  const correct = (id: string, said: object) => {
    const one = correction.parse({ id: uuidv7(), ...said });
    return as(client, (tx, who) => correctSession(tx, who, id, one, new Date()));
  };

  it("a safety put right to below the threshold raises what is new, and takes nothing away", async () => {
    const id = await logged({ choice: "relax-and-release" });
    const before = await signalsOf(id);
    expect(before).not.toContain("release_below_threshold");
    valueOf(await correct(id, { before: told(7, 5) }));
    const lower = await signalsOf(id);
    expect(new Set(lower)).toEqual(new Set([...before, "release_below_threshold"]));
    valueOf(await correct(id, { before: told(7, 9) }));
    expect(await signalsOf(id)).toEqual(lower);
    valueOf(await correct(id, { after: told(7, 5) }));
    expect(new Set(await signalsOf(id))).toEqual(new Set([...lower, "safety_fell"]));
    valueOf(await correct(id, { after: told(7, 4) }));
    expect(new Set(await signalsOf(id))).toEqual(new Set([...lower, "safety_fell"]));
  });

  it("a note put right is judged by nobody", async () => {
    const id = await logged({ choice: "relax-and-release" });
    const before = await signalsOf(id);
    valueOf(await correct(id, { note: "Iets anders." }));
    expect(await signalsOf(id)).toEqual(before);
  });
});
