import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { as, eventsOf, everything, type Person, refusalOf, valueOf, village } from "@/db/testing/practice";
import { acceptInvitation } from "@/lib/access/write";
import { accepted } from "@/lib/result";
import { readClient, readClients } from "./read";
import { type ClientChange, clientDraft } from "./schema";
import { addClient, changeClient, inviteClient } from "./write";

let v: Awaited<ReturnType<typeof village>>;
beforeAll(async () => {
  v = await village();
});

const draft = (given: object = {}) => clientDraft.parse({ id: uuidv7(), name: "Greet Hoekstra", ...given });
const add = (by: Person, d = draft()) => as(by, (tx, viewer) => addClient(tx, viewer, d));
const added = async (by: Person, given: object = {}) => valueOf(await add(by, draft(given))).client;
const change = (by: Person, id: string, what: ClientChange, match: number) =>
  as(by, (tx, viewer) => changeClient(tx, viewer, id, what, match), { id });
const invite = (by: Person, id: string, now = new Date()) =>
  as(by, (tx, viewer) => inviteClient(tx, viewer, id, now), { id });
const linkTo = async (id: string) => valueOf(await invite(v.nienke, id)).link;
const tokenFor = async (id: string) => (await linkTo(id)).url.split("/").at(-1) as string;
const memberOf = async (id: string) =>
  (await everything`select m.* from members m join clients c on c.member_id = m.id where c.id = ${id}`)[0];

describe("adding a client", () => {
  it("puts them in the care of who added them, in the practice's time zone", async () => {
    const client = await added(v.nienke, { email: "Greet@Example.NL " });
    expect(client).toMatchObject({ name: "Greet Hoekstra", email: "greet@example.nl", timeZone: "Europe/Amsterdam" });
    expect((await as(v.nienke, async () => accepted(1), client)).ok).toBe(true);
    expect(refusalOf(await as(v.bas, async () => accepted(1), client))).toBe("not_found");
    expect(await eventsOf(client.id)).toEqual(["client.added"]);
  });

  it("sent twenty times at once is one client", async () => {
    const same = draft();
    const answers = await Promise.all(Array.from({ length: 20 }, () => add(v.nienke, same)));
    expect(answers.filter((answer) => valueOf(answer).isNew)).toHaveLength(1);
    expect(await everything`select 1 from care_relations where client_id = ${same.id}`).toHaveLength(1);
    expect(await eventsOf(same.id)).toEqual(["client.added"]);
  });

  it("under an id that is taken is refused, and says nothing about who has it", async () => {
    const theirs = draft({ name: "Geheim Persoon" });
    await add(v.bas, theirs);
    for (const by of [v.nienke, v.bas]) {
      const answer = await add(by, { ...theirs, name: "Iemand anders" });
      expect(answer).toEqual({ ok: false, refusal: "conflict" });
    }
  });

  it("under an id that another practice has is simply a client", async () => {
    const theirs = draft();
    await add(v.nienke, theirs);
    expect(valueOf(await add(v.ruud, { ...theirs, name: "Bij de Maas" })).isNew).toBe(true);
    const mine = await as(v.nienke, (tx, viewer) => readClient(tx, viewer, theirs.id), theirs);
    expect(valueOf(mine).name).toBe("Greet Hoekstra");
  });
});

