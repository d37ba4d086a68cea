import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import {
  as,
  type ClientPerson,
  clientOf,
  eventsOf,
  everything,
  type Person,
  refusalOf,
  valueOf,
  village,
} from "@/db/testing/practice";
import { fullRecord } from "@/db/testing/records";
import { relativeOf } from "@/db/testing/relatives";
import { accepted } from "@/lib/result";
import { openCertificate, readErasures, readPracticeErasures } from "./read";
import type { ErasureScope } from "./rules";
import { type DecisionDraft, decisionDraft } from "./schema";
import { askErasure, decideErasure, withdrawErasure } from "./write";

let v: Awaited<ReturnType<typeof village>>;
const now = new Date();
const timeZone = "Europe/Amsterdam";

beforeAll(async () => {
  v = await village();
});

const ask = (who: ClientPerson, scope: ErasureScope, id = uuidv7(), words: string | null = null) =>
  as(who, (tx, viewer) => askErasure(tx, viewer, { id: who.id, timeZone }, id, { scope, words }, now));
const decide = (id: string, draft: Partial<DecisionDraft> = { granted: true }, by: Person = v.marieke) =>
  as(by, (tx, viewer) => decideErasure(tx, viewer, id, decisionDraft.parse(draft)));
const asked = async (who: ClientPerson, scope: ErasureScope) => valueOf(await ask(who, scope)).erasure.id;
const own = async (who: ClientPerson) =>
  valueOf(await as(who, async (tx, viewer) => accepted(await readErasures(tx, viewer, { id: who.id, timeZone }))));

/** Every table of the house in which a text stands somewhere. */
async function tablesHolding(text: string): Promise<string[]> {
  const tables = await everything<{ schema: string; name: string }[]>`select table_schema as schema, table_name as name
    from information_schema.tables where table_type = 'BASE TABLE' and table_schema in ('public', 'graphile_worker')`;
  const holding: string[] = [];
  for (const { schema, name } of tables) {
    const [row] = await everything`select count(*)::int as n from ${everything(schema)}.${everything(name)} t
      where t::text like ${`%${text}%`}`;
    if (row?.n > 0) holding.push(name);
  }
  return holding.sort();
}

const countOf = async (table: string, clientId: string) =>
  Number((await everything`select count(*) as n from ${everything(table)} where client_id = ${clientId}`)[0]?.n);

