import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { seedDemo } from "@/db/seed/demo";
import { as, type ClientPerson, clientOf, entryOf, everything, seeding, valueOf, village } from "@/db/testing/practice";
import { readersOf, writeEverything } from "@/db/testing/written";
import { newestKeyring } from "@/lib/keyring";
import { forgetAllTexts } from "@/lib/keys/read";
import { destroyClientKey } from "@/lib/keys/write";
import { noteChange } from "@/lib/notes/schema";
import { changeNote } from "@/lib/notes/write";
import { accepted } from "@/lib/result";
import { isSealed, type SealedColumn, sealedColumns, textsOf, UnreadableText } from "@/lib/sealing";
import { contentHash, logSession } from "@/lib/sessions/write";
import { keysOf } from "./client-keys";
import { sealedPlaces, sealPlainTexts } from "./sealed-texts";

const now = new Date("2026-11-22T12:00:00Z");
const mark = "GEHEIM-7d1f";
let v: Awaited<ReturnType<typeof village>>;
let client: ClientPerson;
let other: ClientPerson;
let stranger: ClientPerson;
let written: Awaited<ReturnType<typeof writeEverything>>;
/** As the owner of the tables, by whom the step is taken. */
const owner = seeding.$client;

beforeAll(async () => {
  v = await village();
  [client, other] = [await clientOf(v.nienke, "Ingrid Postma"), await clientOf(v.nienke, "Greet Hoekstra")];
  stranger = await clientOf(v.ruud, "Pim Jacobs");
  written = await writeEverything(v.nienke, client, mark);
  await writeEverything(v.nienke, other, mark);
  await writeEverything(v.ruud, stranger, mark);
});

type Found = { column: SealedColumn } & Record<"row" | "whose" | "practice" | "kept" | "kind", string>;

/** Every value of a column that is about a client, as it lies there. */
async function foundIn(column: SealedColumn): Promise<Found[]> {
  const [table = "", name = ""] = column.split(".");
  const { row, json, client: whose = "t.client_id" } = sealedPlaces[column];
  const kept = { text: `t.${name}`, whole: `coalesce(t.${name} #>> '{}', '')`, note: "t.told ->> 'note'" }[
    json ?? "text"
  ];
  return everything.unsafe<(Found & { kind: string })[]>(
    `select '${column}' as column, concat_ws('/', ${row.map((key) => `t.${key}`).join(", ")}) as row, ${whose} as whose,
      t.practice_id as practice, ${kept} as kept, ${json === "note" ? "t.kind" : "''"} as kind
      from ${table} t where ${kept} is not null and ${kept} <> '' and ${whose} is not null
      order by t.practice_id, ${whose}, 2`,
  );
}
const allFound = async () => (await Promise.all(sealedColumns.map(foundIn))).flat();

/** What stands there, opened: what was sealed, and what is plain as it is. */
async function opened(): Promise<string[]> {
  const found = await allFound();
  const owners = found.map(({ practice, whose }) => ({ practiceId: practice, clientId: whose }));
  const keys = await keysOf(owner, newestKeyring(), [...new Map(owners.map((one) => [one.clientId, one])).values()]);
  return found.map(({ column, row, practice, whose, kept, kind }) => {
    const texts = textsOf({ practiceId: practice, clientId: whose }, keys.get(whose) as Buffer);
    const text =
      kind === "replaced" ? texts.open("sessions.note", row.split("/")[0] ?? "", kept) : texts.open(column, row, kept);
    return `${column} ${row}: ${text}`;
  });
}

/** Puts something else into a column of this client, for as long as `act` lasts. */
async function exchanged(column: SealedColumn, kept: string, act: () => Promise<void>) {
  const [table = "", name = ""] = column.split(".");
  const { json, keys, client: whose = "t.client_id" } = sealedPlaces[column];
  const put = {
    text: `${name} = $1`,
    whole: `${name} = to_jsonb($1::text)`,
    note: "told = jsonb_set(t.told, '{note}', to_jsonb($1::text))",
  }[json ?? "text"];
  const same = Object.keys(keys).map((key) => `t.${key} = b.${key}`);
  const its = json === "note" ? "told" : name;
  await everything.unsafe(`create table before as select * from ${table}`);
  await everything.unsafe(`update ${table} t set ${put} where ${whose} = $2`, [kept, client.id]);
  forgetAllTexts();
  try {
    await act();
  } finally {
    await everything.unsafe(`update ${table} t set ${its} = b.${its} from before b where ${same.join(" and ")}`);
    await everything.unsafe("drop table before");
  }
}

describe("what was written about a client", () => {
  it("lies sealed in each of its columns, and no table holds a word of it", async () => {
    const found = await allFound();
    for (const { column, kept } of found) expect(isSealed(kept), column).toBe(true);
    for (const who of [client, other, stranger])
      expect([...new Set(found.filter(({ whose }) => whose === who.id).map(({ column }) => column))].sort()).toEqual([
        ...sealedColumns,
      ]);
    const tables = await everything<
      { name: string }[]
    >`select quote_ident(schemaname) || '.' || quote_ident(tablename) as name
      from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`;
    // As the role that backups are made by, and as the one that sees everything.
    for (const role of ["verzacht_backup", null])
      for (const { name } of tables) {
        if (role && !name.startsWith("public.")) continue;
        const rows = await everything.begin(async (sql) => {
          if (role) await sql.unsafe(`set local role ${role}`);
          return sql.unsafe<{ row: string }[]>(`select t::text as row from ${name} t`);
        });
        const holding = rows.filter(({ row }) =>
          [mark, Buffer.from(mark).toString("hex"), Buffer.from(mark).toString("base64url")].some((form) =>
            row.includes(form),
          ),
        );
        expect(holding, `${name} as ${role}`).toEqual([]);
      }
  });

  it("is read again by whoever may", async () => {
    forgetAllTexts();
    for (const [column, read] of Object.entries(readersOf(v.nienke, client, written)))
      if (column !== "reports.content") expect(await read(), column).toContain(mark);
      else expect(await read()).toContain("points");
  });
});

