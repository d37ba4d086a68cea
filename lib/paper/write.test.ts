import { sql } from "drizzle-orm";
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
import { assigned, draftOf, itemOf, told, wholeChain } from "@/db/testing/programs";
import { permissions } from "@/lib/access/rules";
import { readToldSessions } from "@/lib/moments/read";
import type { Program } from "@/lib/programs/schema";
import { accepted } from "@/lib/result";
import { logSession } from "@/lib/sessions/write";
import { type PaperSession, paperSession } from "./schema";
import { typeInSession } from "./write";

let v: Awaited<ReturnType<typeof village>>;
let client: ClientPerson;
let program: Program;
const now = new Date("2026-11-22T09:00:00Z");

beforeAll(async () => {
  v = await village();
  client = await clientOf(v.nienke, "Fatima el Amrani");
  const items = [itemOf("constructive-rest"), ...wholeChain()];
  program = await assigned(v.nienke, client, draftOf(items), "2026-11-02", now);
});

const line = (given: Partial<PaperSession> = {}, ticked = [0]): PaperSession =>
  paperSession.parse({
    programId: program.id,
    programVersion: program.version,
    practisedOn: "2026-11-20",
    before: told(7, 8),
    after: told(null, "declined"),
    entries: ticked.map((at) => ({ programItemId: program.items[at]?.id, outcome: "done" })),
    wording: 1,
    ...given,
  });
const type = (who: Person, id: string, what = line(), about = client) =>
  typeInSession({ ...entryOf(who), roles: permissions["session:type-in"] }, about.id, id, what, now);
const listOf = async (who: Person) =>
  valueOf(
    await as(who, async (tx, viewer) => accepted(await readToldSessions(tx, viewer, client.id, { limit: 50 })), client),
  ).items;
const rowsOf = (id: string) => everything`select * from sessions where id = ${id}`;

describe("typing in what was kept on paper", () => {
  it("stays paper, with the name of who typed it, for therapist and client alike", async () => {
    const id = uuidv7();
    expect(valueOf(await type(v.nienke, id, line({ note: "Kat op schoot." })))).toEqual({ id, repeated: false });
    for (const who of [v.nienke, client]) {
      expect((await listOf(who)).find((session) => session.id === id)).toMatchObject({
        source: "paper",
        enteredBy: { id: v.nienke.memberId, name: "Nienke de Wit" },
        practisedOn: "2026-11-20",
        startedAt: "2026-11-20T12:00:00+01:00",
        endedAt: "2026-11-20T12:00:00+01:00",
        choice: "relax-only",
        before: { tension: 7, safety: 8, areas: [] },
        after: { tension: null, safety: "declined", areas: [] },
        entries: [{ programItemId: program.items[0]?.id, outcome: "done", seconds: null, repetitions: null }],
        note: "Kat op schoot.",
      });
    }
    expect(await eventsOf(id)).toEqual(["session.typed_in"]);
    const [event] = await everything`select * from audit_events where object_id = ${id}`;
    expect(event).toMatchObject({ actor_id: v.nienke.memberId, actor_role: "therapist", client_id: client.id });
    expect(JSON.stringify(event)).not.toContain("Kat");
  });

  it("twice is once; the same id with other content is refused, and the first stays", async () => {
    const id = uuidv7();
    valueOf(await type(v.nienke, id));
    expect(valueOf(await type(v.nienke, id)).repeated).toBe(true);
    expect(refusalOf(await type(v.nienke, id, line({ before: told(6, 8) })))).toBe("same_id_other_content");
    expect(refusalOf(await type(v.nienke, id, line({ practisedOn: "2026-11-19" })))).toBe("same_id_other_content");
    expect(await rowsOf(id)).toHaveLength(1);
    expect((await rowsOf(id))[0]).toMatchObject({ tension_before: 7, note: null });
    expect(await everything`select 1 from session_entries where session_id = ${id}`).toHaveLength(1);
  });

  it("counts in the caseload's row like every session", async () => {
    const days = async () =>
      (await everything`select days from client_summaries where client_id = ${client.id}`)[0]?.days["2026-11-18"];
    expect(await days()).toBeUndefined();
    valueOf(await type(v.nienke, uuidv7(), line({ practisedOn: "2026-11-18" })));
    expect(await days()).toEqual([1, 7, 1, 0, 0, 8, 1, 0, 0]);
  });

  it("release that was shut is stored as it was told, and raises its signal", async () => {
    const id = uuidv7();
    valueOf(await type(v.nienke, id, line({ before: told(5, 4), practisedOn: "2026-11-17" }, [1, 2, 3, 4])));
    expect((await rowsOf(id))[0]).toMatchObject({ choice: "relax-and-release", released_seconds: 0 });
    const kinds = await everything`select kind from signals where session_id = ${id} order by kind`;
    expect(kinds.map((row) => row.kind)).toEqual(["release_below_threshold", "release_while_closed"]);
  });

  it("what cannot be true is refused with the place named, and leaves nothing", async () => {
    const before = await everything`select count(*) from sessions`;
    const untrue: [PaperSession, string, string | undefined][] = [
      [line({ practisedOn: "2026-11-23" }), "start_in_future", "practisedOn"],
      [line({ programVersion: 9 }), "unknown_version", "programVersion"],
      [line({ programId: uuidv7() }), "not_found", undefined],
      [
        line({ entries: [{ programItemId: uuidv7(), outcome: "done", seconds: null, repetitions: null }] }),
        "item_not_in_version",
        "entries.0.programItemId",
      ],
    ];
    for (const [what, refusal, path] of untrue) {
      const answer = await type(v.nienke, uuidv7(), what);
      expect(answer).toMatchObject({ ok: false, refusal, ...(path && { faults: [{ path }] }) });
    }
    expect(await everything`select count(*) from sessions`).toEqual(before);
  });

  it("is for who treats this client: no colleague, no stranger, no other client's record, no client", async () => {
    const tries: [Person, ClientPerson, string][] = [
      [v.bas, client, "not_found"],
      [v.ruud, client, "not_found"],
      [v.nienke, v.johan, "not_found"],
      [v.nienke, v.kees, "not_found"],
      [client, client, "role_cannot"],
      [v.kees, client, "role_cannot"],
    ];
    for (const [who, about, refusal] of tries) {
      const id = uuidv7();
      expect([who.name, refusalOf(await type(who, id, line(), about))]).toEqual([who.name, refusal]);
      expect(await rowsOf(id)).toHaveLength(0);
    }
  });

  it("a client's own session is not overwritten under the same id, nor taken for a repeat", async () => {
    const id = uuidv7();
    const own = {
      programId: program.id,
      programVersion: program.version,
      startedAt: "2026-11-20T12:00:00+01:00",
      endedAt: "2026-11-20T12:00:00+01:00",
      timeZone: "Europe/Amsterdam",
      choice: "relax-only" as const,
      before: told(7, 8),
      after: told(null, "declined"),
      entries: line().entries,
      note: null,
    };
    valueOf(await logSession(entryOf(client), id, own, now));
    expect(refusalOf(await type(v.nienke, id))).toBe("same_id_other_content");
    expect((await rowsOf(id))[0]?.told).toBeNull();
  });
});