describe("the whole record, destroyed", () => {
  it("is in no table any more; the log keeps what happened, under an id that leads to nobody", async () => {
    const mark = "merkteken-8823";
    const client = await fullRecord(v.nienke, mark, now);
    const [before] = await everything`select email from members where id = ${client.memberId}`;
    const neighbour = await fullRecord(v.nienke, "buurvrouw-11", now);
    const others = await tablesHolding("buurvrouw-11");
    // Most of what was written is sealed: the mark stands in few tables, and the client in many.
    expect((await tablesHolding(mark)).length).toBeGreaterThan(2);
    expect((await tablesHolding(client.id)).length).toBeGreaterThan(15);
    const events = (await eventsOf(client.id)).length;

    const id = await asked(client, "everything");
    const done = valueOf(await decide(id));
    expect(done).toMatchObject({ state: "granted", client: null, words: null, decision: { by: "Marieke Hofstra" } });
    expect(done.decision?.erased).toMatchObject({ sessions: 1, notes: 3, clients: 1, members: 1, accounts: 1 });

    expect(await tablesHolding(mark)).toEqual([]);
    expect(await tablesHolding(String(before?.email))).toEqual([]);
    expect(await tablesHolding(client.memberId)).toEqual(["audit_events", "erasure_decisions", "erasure_requests"]);
    expect(await tablesHolding(client.id)).toEqual(["audit_events", "erasure_requests"]);
    expect((await eventsOf(client.id)).length).toBe(events + 2);
    // Nobody else's record is touched by it.
    expect(await tablesHolding("buurvrouw-11")).toEqual(others);
    expect(await countOf("sessions", neighbour.id)).toBe(1);
    // Who was signed in is out at once.
    expect(refusalOf(await as(client, async () => accepted(1)))).toBe("signed_out");
  });

  it("reaches every table that names a client or a member, also one that is added later", async () => {
    const client = await clientOf(v.nienke, "Later");
    const made = everything.begin(async (sql) => {
      await sql.unsafe(`create table strays (practice_id uuid, client_id uuid, line text, primary key (practice_id, client_id),
          foreign key (practice_id, client_id) references clients (practice_id, id));
        alter table strays owner to verzacht_owner`);
      await sql`insert into strays values (${client.practice.id}, ${client.id}, 'te vergeten')`;
    });
    await made;
    try {
      valueOf(await decide(await asked(client, "everything")));
      expect(await tablesHolding("te vergeten")).toEqual([]);
    } finally {
      await everything`drop table strays`;
    }
  });

  it("takes along whom the client let look along: name, address, sign-ins and link", async () => {
    const client = await clientOf(v.nienke, "Later");
    const joris = await relativeOf(client, "merkteken-5521");
    const gone = await relativeOf(client, "merkteken-5522");
    const neighbours = await relativeOf(await clientOf(v.nienke, "Later nog"), "merkteken-5523");
    await everything`update relatives set ended_at = now() where id = ${gone.id}`;
    expect(await tablesHolding(joris.memberId)).toEqual(expect.arrayContaining(["members", "relatives", "sign_ins"]));
    valueOf(await decide(await asked(client, "everything")));
    for (const { name, email, memberId } of [joris, gone]) {
      expect(await tablesHolding(name)).toEqual([]);
      expect(await tablesHolding(email)).toEqual([]);
      expect(await tablesHolding(memberId)).toEqual(["audit_events"]);
    }
    expect(refusalOf(await as(joris, async () => accepted(1)))).toBe("signed_out");
    expect((await as(neighbours, async () => accepted(1))).ok).toBe(true);
  });

  it("is destroyed whole or not at all", async () => {
    const client = await fullRecord(v.nienke, "half-771", now);
    const id = await asked(client, "everything");
    const before = await tablesHolding("half-771");
    await everything.unsafe(`create function stuck() returns trigger language plpgsql as
        $$ begin raise exception 'stuck' using errcode = '53100'; end $$;
      create trigger stuck before delete on members for each row execute function stuck()`);
    await expect(decide(id)).rejects.toThrow();
    await everything.unsafe("drop trigger stuck on members; drop function stuck()");
    expect(await tablesHolding("half-771")).toEqual(before);
    expect(await own(client)).toMatchObject([{ state: "waiting" }, { state: "withdrawn" }]);
    valueOf(await decide(id));
    expect(await tablesHolding("half-771")).toEqual([]);
  });
});

describe("a part, destroyed", () => {
  it.each([
    [
      "told",
      ["sessions", "session_entries", "session_echoes", "session_corrections", "check_ins", "private_lines", "signals"],
    ],
    ["goals", ["goals", "goal_scores", "measure_assignments", "measure_scores"]],
    ["notes", ["notes"]],
    ["reports", ["reports", "report_shares"]],
  ] as const)("%s: goes, and the rest stays", async (scope, tables) => {
    const client = await fullRecord(v.nienke, `deel-${scope}`, now);
    const all = ["sessions", "goals", "notes", "reports", "programs", "safety_agreements", "consents"] as const;
    const counted = async () =>
      Object.fromEntries(await Promise.all(all.map(async (t) => [t, await countOf(t, client.id)])));
    const before = await counted();
    const id = await asked(client, scope);
    valueOf(await decide(id));
    for (const table of tables) expect([table, await countOf(table, client.id)]).toEqual([table, 0]);
    const rest = Object.fromEntries(
      Object.entries(before).filter(([table]) => !(tables as readonly string[]).includes(table)),
    );
    expect(await counted()).toMatchObject(rest);
    const [request] = await own(client);
    expect(request).toMatchObject({ id, state: "granted", words: null });
    const certificate = valueOf(await openCertificate({ ...entry(client) }, id));
    expect(Object.keys(certificate.erasure.decision.erased ?? {}).sort()).toEqual([...tables].sort());
    expect(JSON.stringify(certificate)).not.toContain(`deel-${scope}`);
    // The caseload's row was counted again.
    if (scope === "told") {
      const [row] =
        await everything`select last_session_at, days::text, open_signals from client_summaries where client_id = ${client.id}`;
      expect(row).toEqual({ last_session_at: null, days: "{}", open_signals: 0 });
    }
  });
});

const entry = (person: Person) => ({
  idHash: person.idHash,
  requestId: uuidv7(),
  roles: ["owner", "therapist", "client"] as const,
});