describe("a sealed text that was moved", () => {
  it("from another row, column, client or practice is an error wherever it is read", async () => {
    const readers = readersOf(v.nienke, client, written);
    const of = async (column: SealedColumn, who: ClientPerson) =>
      (await foundIn(column)).find(({ whose }) => whose === who.id)?.kept ?? "";
    for (const column of sealedColumns) {
      const elsewhere = column === "notes.text" ? "sessions.note" : "notes.text";
      for (const kept of [await of(elsewhere, client), await of(column, other), await of(column, stranger)])
        await exchanged(column, kept, async () => {
          expect(isSealed(kept)).toBe(true);
          await expect(readers[column](), column).rejects.toThrow(UnreadableText);
        });
      expect(await readers[column](), column).toContain(column === "reports.content" ? "points" : mark);
    }
    const items = (await foundIn("program_items.remark")).filter(({ whose }) => whose === client.id);
    expect(items.length).toBeGreaterThan(1);
    await exchanged("program_items.remark", items[0]?.kept ?? "", async () => {
      await expect(readers["program_items.remark"](), "the same in each row").rejects.toThrow(UnreadableText);
    });
  });
});

describe("what was written before there were keys", () => {
  const plainHere = async () => (await allFound()).filter(({ kept }) => !isSealed(kept));

  it("is sealed over a whole demo, goes on where it was stopped, and says the same afterwards", async () => {
    await seedDemo(seeding, { clients: 3, days: 60 }, "none", now, () => undefined);
    const before = await opened();
    expect((await plainHere()).length).toBeGreaterThan(50);
    let asked = 0;
    expect(await sealPlainTexts(owner, newestKeyring(), () => ++asked > 4)).toBeGreaterThan(0);
    expect((await plainHere()).length).toBeGreaterThan(0);
    await sealPlainTexts(owner, newestKeyring());
    expect(await plainHere()).toEqual([]);
    expect(await opened()).toEqual(before);
    expect(await sealPlainTexts(owner, newestKeyring())).toBe(0);
    const hashes = await everything`select octet_length(content_hash) as length from sessions
      where note is not null group by 1`;
    expect(hashes.map(({ length }) => length)).toEqual([33]);
  });

  it("of a program that is nobody's stays as it is", async () => {
    const notes = await everything<{ note: string }[]>`select note from program_versions where client_id is null`;
    expect(notes.length).toBeGreaterThan(0);
    expect(notes.filter(({ note }) => isSealed(note))).toEqual([]);
  });

  it("is read as it stands, and the same session is a repeat before and after", async () => {
    const { id, log } = await written.tell("Van voor de sleutel.");
    await everything`update sessions set note = ${log.note}, content_hash = ${contentHash(log)} where id = ${id}`;
    const again = async () => valueOf(await logSession(entryOf(client), id, log, now)).repeated;
    expect(await readersOf(v.nienke, client, written)["sessions.note"]()).toContain("Van voor de sleutel.");
    expect(await again()).toBe(true);
    expect(await sealPlainTexts(owner, newestKeyring())).toBe(2);
    expect(await again()).toBe(true);
    expect(await readersOf(v.nienke, client, written)["sessions.note"]()).toContain("Van voor de sleutel.");
    expect((await logSession(entryOf(client), id, { ...log, note: "Iets anders." }, now)).ok).toBe(false);
  });

  it("is left to whoever changes it meanwhile", async () => {
    const ids = Array.from({ length: 40 }, () => uuidv7());
    for (const id of ids)
      await everything`insert into notes (practice_id, client_id, id, kind, day, text, on_axis, shared, written_by)
        values (${client.practice.id}, ${client.id}, ${id}, 'note', '2026-11-01', 'Oud.', false, false, ${v.nienke.memberId})`;
    const fresh = (id: string) => noteChange.parse({ text: `Nieuw ${id}` });
    const change = (id: string) =>
      as(v.nienke, (tx, viewer) => changeNote(tx, viewer, client.id, id, fresh(id), 1), client);
    const [, ...changed] = await Promise.all([
      sealPlainTexts(owner, newestKeyring()),
      ...ids.slice(0, 20).map(async (id) => valueOf(await change(id))),
    ]);
    expect(changed).toHaveLength(20);
    await sealPlainTexts(owner, newestKeyring());
    const rows = await everything<{ id: string; text: string }[]>`select id, text from notes where id = any(${ids})`;
    const read = await opened();
    for (const { id, text } of rows) {
      expect(isSealed(text)).toBe(true);
      expect(read).toContain(`notes.text ${id}: ${ids.indexOf(id) < 20 ? `Nieuw ${id}` : "Oud."}`);
    }
  });

  it("of somebody whose key was destroyed holds nothing up", async () => {
    const gone = await clientOf(v.nienke, "Kees de Boer");
    await writeEverything(v.nienke, gone, mark);
    await as(v.nienke, async (tx) => accepted(await destroyClientKey(tx, gone.id)), gone);
    await everything`update notes set text = 'Nog open.' where client_id = ${gone.id}`;
    expect(await sealPlainTexts(owner, newestKeyring())).toBe(0);
  });
});
