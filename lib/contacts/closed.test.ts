import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import {
  as,
  type ClientPerson,
  colleague,
  everything,
  type Person,
  refusalOf,
  valueOf,
  village,
} from "@/db/testing/practice";
import { fullRecord } from "@/db/testing/records";
import { openRecord, type PracticeTx } from "@/db/transaction";
import { giveCare } from "@/lib/care/write";
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

  it("sees nobody's invitation but a client's, and nothing of another practice", async () => {
    const [seen] = valueOf(
      await as(anneke, async (tx) =>
        accepted(
          await tx.execute<{ staff: number; others: number }>(sql`select
            (select count(*)::int from invitations i join members m on m.id = i.member_id where m.role <> 'client') as staff,
            (select count(*)::int from clients where practice_id <> ${v.linde.id}) as others`),
        ),
      ),
    );
    expect(seen).toEqual({ staff: 0, others: 0 });
  });

  it("changes no more of a client than the contact data", async () => {
    const own = sql`where id = ${client.id}`;
    expect(await tried(sql`update clients set time_zone = 'Asia/Tokyo' ${own}`)).toBe("42501");
    expect(await tried(sql`update clients set member_id = ${v.sanne.memberId} ${own}`)).toBe("42501");
    expect(await tried(sql`update members set name = 'X' where id = ${client.memberId}`)).toBe("nothing");
    expect(await tried(sql`update members set name = 'X' where id = ${v.nienke.memberId}`)).toBe("nothing");
    expect(await tried(sql`update clients set name = name, version = version + 1 ${own}`)).toBe("done");
  });

  it("adds nobody who works here, no client past the one way to, and no care", async () => {
    const practice = v.linde.id;
    const [member, added] = [uuidv7(), uuidv7()];
    for (const role of ["owner", "therapist", "assistant"])
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
