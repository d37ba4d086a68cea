import { randomUUID } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { connection } from "@/db/connection";
import { seedHistory } from "@/db/seed/history";
import { seededChance } from "@/db/seed/owner";
import { item, seedProgram, seedTemplate } from "@/db/seed/programs";
import {
  as,
  type ClientPerson,
  entryOf,
  everything,
  type Person,
  refusalOf,
  seeding,
  valueOf,
  village,
} from "@/db/testing/practice";
import { draftOf } from "@/db/testing/programs";
import { enterPractice, openRecord } from "@/db/transaction";
import { draftProgram } from "@/lib/programs/write";
import { accepted } from "@/lib/result";

let v: Awaited<ReturnType<typeof village>>;

const rows = async (person: Person, query: SQL, about?: { id: string }) =>
  valueOf(await as(person, async (tx) => accepted([...(await tx.execute<Record<string, unknown>>(query))]), about));

const countOf = async (person: Person, query: SQL, about?: { id: string }) =>
  Number((await rows(person, sql`select count(*) as n from ${query}`, about))[0]?.n);

/** The SQLSTATE that a statement of this person ends with. */
const stateOf = (person: Person, query: SQL, about?: { id: string }) =>
  as(person, async (tx) => accepted(await tx.execute(query)), about).then(
    (result) => (result.ok ? `${result.value.count} rows` : result.refusal),
    (error: { code?: string; cause?: { code?: string } }) => error.code ?? error.cause?.code,
  );

async function live(client: ClientPerson) {
  const versions = await seedProgram(seeding, client, [
    {
      title: "Rust vinden",
      startsOn: "2026-10-05",
      items: [item("constructive-rest", { days: ["mon", "wed", "fri"] })],
    },
  ]);
  const course = {
    tension: [7, 4],
    safety: [3, 4],
    reports: 1,
    open: 0,
    declined: 0,
    notes: ["Een rustige dag."],
  } as const;
  await seedHistory(seeding, client, versions, {
    ...course,
    tension: [7, 4],
    safety: [3, 4],
    now: new Date("2026-11-22T12:00:00Z"),
    chance: seededChance(7),
  });
}

const reachable = async (right: "select" | "insert") =>
  (
    await everything<{ name: string }[]>`select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('practices', 'library_exercises')
        and has_table_privilege('verzacht_runtime', c.oid, ${right})`
  ).map(({ name }) => name);

beforeAll(async () => {
  v = await village();
  for (const client of [v.sanne, v.kees, v.johan, v.willem]) await live(client);
  await seedTemplate(seeding, v.linde, v.nienke.memberId, { title: "Eerste weken", items: [item("grounding")] });
});