describe("a request", () => {
  it("has a month, waits alone, and sent twice is one", async () => {
    const id = uuidv7();
    const first = valueOf(await ask(v.sanne, "notes", id, "Liever niet."));
    expect(first.erasure.decideBy.slice(8)).toBe(first.erasure.askedOn.slice(8));
    expect(valueOf(await ask(v.sanne, "notes", id, "Liever niet.")).isNew).toBe(false);
    expect(refusalOf(await ask(v.sanne, "reports", id))).toBe("same_id_other_content");
    expect(refusalOf(await ask(v.sanne, "reports"))).toBe("already_asked");
    expect(await own(v.sanne)).toHaveLength(1);
    // Two phones at once: one of them waits for the other, and is then told.
    const both = await Promise.all([ask(v.kees, "told"), ask(v.kees, "goals")]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("can be taken back until it is decided, by the client alone", async () => {
    const id = (await own(v.sanne))[0]?.id as string;
    const back = (who: ClientPerson) =>
      as(who, (tx, viewer) => withdrawErasure(tx, viewer, { id: who.id, timeZone }, id));
    expect(refusalOf(await back(v.kees))).toBe("not_found");
    valueOf(await back(v.sanne));
    valueOf(await back(v.sanne));
    expect(await own(v.sanne)).toMatchObject([{ state: "withdrawn" }]);
    expect(refusalOf(await decide(id))).toBe("settled_already");
    expect(await eventsOf(id)).toEqual(["erasure.asked", "erasure.withdrawn"]);
  });

  it("is refused on one of the law's grounds, in words that the client reads", async () => {
    const id = await asked(v.sanne, "told");
    expect(decisionDraft.safeParse({ granted: false, words: "Nee." }).success).toBe(false);
    expect(decisionDraft.safeParse({ granted: false, ground: "legal_duty" }).success).toBe(false);
    expect(decisionDraft.safeParse({ granted: false, ground: "withdrawn", words: "x" }).success).toBe(false);
    const no = { granted: false, ground: "pending_procedure", words: "Er loopt een klacht." } as const;
    valueOf(await decide(id, no));
    expect(valueOf(await decide(id, no)).state).toBe("refused");
    expect(refusalOf(await decide(id, { granted: true }))).toBe("settled_already");
    expect((await own(v.sanne))[0]).toMatchObject({
      state: "refused",
      decision: { ground: "pending_procedure", words: no.words },
    });
  });

  it("is decided by an owner alone, of the same practice", async () => {
    const id = await asked(v.johan, "goals");
    await expect(decide(id, { granted: true }, v.bas)).resolves.toMatchObject({ ok: false, refusal: "not_found" });
    await expect(decide(id, { granted: true }, v.ruud)).resolves.toMatchObject({ ok: false, refusal: "not_found" });
    const seen = async (by: Person) =>
      valueOf(await as(by, async (tx, viewer) => accepted(await readPracticeErasures(tx, viewer)))).map(
        (one) => one.id,
      );
    expect(await seen(v.marieke)).toContain(id);
    expect(await seen(v.bas)).toEqual([]);
    expect(await seen(v.ruud)).toEqual([]);
  });

  it("under an id that somebody else used is told to be nobody's", async () => {
    const id = (await own(v.johan))[0]?.id as string;
    expect(refusalOf(await ask(await clientOf(v.nienke, "Ander"), "told", id))).toBe("not_found");
    expect(refusalOf(await ask(v.willem, "told", id))).toBe("not_found");
  });

  it("destroys nothing by itself: without the owner's yes the function does nothing, whoever calls it", async () => {
    const id = (await own(v.johan))[0]?.id as string;
    const { sql } = await import("drizzle-orm");
    for (const person of [v.marieke, v.bas, v.johan]) {
      const [row] = valueOf(
        await as(person, async (tx) =>
          accepted(await tx.execute<{ erased: unknown }>(sql`select app.erase_record(${id}) as erased`)),
        ),
      );
      expect(row?.erased).toBeNull();
    }
  });

  it("two owners decide at once: one of them has, and it is done once", async () => {
    const client = await fullRecord(v.nienke, "tegelijk", now);
    const id = await asked(client, "notes");
    const no = { granted: false, ground: "legal_duty", words: "Nee." } as const;
    const both = await Promise.all([decide(id), decide(id, no)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const [request] = await own(client);
    expect(await countOf("notes", client.id)).toBe(request?.state === "granted" ? 0 : 3);
  });
});
