import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { connection } from "@/db/connection";
import {
  as,
  type ClientPerson,
  clientOf,
  entryOf,
  everything,
  type Person,
  valueOf,
  village,
} from "@/db/testing/practice";
import { assigned, draftOf, itemOf, logOf } from "@/db/testing/programs";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { addClient } from "@/lib/clients/write";
import { readNotes } from "@/lib/notes/read";
import { noteDraft } from "@/lib/notes/schema";
import { writeNote } from "@/lib/notes/write";
import type { Program } from "@/lib/programs/schema";
import { accepted, refused } from "@/lib/result";
import { UnreadableText } from "@/lib/sealing";
import { readSessions } from "@/lib/sessions/read";
import { logSession } from "@/lib/sessions/write";
import { forgetAllTexts } from "./read";
import { destroyClientKey } from "./write";

let v: Awaited<ReturnType<typeof village>>;
const now = new Date("2026-11-22T12:00:00Z");

beforeAll(async () => {
  v = await village();
});

afterEach(() => {
  forgetAllTexts();
  vi.restoreAllMocks();
});

const noted = (text: string) => noteDraft.parse({ id: uuidv7(), kind: "note", day: "2026-11-20", text });
const write = async (by: Person, about: { id: string }, text: string) => {
  const draft = noted(text);
  valueOf(await as(by, (tx, viewer) => writeNote(tx, viewer, about.id, draft), about));
  return draft.id;
};
const textsRead = async (by: Person, about: { id: string }) =>
  valueOf(await as(by, async (tx, viewer) => accepted(await readNotes(tx, viewer, about.id, { limit: 50 })), about))
    .items.map(({ text }) => text)
    .sort();
const keyOf = async (about: { id: string }) =>
  (
    await everything<{ wrapped: Buffer | null; master_version: number }[]>`
    select wrapped, master_version from client_keys where client_id = ${about.id}`
  )[0];

describe("the key of a client", () => {
  it("is made when they are added, with them or not at all", async () => {
    const add = (
      id: string,
      then: (tx: PracticeTx, viewer: Viewer) => Promise<ReturnType<typeof accepted | typeof refused>>,
    ) =>
      as(v.nienke, async (tx, viewer) => {
        valueOf(await addClient(tx, viewer, { id, name: "Lotte Smit", email: null, locale: "nl" }));
        return then(tx, viewer);
      });
    const [stays, goes] = [uuidv7(), uuidv7()];
    await add(stays, async () => accepted(null));
    await add(goes, async () => refused("conflict"));
    expect((await keyOf({ id: stays }))?.wrapped).toHaveLength(60);
    expect(await keyOf({ id: goes })).toBeUndefined();
  });

  it("that was undone with its transaction seals nothing afterwards", async () => {
    const client = await clientOf(v.nienke, "Ingrid Postma");
    const undone = await as(
      v.nienke,
      async (tx, viewer) => {
        valueOf(await writeNote(tx, viewer, client.id, noted("Nooit gezegd.")));
        // Reads once more in the same transaction, which sees the key that goes with it.
        await readNotes(tx, viewer, client.id, { limit: 50 });
        return refused("conflict");
      },
      client,
    );
    expect(undone.ok).toBe(false);
    await write(v.nienke, client, "Dit blijft.");
    forgetAllTexts();
    expect(await textsRead(v.nienke, client)).toEqual(["Dit blijft."]);
  });

  it("is one, however many write first at the same moment", async () => {
    const client = await clientOf(v.nienke, "Greet Hoekstra");
    const said = Array.from({ length: 8 }, (_, n) => `Zin ${n}`);
    await Promise.all(said.map((text) => write(v.nienke, client, text)));
    forgetAllTexts();
    expect(await textsRead(v.nienke, client)).toEqual(said);
  });

  it("is there for who has the record open, and for nobody else", async () => {
    await write(v.nienke, v.sanne, "Van Sanne.");
    await write(v.nienke, v.kees, "Van Kees.");
    const seen = async (by: Person, about?: { id: string }) =>
      valueOf(
        await as(
          by,
          async (tx) => accepted([...(await tx.execute<{ id: string }>(sql`select client_id as id from client_keys`))]),
          about,
        ),
      ).map(({ id }) => id);
    expect(await seen(v.nienke, v.sanne)).toEqual([v.sanne.id]);
    expect(await seen(v.sanne)).toEqual([v.sanne.id]);
    expect(await seen(v.marieke, v.kees)).toEqual([v.kees.id]);
    for (const one of [v.nienke, v.marieke, v.bas, v.ruud]) expect(await seen(one)).toEqual([]);
  });

  it("can't be changed or taken away by the role that serves", async () => {
    for (const change of [sql`update client_keys set wrapped = null`, sql`delete from client_keys`])
      await expect(as(v.nienke, async (tx) => accepted(await tx.execute(change)), v.sanne)).rejects.toThrow("42501");
  });
});

