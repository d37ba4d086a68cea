import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import {
  as,
  type ClientPerson,
  clientOf,
  colleague,
  everything,
  type Person,
  refusalOf,
  valueOf,
  village,
} from "@/db/testing/practice";
import { fullRecord } from "@/db/testing/records";
import { relativeOf } from "@/db/testing/relatives";
import { openRecord, type PracticeTx } from "@/db/transaction";
import { staffRoles } from "@/lib/access/schema";
import { giveCare } from "@/lib/care/write";
import { relativeDraft } from "@/lib/relatives/schema";
import { nameRelative } from "@/lib/relatives/write";
import { accepted } from "@/lib/result";

// What PostgreSQL says to an assistant by itself, whatever the code above it asks.

let v: Awaited<ReturnType<typeof village>>;
let anneke: Person;
let client: ClientPerson;

beforeAll(async () => {
  v = await village();
  anneke = await colleague(v.linde, "assistant", "Anneke Prins");
  client = await fullRecord(v.nienke, "kenmerk", new Date());
}, 120_000);

/** Every table that the runtime role may read at all. */
const readable = async () =>
  (
    await everything<{ name: string }[]>`select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and has_any_column_privilege('verzacht_runtime', c.oid, 'select') order by 1`
  ).map(({ name }) => name);

async function seenBy(person: Person, before: (tx: PracticeTx) => Promise<unknown> = async () => undefined) {
  const tables = await readable();
  return valueOf(
    await as(person, async (tx) => {
      await before(tx);
      const seen: string[] = [];
      for (const table of tables) {
        const [row] = await tx.execute<{ n: number }>(sql`select count(*)::int as n from ${sql.identifier(table)}`);
        if ((row?.n ?? 0) > 0) seen.push(table);
      }
      return accepted(seen);
    }),
  );
}

const theirs = ["clients", "invitations", "member_names", "members", "practices"];

/** A statement of an assistant's, and the kind of refusal that it meets; 'nothing' where it finds no row. */
const tried = (statement: ReturnType<typeof sql>) =>
  as(anneke, async (tx) => accepted((await tx.execute(statement)).count)).then(
    (result) => (valueOf(result) === 0 ? "nothing" : "done"),
    (error: { code?: string }) => error.code,
  );