describe("PostgreSQL itself", () => {
  const insert = (who: Person, about: ClientPerson, words: object | null) =>
    as(
      who,
      async (tx) => {
        await tx.execute(sql`insert into sessions (practice_id, client_id, id, program_id, program_version, started_at,
            ended_at, time_zone, practised_on, choice, rated_before, rated_after, content_hash, told)
          values (${about.practice.id}, ${about.id}, ${uuidv7()}, ${program.id}, ${program.version}, now(), now(),
            'Europe/Amsterdam', '2026-11-20', 'relax-only', false, false, '\\x00', ${words && JSON.stringify(words)}::jsonb)`);
        return accepted(true);
      },
      about,
    );

  it("takes a session from a therapist as paper only, and under her own name only", async () => {
    const own = { source: "paper", enteredBy: v.nienke.memberId };
    expect(valueOf(await insert(v.nienke, client, own))).toBe(true);
    for (const words of [
      null,
      { source: "app", enteredBy: v.nienke.memberId },
      { source: "paper" },
      { source: "paper", enteredBy: v.bas.memberId },
    ])
      await expect(insert(v.nienke, client, words)).rejects.toMatchObject({ code: "42501" });
  });

  it("takes exercises from a therapist for what she typed in, and none for what a client told", async () => {
    const [mine, theirs] = [uuidv7(), uuidv7()];
    valueOf(await type(v.nienke, mine));
    await everything`update sessions set told = null where id = ${valueOf(await type(v.nienke, theirs)).id}`;
    const add = (session: string, position: number) =>
      as(
        v.nienke,
        async (tx) => {
          await tx.execute(sql`insert into session_entries (practice_id, client_id, session_id, position, program_id,
              program_version, program_item_id, outcome)
            values (${client.practice.id}, ${client.id}, ${session}, ${position}, ${program.id}, ${program.version},
              ${program.items[1]?.id}, 'done')`);
          return accepted(true);
        },
        client,
      );
    expect(valueOf(await add(mine, 7))).toBe(true);
    await expect(add(theirs, 7)).rejects.toMatchObject({ code: "42501" });
  });
});
