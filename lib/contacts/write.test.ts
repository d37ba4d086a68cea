import { setTimeout as pause } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import {
  as,
  clientOf,
  colleague,
  eventsOf,
  everything,
  type Person,
  refusalOf,
  valueOf,
  village,
} from "@/db/testing/practice";
import { changeRole } from "@/lib/access/members";
import { readLooks } from "@/lib/audit/read";
import { lookQuery } from "@/lib/audit/schema";
import { letGo } from "@/lib/care/leave";
import { inviteClient } from "@/lib/clients/write";
import { accepted } from "@/lib/result";
import { readContacts } from "./read";
import { type ContactChange, registration } from "./schema";
import { changeContact, lookAtContact, registerClient } from "./write";

let v: Awaited<ReturnType<typeof village>>;
let anneke: Person;

beforeAll(async () => {
  v = await village();
  anneke = await colleague(v.linde, "assistant", "Anneke Prins");
});

const list = (by: Person, limit = 100) => as(by, async (tx, who) => accepted(await readContacts(tx, who, { limit })));
const look = (by: Person, id: string) => as(by, (tx, who) => lookAtContact(tx, who, id));
const change = (by: Person, id: string, what: ContactChange, match = 1) =>
  as(by, (tx, who) => changeContact(tx, who, id, what, match));
const draft = (given: object = {}) =>
  registration.parse({ id: uuidv7(), name: "Greet Hoekstra", therapistId: v.nienke.memberId, ...given });
const register = (by: Person, sent = draft()) => as(by, (tx, who) => registerClient(tx, who, sent));

describe("contact data", () => {
  it("are those of the whole practice by name, with the names of who treats them today, and no more", async () => {
    const { items } = valueOf(await list(anneke));
    expect(items.map(({ name, carers }) => [name, carers])).toEqual([
      ["Johan Dijkstra", ["Bas Vermeer"]],
      ["Kees Mulder", ["Nienke de Wit"]],
      ["Sanne Bakker", ["Nienke de Wit"]],
    ]);
    expect(Object.keys(items[0] ?? {}).sort()).toEqual(
      ["carers", "email", "hasAccount", "id", "invitedUntil", "locale", "name", "version"].sort(),
    );
  });

  it("of another practice are not there", async () => {
    expect(refusalOf(await look(anneke, v.willem.id))).toBe("not_found");
    expect(refusalOf(await change(anneke, v.willem.id, { name: "X" }))).toBe("not_found");
    expect(await eventsOf(v.willem.id)).toEqual([]);
  });

  it("are put right under a version; who comes second sees what is there now, and nothing beside it", async () => {
    const client = await clientOf(v.nienke, "Ria Vos");
    expect(valueOf(await change(anneke, client.id, { email: "ria@example.nl" }))).toMatchObject({ version: 2 });
    const late = await change(anneke, client.id, { email: "anders@example.nl" });
    expect(late).toMatchObject({ refusal: "stale", current: { email: "ria@example.nl", carers: ["Nienke de Wit"] } });
    expect(Object.keys((late as { current: object }).current)).not.toContain("timeZone");
    // The same again, after an answer that got lost.
    expect(valueOf(await change(anneke, client.id, { email: "ria@example.nl" }))).toMatchObject({ version: 2 });
    const changed = await everything<{ detail: object }[]>`select detail from audit_events
      where client_id = ${client.id} and event = 'client.changed'`;
    expect(changed.map(({ detail }) => detail)).toEqual([{ parts: ["email"] }]);
  });

  it("leave alone what an account says of itself", async () => {
    const client = await clientOf(v.nienke, "Gijs Kok");
    valueOf(await change(anneke, client.id, { name: "Gijs de Kok", email: "gijs@example.nl" }));
    const [row] = await everything<{ name: string; same: boolean }[]>`select m.name, m.email = a.email as same
      from members m join accounts a on a.id = m.account_id where m.id = ${client.memberId}`;
    expect(row).toEqual({ name: "Gijs Kok", same: true });
  });

  it("are looked at under the client's eyes", async () => {
    const client = await clientOf(v.nienke, "Noor Smit");
    valueOf(await look(anneke, client.id));
    valueOf(await change(anneke, client.id, { name: "Noor Smits" }));
    const { items } = valueOf(
      await as(client, async (tx, who) => accepted(await readLooks(tx, who, client.id, lookQuery.parse({})))),
    );
    expect(items.map(({ event, who, ground }) => [event, who.name, who.role, ground])).toEqual([
      ["client.changed", "Anneke Prins", "assistant", "contact_data"],
      ["contact_data.read", "Anneke Prins", "assistant", "contact_data"],
    ]);
  });
});