describe("an assistant in the database", () => {
  it("sees who the clients are and who works here, and no row of a record", async () => {
    await everything`insert into invitations (practice_id, id, member_id, token_hash, created_by, expires_at)
      values (${v.linde.id}, ${uuidv7()}, ${client.memberId}, ${Buffer.alloc(32, 7)}, ${v.nienke.memberId}, now())`;
    expect(await seenBy(anneke)).toEqual(theirs);
    // The same test sees a record where there is one to see.
    const owners = await seenBy(v.marieke);
    expect(owners).toEqual(expect.arrayContaining(["audit_events", "care_relations", "programs", "signals"]));
  });

  it("has no record open, not even where the code above were to open one", async () => {
    const opening = async (tx: PracticeTx) => {
      expect(await openRecord(tx, client.id)).toBe(false);
      await tx.execute(sql`select set_config('app.client_id', ${client.id}, true)`);
    };
    expect(await seenBy(anneke, opening)).toEqual(theirs);
    const [row] = await everything<{ n: number }[]>`select count(*)::int as n from audit_events
      where actor_id = ${anneke.memberId} and event = 'client.read'`;
    expect(row?.n).toBe(0);
  });

  it("sees nobody's invitation but a client's: no colleague's, no relative's, and nothing of another practice", async () => {
    const bakker = await clientOf(v.nienke, "Hanna Bakker");
    const joris = await relativeOf(bakker);
    const draft = relativeDraft.parse({ name: "Loes", parts: ["days"] });
    const own = { clientId: bakker.id, id: uuidv7() };
    valueOf(await as(bakker, (tx, who) => nameRelative(tx, who, own, draft, new Date())));
    await everything`insert into invitations (practice_id, id, member_id, token_hash, created_by, expires_at)
      values (${v.linde.id}, ${uuidv7()}, ${v.bas.memberId}, ${Buffer.alloc(32, 9)}, ${v.marieke.memberId},
        now() + interval '1 day')`;
    const counted = sql`select
      (select count(*)::int from invitations where member_id = ${v.bas.memberId}) as staff,
      (select count(*)::int from invitations where of_relative) as links,
      (select count(*)::int from relatives) as shares,
      (select count(*)::int from members where role = 'relative') as relatives,
      (select count(*)::int from members where id = ${joris.memberId}) as joris,
      (select count(*)::int from clients where practice_id <> ${v.linde.id}) as others`;
    const seen = async (by: Person) =>
      valueOf(await as(by, async (tx) => accepted(await tx.execute(counted)), by === bakker ? bakker : undefined))[0];
    expect(await seen(anneke)).toEqual({ staff: 0, links: 0, shares: 0, relatives: 0, joris: 0, others: 0 });
    // The same words find each of them where they may be seen.
    expect(await seen(bakker)).toMatchObject({ links: 2, shares: 2, relatives: 2, joris: 1 });
    expect(await seen(v.marieke)).toMatchObject({ staff: 1 });
  });

  it("changes no more of a client than the contact data", async () => {
    const own = sql`where id = ${client.id}`;
    expect(await tried(sql`update clients set time_zone = 'Asia/Tokyo' ${own}`)).toBe("42501");
    expect(await tried(sql`update clients set member_id = ${v.sanne.memberId} ${own}`)).toBe("42501");
    expect(await tried(sql`update members set name = 'X' where id = ${client.memberId}`)).toBe("nothing");
    expect(await tried(sql`update members set name = 'X' where id = ${v.nienke.memberId}`)).toBe("nothing");
    expect(await tried(sql`update clients set name = name, version = version + 1 ${own}`)).toBe("done");
  });

  it("gives a client no place but a fresh one of a client's: not somebody's account, nor what is another client's", async () => {
    const free = uuidv7();
    await everything`insert into clients (practice_id, id, name, time_zone)
      values (${v.linde.id}, ${free}, 'Piet Los', 'Europe/Amsterdam')`;
    const fresh = async (role: string, id = uuidv7()) => {
      await everything`insert into members (practice_id, id, role, name) values (${v.linde.id}, ${id}, ${role}, 'Piet Los')`;
      return id;
    };
    const taken = await fresh("client");
    await everything`insert into clients (practice_id, id, name, time_zone, member_id)
      values (${v.linde.id}, ${uuidv7()}, 'Ans Los', 'Europe/Amsterdam', ${taken})`;
    const unused = await fresh("client");
    const [row] = await everything<{ account: string }[]>`select account_id as account from members
      where id = ${client.memberId}`;
    const signedUp = await fresh("client");
    await everything`update members set account_id = ${row?.account as string} where id = ${signedUp}`;
    const link = (member: string) =>
      tried(sql`update clients set member_id = ${member} where practice_id = ${v.linde.id} and id = ${free}`);
    const others = [
      v.sanne.memberId,
      taken,
      signedUp,
      v.nienke.memberId,
      await fresh("therapist"),
      await fresh("relative"),
    ];
    for (const member of others) expect(await link(member)).toBe("42501");
    expect(await link(unused)).toBe("done");
    expect(await link(taken)).toBe("42501");
  });

  it("adds nobody who works here, no client past the one way to, and no care", async () => {
    const practice = v.linde.id;
    const [member, added] = [uuidv7(), uuidv7()];
    for (const role of staffRoles)
      expect(
        await tried(
          sql`insert into members (practice_id, id, role, name) values (${practice}, ${member}, ${role}, 'X')`,
        ),
      ).toBe("42501");
    expect(
      await tried(sql`insert into clients (practice_id, id, name, time_zone)
        values (${practice}, ${added}, 'X', 'Europe/Amsterdam')`),
    ).toBe("42501");
    expect(
      await tried(sql`insert into care_relations (practice_id, therapist_id, client_id)
        values (${practice}, ${anneke.memberId}, ${client.id})`),
    ).toBe("42501");
    expect(
      await tried(sql`insert into invitations (practice_id, id, member_id, token_hash, created_by, expires_at) values
        (${practice}, ${added}, ${v.nienke.memberId}, ${Buffer.alloc(32, 8)}, ${anneke.memberId}, now())`),
    ).toBe("42501");
  });
});

describe("care", () => {
  it("is given to no assistant: not by the house, and not by a statement of the owner's", async () => {
    const term = { from: new Date().toISOString().slice(0, 10), until: null, insteadOf: null };
    const give = (by: Person) =>
      as(by, (tx, who) => giveCare(tx, who, client.id, anneke.memberId, term, new Date()), client);
    for (const by of [v.marieke, v.nienke]) expect(refusalOf(await give(by))).toBe("not_found");
    const beside = (therapist: string) =>
      as(v.marieke, async (tx) =>
        accepted(
          (
            await tx.execute(sql`insert into care_relations (practice_id, therapist_id, client_id)
              values (${v.linde.id}, ${therapist}, ${client.id})`)
          ).count,
        ),
      );
    for (const nobody of [anneke.memberId, v.sanne.memberId])
      await expect(beside(nobody)).rejects.toMatchObject({ code: "42501" });
    expect(valueOf(await beside(v.bas.memberId))).toBe(1);
  });
});

describe("what tells an assistant something by itself", () => {
  it("tells it to nobody else", async () => {
    const asked = (person: Person) =>
      as(person, async (tx) =>
        accepted([
          ...(await tx.execute(sql`select * from app.names_of_carers(null)`)),
          ...(await tx.execute(sql`select app.register_client(${uuidv7()}, 'X', null, 'nl', 'Europe/Amsterdam',
            ${v.nienke.memberId}) as outcome where app.role() <> 'assistant'`)),
        ]),
      );
    for (const person of [v.marieke, v.nienke, v.sanne])
      expect(valueOf(await asked(person))).toEqual([{ outcome: "nobody" }]);
    expect(valueOf(await asked(anneke)).length).toBeGreaterThan(3);
  });
});