describe("what can't be opened is an error, never blank", () => {
  const break_ = (by: Person, client: ClientPerson) => [
    () => textsRead(by, client),
    () => write(by, client, "Nog iets."),
  ];

  it("with another client's key, a changed one, or one of a version that is not there", async () => {
    const client = await clientOf(v.nienke, "Pim Jacobs");
    await write(v.nienke, client, "Rustig.");
    await write(v.nienke, v.sanne, "Ook rustig.");
    const own = await keyOf(client);
    const set = async (wrapped: Buffer, version: number) => {
      await everything`update client_keys set wrapped = ${wrapped}, master_version = ${version} where client_id = ${client.id}`;
      forgetAllTexts();
    };
    const wrapped = Buffer.from(own?.wrapped ?? "");
    const others = Buffer.from((await keyOf(v.sanne))?.wrapped ?? "");
    const flipped = Buffer.from(wrapped);
    flipped[20] = (flipped[20] ?? 0) ^ 1;
    for (const [key, version] of [
      [others, 1],
      [flipped, 1],
      [wrapped.subarray(1), 1],
      [wrapped, 9],
    ] as const) {
      await set(key, version);
      for (const act of break_(v.nienke, client)) await expect(act()).rejects.toThrow(UnreadableText);
    }
    await set(wrapped, 1);
    expect(await textsRead(v.nienke, client)).toEqual(["Rustig."]);
  });

  it("once the key was destroyed; no other one is made, and nobody else's is touched", async () => {
    const client = await clientOf(v.nienke, "Eva Schouten");
    await write(v.nienke, client, "Weg ermee.");
    const destroy = (by: Person, about?: { id: string }) =>
      as(by, async (tx) => accepted(await destroyClientKey(tx, client.id)), about);
    for (const [by, about] of [[client], [v.nienke], [v.nienke, v.sanne], [v.ruud]] as const)
      expect(valueOf(await destroy(by, about))).toBe(false);
    expect(await textsRead(v.nienke, client)).toEqual(["Weg ermee."]);
    expect(valueOf(await destroy(v.nienke, client))).toBe(true);
    expect(valueOf(await destroy(v.nienke, client))).toBe(false);
    expect((await keyOf(client))?.wrapped).toBeNull();
    for (const act of break_(v.nienke, client)) await expect(act()).rejects.toThrow(UnreadableText);
    expect((await textsRead(v.nienke, v.sanne)).length).toBeGreaterThan(0);
  });

  it("when the key row is gone", async () => {
    const client = await clientOf(v.nienke, "Rachid Bouzid");
    await write(v.nienke, client, "Er stond iets.");
    await everything`delete from client_keys where client_id = ${client.id}`;
    forgetAllTexts();
    await expect(textsRead(v.nienke, client)).rejects.toThrow(UnreadableText);
  });
});

describe("a session with a note", () => {
  let client: ClientPerson;
  let program: Program;
  let minute = 0;
  beforeAll(async () => {
    client = await clientOf(v.nienke, "Anouk Peters");
    program = await assigned(v.nienke, client, draftOf([itemOf("constructive-rest")]), "2026-11-02", now);
  });
  const log = (given: object) => logOf(program, new Date(now.getTime() - ++minute * 60_000).toISOString(), given);
  const tell = (id: string, said: ReturnType<typeof log>) => logSession(entryOf(client), id, said, now);

  it("is one statement where the key is held or nothing is written, and two where it is not", async () => {
    valueOf(await tell(uuidv7(), log({ note: "De eerste." })));
    const { pool, db } = connection();
    const sent = vi.spyOn(pool, "unsafe");
    const begun = vi.spyOn(db, "transaction");
    const statements = async (given: object) => {
      sent.mockClear();
      valueOf(await tell(uuidv7(), log(given)));
      return sent.mock.calls.length;
    };
    expect(await statements({ note: "De tweede." })).toBe(1);
    forgetAllTexts();
    expect(await statements({})).toBe(1);
    expect(await statements({ note: "De derde.", privateLine: "Voor mij." })).toBe(2);
    expect(await statements({ note: "De vierde." })).toBe(1);
    expect(begun).not.toHaveBeenCalled();
  });

  it("sent again is the same, with a key that is held or not; another note is another log", async () => {
    const id = uuidv7();
    const said = log({ note: "Precies zo.", privateLine: "Alleen voor mij." });
    expect(valueOf(await tell(id, said)).repeated).toBe(false);
    for (let n = 0; n < 2; n++) {
      expect(valueOf(await tell(id, said)).repeated).toBe(true);
      forgetAllTexts();
    }
    expect((await tell(id, { ...said, note: "Precies zo!" })).ok).toBe(false);
    expect((await tell(id, { ...said, privateLine: "Toch niet." })).ok).toBe(false);
    const [kept] = await everything<{ length: number }[]>`
      select octet_length(content_hash) as length from sessions where id = ${id}`;
    expect(kept?.length, "a hash that nobody can guess at without the key").toBe(33);
  });

  it("makes a first key for a client who has none, once", async () => {
    const other = await clientOf(v.nienke, "Kees de Boer");
    const its = await assigned(v.nienke, other, draftOf([itemOf("grounding")]), "2026-11-02", now);
    await everything`delete from client_keys where client_id = ${other.id}`;
    forgetAllTexts();
    const notes = ["a", "b", "c", "d"];
    await Promise.all(
      notes.map(async (note) =>
        valueOf(await logSession(entryOf(other), uuidv7(), logOf(its, "2026-11-21T10:00:00Z", { note }), now)),
      ),
    );
    forgetAllTexts();
    const read = valueOf(
      await as(other, async (tx, viewer) => accepted(await readSessions(tx, viewer, other.id, { limit: 50 }))),
    );
    expect(new Set(read.items.map(({ note }) => note))).toEqual(new Set(notes));
  });
});
