import { uuidv7 } from "uuidv7";
import { beforeEach, describe, expect, it } from "vitest";
import {
  as,
  type ClientPerson,
  colleague,
  entryOf,
  everything,
  type Person,
  valueOf,
  village,
} from "@/db/testing/practice";
import { enterPractice } from "@/db/transaction";
import { hashPassword, signIn } from "@/lib/access/write";
import { accepted, refused } from "@/lib/result";
import { readLooks } from "./read";
import type { AuditQuery, AuditRead, LookQuery } from "./schema";
import { lookIntoAudit, seal } from "./write";

let v: Awaited<ReturnType<typeof village>>;
const now = new Date();

beforeEach(async () => {
  v = await village();
});

const look = (person: Person, client: ClientPerson, act: AuditRead = "client.read", given: object = {}) =>
  enterPractice({ ...entryOf(person, client, act), requestId: uuidv7(), ...given }, async () => accepted(1));

const looks = async (person: Person, client: ClientPerson, query: Partial<LookQuery> = {}) =>
  valueOf(
    await as(
      person,
      async (tx, viewer) => accepted(await readLooks(tx, viewer, client.id, { whose: "others", limit: 50, ...query })),
      client,
    ),
  );

const log = async (person: Person, query: Partial<AuditQuery> = {}) =>
  valueOf(
    await as(person, async (tx, viewer) => accepted(await lookIntoAudit(tx, viewer, { limit: 50, ...query }, now))),
  );

describe("what was refused", () => {
  const denials = async () =>
    (await log(v.marieke)).items
      .filter(({ outcome }) => outcome === "refused")
      .map((line) => ({ ...line, nen7513: null }));

  it("is written down although the request is undone, and the client sees it", async () => {
    expect(await look(v.bas, v.sanne)).toMatchObject({ ok: false, refusal: "not_found" });
    await everything`update audit_tallies set minute = minute - interval '1 hour'`;
    await seal(true);
    expect(await denials()).toMatchObject([
      {
        event: "access.denied",
        who: { name: "Bas Vermeer" },
        client: { name: "Sanne Bakker" },
        ground: "none",
        times: 1,
      },
    ]);
    expect((await looks(v.sanne, v.sanne)).items).toMatchObject([{ event: "access.denied", outcome: "refused" }]);
  });

  it("is told calmly of who had the record before, and of nobody else", async () => {
    await everything`insert into care_relations (practice_id, therapist_id, client_id, since, until)
      values (${v.linde.id}, ${v.bas.memberId}, ${v.sanne.id}, now() - interval '9 days', now() - interval '2 days')`;
    for (const by of [v.bas, v.bas]) expect((await look(by, v.sanne)).ok).toBe(false);
    const teun = await colleague(v.linde, "therapist", "Teun Vos");
    expect((await look(teun, v.sanne)).ok).toBe(false);
    await everything`update audit_tallies set minute = minute - interval '1 hour'`;
    await seal(true);
    const told = (await looks(v.sanne, v.sanne)).items.map(({ who, times, treatedBefore }) => [
      who.name,
      [times, treatedBefore],
    ]);
    expect(Object.fromEntries(told)).toEqual({ "Bas Vermeer": [2, true], "Teun Vos": [1, false] });
  });

  it("is told otherwise of who had the record before, and was refused an act while it was open to them", async () => {
    await everything`insert into care_relations (practice_id, therapist_id, client_id, since, until)
      values (${v.linde.id}, ${v.bas.memberId}, ${v.sanne.id}, now() - interval '9 days', now() - interval '2 days')`;
    // As in an emergency look, in which nothing is taken along.
    const taken = await look(v.bas, v.sanne, "client.read", { roles: ["owner"] });
    expect(taken).toMatchObject({ refusal: "role_cannot" });
    await everything`update audit_tallies set minute = minute - interval '1 hour'`;
    await seal(true);
    const { items } = await looks(v.sanne, v.sanne);
    expect(items.map(({ event, treatedBefore }) => [event, treatedBefore])).toEqual([["access.denied", false]]);
  });

  it("is one row for each person, kind and minute, however often somebody knocks", async () => {
    for (let n = 0; n < 40; n++)
      await enterPractice({ ...entryOf(v.bas), clientId: uuidv7() }, async () => accepted(1));
    await Promise.all(Array.from({ length: 20 }, () => look(v.bas, v.sanne)));
    await enterPractice({ ...entryOf(v.bas), roles: ["owner"] }, async () => accepted(1));
    const rows = await everything`select because, sum(count)::int as count from audit_tallies
      where member_id = ${v.bas.memberId} group by because, client_id order by count`;
    expect(rows.map(({ because, count }) => [because, count])).toEqual([
      ["role_cannot", 1],
      ["not_found", 20],
      ["not_found", 40],
    ]);
    expect(
      await everything`select 1 from audit_events where event = 'access.denied' and practice_id = ${v.linde.id}`,
    ).toHaveLength(0);
    await everything`update audit_tallies set minute = minute - interval '1 hour'`;
    await Promise.all([seal(true), seal(true)]);
    expect((await denials()).map(({ times }) => times).sort((a, b) => a - b)).toEqual([1, 20, 40]);
  });

  it("is not what merely is not there in a record that is open, nor a conflict", async () => {
    await as(v.nienke, async () => refused("not_found"), v.sanne);
    await as(v.nienke, async () => refused("conflict"), v.sanne);
    expect(await everything`select 1 from audit_tallies where practice_id = ${v.linde.id}`).toHaveLength(0);
  });

  it("tells another practice's log nothing of whom was tried for", async () => {
    await look(v.ruud, v.sanne);
    const [row] =
      await everything`select practice_id, client_id from audit_tallies where member_id = ${v.ruud.memberId}`;
    expect(row).toEqual({ practice_id: v.maas.id, client_id: "00000000-0000-0000-0000-000000000000" });
  });

  it("includes a wrong password for an address of the practice, and costs the same for one that nobody has", async () => {
    const [{ email }] = (await everything`select a.email from accounts a join members m on m.account_id = a.id
      where m.id = ${v.nienke.memberId}`) as [{ email: string }];
    await everything`update accounts set password_hash = ${await hashPassword("zeven paarden in de wei")} where email = ${email}`;
    expect(await signIn(email, "een verkeerde gok", "", "", {}, "computer 192.0.2.9")).toMatchObject({ ok: false });
    expect(await signIn("niemand@example.nl", "een verkeerde gok", "", "")).toMatchObject({ ok: false });
    expect(await everything`select event from audit_tallies where event = 'sign_in.failed'`).toHaveLength(2);
    await everything`update audit_tallies set minute = minute - interval '1 hour'`;
    await seal(true);
    expect(await everything`select 1 from audit_tallies`).toHaveLength(0);
    expect(await denials()).toMatchObject([{ event: "sign_in.failed", who: { name: "Nienke de Wit" }, client: null }]);
  });
});