describe("the list of clients", () => {
  it("comes in pages that leave nobody out and name nobody twice, also among namesakes", async () => {
    for (let n = 0; n < 5; n++) await added(v.bas, { name: "Jan de Vries" });
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = valueOf(
        await as(v.bas, async (tx, viewer) => accepted(await readClients(tx, viewer, { limit: 2, cursor }))),
      );
      names.push(...page.items.map((client) => client.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(names).size).toBe(names.length);
    const [own] =
      await everything`select count(*)::int as n from care_relations where therapist_id = ${v.bas.memberId}`;
    expect(names).toHaveLength(own?.n as number);
  });
});

describe("changing a client", () => {
  it("makes a version, and tells a second person what is there now", async () => {
    const client = await added(v.nienke);
    expect(valueOf(await change(v.nienke, client.id, { name: "Greet de Boer" }, 1)).version).toBe(2);
    const late = await change(v.marieke, client.id, { name: "Greet Bakker" }, 1);
    expect(late).toMatchObject({ ok: false, refusal: "stale", current: { name: "Greet de Boer", version: 2 } });
    expect(await eventsOf(client.id)).toEqual(["client.added", "client.changed"]);
  });

  it("by twenty people at once is done by one; nobody overwrites unseen", async () => {
    const client = await added(v.nienke);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => change(v.nienke, client.id, { name: `Naam ${n}` }, 1)),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(new Set(answers.filter((answer) => !answer.ok).map(refusalOf))).toEqual(new Set(["stale"]));
  });

  it("of a colleague's is not there", async () => {
    const client = await added(v.bas);
    expect(refusalOf(await change(v.nienke, client.id, { name: "X" }, 1))).toBe("not_found");
    // Also for a write that a door let in without asking for the record.
    const beside = await as(v.nienke, (tx, viewer) => changeClient(tx, viewer, client.id, { name: "X" }, 1));
    expect(refusalOf(beside)).toBe("not_found");
  });

  it("corrects the address of who was invited, never of who has an account", async () => {
    const client = await added(v.nienke, { email: "oud@example.nl" });
    const astray = await tokenFor(client.id);
    await change(v.nienke, client.id, { email: "nieuw@example.nl" }, 1);
    expect((await memberOf(client.id))?.email).toBe("nieuw@example.nl");
    const answer = { password: "vier losse woorden hier", locale: "nl", email: null } as const;
    expect(refusalOf(await acceptInvitation(astray, answer))).toBe("invitation_spent");
    valueOf(
      await acceptInvitation(await tokenFor(client.id), {
        password: "vier losse woorden hier",
        locale: "nl",
        email: null,
      }),
    );
    const [now] = await everything`select version from clients where id = ${client.id}`;
    valueOf(await change(v.nienke, client.id, { email: "ander@example.nl" }, now?.version as number));
    expect((await memberOf(client.id))?.email).toBe("nieuw@example.nl");
  });
});

describe("inviting a client", () => {
  it("gives a link for seven days, and keeps no more than its hash", async () => {
    const client = await added(v.nienke);
    const now = new Date();
    const link = valueOf(await invite(v.nienke, client.id, now)).link;
    expect(Date.parse(link.expiresAt) - now.getTime()).toBe(7 * 86_400_000);
    const token = link.url.split("/").at(-1) as string;
    expect(token.length).toBeGreaterThanOrEqual(43);
    const kept = JSON.stringify(await everything`select i.*, encode(token_hash, 'escape') from invitations i`);
    expect(kept).not.toContain(token);
    expect(await eventsOf(client.id)).toEqual(["client.added", "client.invited"]);
  });

  it("again ends the earlier link", async () => {
    const client = await added(v.nienke, { email: "twee@example.nl" });
    const tokens: string[] = [];
    for (let n = 0; n < 2; n++) tokens.push(await tokenFor(client.id));
    const answer = { password: "vier losse woorden hier", locale: "nl", email: null } as const;
    expect(refusalOf(await acceptInvitation(tokens[0] as string, answer))).toBe("invitation_spent");
    expect((await acceptInvitation(tokens[1] as string, answer)).ok).toBe(true);
    expect(refusalOf(await invite(v.nienke, client.id))).toBe("has_account");
  });

  it("twice at the same time leaves one link that works", async () => {
    const client = await added(v.nienke, { email: "tegelijk@example.nl" });
    const links = await Promise.all([1, 2, 3, 4].map(() => invite(v.nienke, client.id)));
    expect(links.filter((link) => link.ok).length).toBeGreaterThan(0);
    const open = await everything`select 1 from invitations i join clients c on c.member_id = i.member_id
      where c.id = ${client.id} and i.used_at is null and i.expires_at > now() + interval '1 second'`;
    expect(open).toHaveLength(1);
    expect(await everything`select 1 from members where email = 'tegelijk@example.nl'`).toHaveLength(1);
  });
});