describe("one practice, one person", () => {
  it("who has not entered sees nothing but the shared library", async () => {
    const { pool } = connection();
    for (const table of await reachable("select")) {
      expect([table, await pool`select 1 from ${pool(table)} limit 1`]).toEqual([table, []]);
    }
    expect(await pool`select 1 from practices`).toHaveLength(0);
    expect(await pool`select 1 from library_exercises`).toHaveLength(8);
  });

  it("nobody sees a row of another practice, in any table, whatever record is open", async () => {
    const tables = await reachable("select");
    expect(tables.length).toBeGreaterThan(12);
    for (const [person, about] of [
      [v.ruud, v.willem],
      [v.willem, v.willem],
      [v.ruud, undefined],
    ] as const) {
      for (const table of tables) {
        const foreign = sql`${sql.identifier(table)} where practice_id <> ${v.maas.id}`;
        expect([table, await countOf(person, foreign, about)]).toEqual([table, 0]);
      }
      expect(await countOf(person, sql`practices`)).toBe(1);
    }
    expect(await countOf(v.ruud, sql`sessions where practice_id = ${v.maas.id}`, v.willem)).toBeGreaterThan(10);
  });

  it("nobody writes a row into another practice, in any table", async () => {
    for (const person of [v.ruud, v.willem]) {
      for (const table of await reachable("insert")) {
        const planting = sql`insert into ${sql.identifier(table)} (practice_id) values (${v.linde.id})`;
        expect([table, await stateOf(person, planting, v.willem)]).toEqual([table, "42501"]);
      }
    }
  });

  it("nobody changes or deletes a row of another practice", async () => {
    const writable = await everything<{ table: string; column: string }[]>`
      select table_name::text as table, min(column_name::text) as column from information_schema.role_column_grants
      where grantee = 'verzacht_runtime' and privilege_type = 'UPDATE' group by table_name`;
    expect(writable.length).toBeGreaterThan(6);
    for (const { table, column } of writable) {
      const [t, c] = [sql.identifier(table), sql.identifier(column)];
      const practice = sql.identifier(table === "practices" ? "id" : "practice_id");
      const change = sql`update ${t} set ${c} = ${c} where ${practice} = ${v.linde.id}`;
      expect([table, await stateOf(v.ruud, change, v.willem)]).toEqual([table, "0 rows"]);
    }
    for (const table of ["programs", "program_versions", "program_items", "plan_periods", "care_relations"]) {
      const removal = sql`delete from ${sql.identifier(table)} where practice_id = ${v.linde.id}`;
      expect([table, await stateOf(v.ruud, removal, v.willem)]).toEqual([table, "0 rows"]);
    }
  });

  it("a record that is not open is closed, also to the therapist whose client it is", async () => {
    for (const table of ["sessions", "session_entries", "release_decisions", "plan_periods"]) {
      expect([table, await countOf(v.nienke, sql`${sql.identifier(table)}`)]).toEqual([table, 0]);
      const others = sql`${sql.identifier(table)} where client_id <> ${v.kees.id}`;
      expect([table, await countOf(v.nienke, others, v.kees)]).toEqual([table, 0]);
    }
    expect(await countOf(v.nienke, sql`sessions`, v.kees)).toBeGreaterThan(10);
  });

  it("only who treats a client, the owner, and the client open a record", async () => {
    const open = (person: Person, client: ClientPerson) => as(person, async () => accepted("open"), client);
    for (const person of [v.nienke, v.marieke, v.sanne]) expect((await open(person, v.sanne)).ok).toBe(true);
    for (const person of [v.bas, v.ruud, v.johan, v.kees, v.willem])
      expect(refusalOf(await open(person, v.sanne))).toBe("not_found");
    const onTheWay = await as(v.bas, async (tx) => accepted(await openRecord(tx, v.sanne.id)));
    expect(onTheWay).toEqual({ ok: true, value: false });
  });

  it("a colleague who does not treat somebody sees none of their rows", async () => {
    for (const table of ["clients", "programs", "program_versions", "client_summaries", "signals", "care_relations"]) {
      const column = sql.identifier(table === "clients" ? "id" : "client_id");
      const theirs = sql`${sql.identifier(table)} where ${column} = ${v.sanne.id}`;
      expect([table, await countOf(v.bas, theirs, v.johan)]).toEqual([table, 0]);
      expect([table, await countOf(v.johan, theirs)]).toEqual([table, 0]);
    }
    expect(await countOf(v.nienke, sql`clients`)).toBe(2);
    expect(await countOf(v.marieke, sql`clients`)).toBe(3);
  });

  it("a client sees no drafts, no templates, and no other client's name", async () => {
    const id = uuidv7();
    const draft = draftOf([], { id, title: "Nog niet klaar" });
    valueOf(await as(v.nienke, (tx, viewer) => draftProgram(tx, viewer, v.sanne.id, draft), v.sanne));
    expect(await rows(v.sanne, sql`select distinct status from programs`)).toEqual([{ status: "active" }]);
    expect(await countOf(v.sanne, sql`program_versions where program_id = ${id}`)).toBe(0);
    expect(await countOf(v.nienke, sql`program_versions where program_id = ${id}`)).toBe(1);
    expect(await countOf(v.sanne, sql`members where role = 'client' and id <> ${v.sanne.memberId}`)).toBe(0);
    expect(await countOf(v.sanne, sql`program_items`)).toBe(1);
  });

  it("a client changes nothing about a plan, a release or a colleague", async () => {
    expect(await stateOf(v.sanne, sql`update programs set status = 'ended'`)).toBe("0 rows");
    expect(await stateOf(v.sanne, sql`delete from plan_periods`)).toBe("0 rows");
    expect(await stateOf(v.sanne, sql`delete from programs`)).toBe("0 rows");
    expect(await stateOf(v.sanne, sql`update members set name = 'X' where id <> ${v.sanne.memberId}`)).toBe("0 rows");
    const opening = sql`insert into release_decisions (practice_id, client_id, id, open, because, decided_by)
      values (${v.linde.id}, ${v.sanne.id}, ${randomUUID()}, true, ${"\u00011.x"}, ${v.nienke.memberId})`;
    expect(await stateOf(v.sanne, opening)).toBe("42501");
    expect(await stateOf(v.nienke, opening, v.sanne)).toBe("1 rows");
    const inTheNameOfAnother = sql`insert into audit_events (practice_id, id, action, event, actor_id)
      values (${v.linde.id}, ${randomUUID()}, 'R', 'client.read', ${v.nienke.memberId})`;
    expect(await stateOf(v.sanne, inTheNameOfAnother)).toBe("42501");
  });

  it("the audit log and what a client told are out of everybody's reach", async () => {
    for (const table of ["audit_events", "sessions", "session_entries", "release_decisions"]) {
      const t = sql.identifier(table);
      for (const change of [sql`update ${t} set practice_id = practice_id`, sql`delete from ${t}`, sql`truncate ${t}`])
        expect([table, await stateOf(v.marieke, change, v.sanne)]).toEqual([table, "42501"]);
    }
  });
});

describe("what a request may see ends with the request", () => {
  it("200 requests of two practices at once never see each other's rows", async () => {
    const looks = await Promise.all(
      Array.from({ length: 200 }, async (_, n) => {
        const [person, about] = n % 2 === 0 ? ([v.nienke, v.sanne] as const) : ([v.ruud, v.willem] as const);
        const seen = await rows(person, sql`select distinct practice_id, client_id from sessions`, about);
        return seen.length === 1 && seen[0]?.practice_id === person.practice.id && seen[0]?.client_id === about.id;
      }),
    );
    expect(looks.filter((right) => !right)).toHaveLength(0);
    const { pool } = connection();
    const after = await Promise.all(
      Array.from(
        { length: 40 },
        () => pool`select coalesce(current_setting('app.practice_id', true), '') as left,
        (select count(*)::int from sessions) as rows`,
      ),
    );
    expect(after.flat().filter((row) => row.left !== "" || row.rows !== 0)).toEqual([]);
  });

  it("what a refused request wrote is undone, and what it saw is closed", async () => {
    const entry = entryOf(v.nienke, v.sanne, "client.read");
    const events = () => everything`select 1 from audit_events where request_id = ${entry.requestId}`;

    expect(refusalOf(await enterPractice(entry, async () => ({ ok: false, refusal: "conflict" })))).toBe("conflict");
    expect(await events()).toHaveLength(0);
    expect((await enterPractice(entry, async () => accepted(1))).ok).toBe(true);
    expect(await events()).toHaveLength(1);
  });
});