describe("a link that an assistant makes", () => {
  it("is one that works, and says who made it", async () => {
    const { contact } = valueOf(await register(anneke));
    const invite = () => as(anneke, (tx, who) => inviteClient(tx, who, contact.id, new Date()));
    const [one, two] = [valueOf(await invite()), valueOf(await invite())];
    expect(one.link.url).not.toBe(two.link.url);
    expect(valueOf(await look(anneke, contact.id))).toMatchObject({
      hasAccount: false,
      invitedUntil: expect.any(String),
    });
    const rows = await everything<{ by: string }[]>`select actor_id as by from audit_events
      where client_id = ${contact.id} and event = 'client.invited'`;
    expect(rows.map(({ by }) => by)).toEqual([anneke.memberId, anneke.memberId]);
  });

  it("ends when the address becomes another, and is no link on its way any more; another name leaves it", async () => {
    const { contact } = valueOf(await register(anneke));
    valueOf(await as(anneke, (tx, who) => inviteClient(tx, who, contact.id, new Date())));
    const renamed = valueOf(await change(anneke, contact.id, { name: "Greet Hoekstra-Vos" }));
    expect(renamed.invitedUntil).not.toBeNull();
    const moved = valueOf(await change(anneke, contact.id, { email: "greet@example.nl" }, renamed.version));
    expect(moved.invitedUntil).toBeNull();
  });

  it("is for nobody who has an account", async () => {
    const answer = await as(anneke, (tx, who) => inviteClient(tx, who, v.sanne.id, new Date()));
    expect(refusalOf(answer)).toBe("has_account");
  });
});

describe("registering a client", () => {
  it("gives them to who is named, who opens the record at once; the assistant does not", async () => {
    const { contact } = valueOf(await register(anneke, draft({ therapistId: v.bas.memberId })));
    expect(contact).toMatchObject({ name: "Greet Hoekstra", carers: ["Bas Vermeer"], version: 1 });
    expect((await as(v.bas, async () => accepted(1), contact)).ok).toBe(true);
    for (const other of [anneke, v.nienke])
      expect(refusalOf(await as(other, async () => accepted(1), contact))).toBe("not_found");
    expect(await eventsOf(contact.id)).toEqual(["client.added", "care.given"]);
  });

  it("sent twenty times at once is one client", async () => {
    const same = draft();
    const answers = await Promise.all(Array.from({ length: 20 }, () => register(anneke, same)));
    expect(answers.filter((answer) => valueOf(answer).isNew)).toHaveLength(1);
    expect(await eventsOf(same.id)).toEqual(["client.added", "care.given"]);
  });

  it("under an id that is taken, or for another colleague, is refused and changes nothing", async () => {
    const same = draft();
    valueOf(await register(anneke, same));
    for (const other of [{ name: "Iemand anders" }, { therapistId: v.bas.memberId }])
      expect(await register(anneke, { ...same, ...other })).toEqual({ ok: false, refusal: "conflict" });
    expect(await eventsOf(same.id)).toEqual(["client.added", "care.given"]);
  });

  it("for who does not treat here is refused: an assistant, a client, somebody of another practice, who left", async () => {
    const gone = await colleague(v.linde, "therapist", "Teun Vos");
    valueOf(
      await as(v.marieke, (tx, who) => letGo(tx, who, gone.memberId, { handOver: [], standIns: [] }, new Date())),
    );
    const nobodies = [anneke.memberId, v.sanne.memberId, v.ruud.memberId, gone.memberId, uuidv7()];
    for (const therapistId of nobodies) {
      const sent = draft({ therapistId });
      expect(await register(anneke, sent)).toMatchObject({ refusal: "invalid", faults: [{ path: "therapistId" }] });
      expect(await everything`select 1 from clients where id = ${sent.id}`).toEqual([]);
    }
  });

  it("waits for who lets that colleague go at this moment, and then is refused", async () => {
    const leaving = await colleague(v.linde, "therapist", "Ans Bos");
    const sent = draft({ therapistId: leaving.memberId });
    let answered = false;
    let registering: ReturnType<typeof register> | undefined;
    await everything.begin(async (sql) => {
      const waits = async () => (await sql`select 1 from pg_locks where not granted`).length > 0;
      await sql`update members set left_at = now() where id = ${leaving.memberId}`;
      registering = register(anneke, sent).finally(() => {
        answered = true;
      });
      while (!answered && !(await waits())) await pause(20);
    });
    expect(await registering).toMatchObject({ refusal: "invalid", faults: [{ path: "therapistId" }] });
    expect(await everything`select 1 from care_relations where client_id = ${sent.id}`).toEqual([]);
  });
});

describe("somebody who assists", () => {
  it("is let go without anybody to pass on, and stays what they are until then", async () => {
    const one = await colleague(v.linde, "assistant", "Wil Kuiper");
    for (const role of ["therapist", "owner"] as const)
      expect(refusalOf(await as(v.marieke, (tx, who) => changeRole(tx, who, one.memberId, role)))).toBe(
        "assistant_stays",
      );
    valueOf(await as(v.marieke, (tx, who) => letGo(tx, who, one.memberId, { handOver: [], standIns: [] }, new Date())));
    expect(refusalOf(await list(one))).toBe("signed_out");
  });
});
