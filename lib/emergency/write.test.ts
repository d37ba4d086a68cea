import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import {
  as,
  type ClientPerson,
  clientOf,
  colleague,
  entryOf,
  everything,
  type Person,
  refusalOf,
  valueOf,
  village,
} from "@/db/testing/practice";
import { enterPractice } from "@/db/transaction";
import { readClient } from "@/lib/clients/read";
import { noteDraft } from "@/lib/notes/schema";
import { writeNote } from "@/lib/notes/write";
import { accepted } from "@/lib/result";
import { readEmergencies, readOpenEmergency } from "./read";
import { emergencyDraft } from "./schema";
import { beginEmergency, endEmergency } from "./write";

let v: Awaited<ReturnType<typeof village>>;
let client: ClientPerson;
let teun: Person;
const name = `Trijntje ${uuidv7().slice(-8)}`;
const because = "Ze viel flauw in de wachtkamer.";

beforeAll(async () => {
  v = await village();
  client = await clientOf(v.nienke, name);
  teun = await colleague(v.nienke.practice, "therapist", "Teun Vos");
});

const begin = (by: Person, id = uuidv7(), who = name) =>
  as(by, (tx, viewer) => beginEmergency(tx, viewer, id, emergencyDraft.parse({ client: who, because }), uuidv7()));
const look = (by: Person) =>
  enterPractice(entryOf(by, client, "client.read"), (tx, who) => readClient(tx, who, client.id));
const note = () => noteDraft.parse({ id: uuidv7(), kind: "note", day: "2026-11-20", text: "Niet van mij." });
const write = (by: Person) => as(by, (tx, who) => writeNote(tx, who, client.id, note()), client);
const lines = () =>
  everything<{ event: string; ground: string | null; actor: string }[]>`select event, ground, actor_id as actor
    from audit_events where client_id = ${client.id} and actor_id = ${teun.memberId} order by at, id`;

describe("a record opened in an emergency", () => {
  it("is found by the whole name or address, by a therapist alone, and by no part of a name", async () => {
    expect(refusalOf(await look(teun))).toBe("not_found");
    for (const who of [name.slice(0, -1), "Trijntje", "%", ""].filter(Boolean))
      expect(refusalOf(await begin(teun, uuidv7(), who))).toBe("not_found");
    for (const stranger of [v.ruud, v.kees]) expect(refusalOf(await begin(stranger))).toBe("not_found");
    expect(emergencyDraft.safeParse({ client: name, because: "Haast" }).success).toBe(false);
    expect(refusalOf(await look(teun))).toBe("not_found");
  });

  it("can be looked at for an hour, changed by nothing, and each look says why it was allowed", async () => {
    const id = uuidv7();
    const { look: opened } = valueOf(await begin(teun, id, `  ${name.toUpperCase()} `));
    expect(Date.parse(opened.until) - Date.now()).toBeGreaterThan(59 * 60_000);
    expect(valueOf(await begin(teun, id)).isNew).toBe(false);
    expect(valueOf(await look(teun))).toMatchObject({ id: client.id });
    expect(refusalOf(await write(teun))).toBe("role_cannot");
    expect(valueOf(await write(v.nienke))).toBeDefined();
    expect((await lines()).map(({ event, ground }) => [event, ground])).toEqual([
      ["emergency.begun", "emergency"],
      ["client.read", "emergency"],
    ]);
    const open = await as(teun, async (tx, who) => accepted(await readOpenEmergency(tx, who, client.id)), client);
    expect(valueOf(open)?.id).toBe(id);
    const own = await as(v.nienke, async (tx, who) => accepted(await readOpenEmergency(tx, who, client.id)), client);
    expect(valueOf(own)).toBeNull();
  });

  it("takes nothing along: no export, no print, no sheet typed in", async () => {
    for (const act of ["record.exported", "report.printed", "diary.printed"] as const)
      expect(refusalOf(await enterPractice(entryOf(teun, client, act), async () => accepted(1)))).toBe("role_cannot");
    expect(valueOf(await enterPractice(entryOf(v.nienke, client, "record.exported"), async () => accepted(1)))).toBe(1);
  });

  it("is no emergency for whoever treats: nothing is written down as one", async () => {
    const count = () => everything`select 1 from emergency_looks where client_id = ${client.id}`;
    const before = (await count()).length;
    expect(valueOf(await begin(v.nienke)).look.clientId).toBe(client.id);
    expect(await count()).toHaveLength(before);
  });

  it("is read by the owner, with the reason", async () => {
    const owner = await colleague(v.nienke.practice, "owner", "Joke van Dam");
    const told = valueOf(await as(owner, async (tx, who) => accepted(await readEmergencies(tx, who, null))));
    expect(told).toMatchObject([{ by: "Teun Vos", because, client: name }]);
  });

  it("is one, however often it is sent; other words under its id are refused", async () => {
    const id = uuidv7();
    const events = async () => (await lines()).filter(({ event }) => event === "emergency.begun").length;
    const before = await events();
    const all = await Promise.all(Array.from({ length: 5 }, () => begin(teun, id)));
    expect(all.map((one) => valueOf(one).look.clientId)).toEqual(Array.from({ length: 5 }, () => client.id));
    expect(all.filter((one) => valueOf(one).isNew)).toHaveLength(1);
    expect((await events()) - before).toBe(1);
    const other = await clientOf(v.nienke, `Wobbe ${uuidv7().slice(-8)}`);
    const [row] = await everything<{ name: string }[]>`select name from clients where id = ${other.id}`;
    expect(refusalOf(await begin(teun, id, row?.name))).toBe("same_id_other_content");
    const words = emergencyDraft.parse({ client: name, because: "Om een andere reden." });
    expect(refusalOf(await as(teun, (tx, who) => beginEmergency(tx, who, id, words, uuidv7())))).toBe(
      "same_id_other_content",
    );
    valueOf(await as(teun, (tx, who) => endEmergency(tx, who, id)));
    // Over, it is not opened once more by a letter that comes late.
    expect(Date.parse(valueOf(await begin(teun, id)).look.until)).toBeLessThanOrEqual(Date.now());
  });

  it("is told to the client, with the reason, which lies sealed", async () => {
    const told = valueOf(
      await as(client, async (tx, who) => accepted(await readEmergencies(tx, who, client.id)), client),
    );
    expect(told.at(-1)).toMatchObject({ by: "Teun Vos", because, client: name });
    const [row] = await everything`select because from emergency_looks where client_id = ${client.id}`;
    expect(row?.because).not.toContain("flauw");
  });

  it("is shut when it is ended, and when the hour is over", async () => {
    const [first] = valueOf(
      await as(teun, async (tx, who) => accepted([await readOpenEmergency(tx, who, client.id)]), client),
    );
    for (const other of [v.nienke, v.ruud])
      expect(refusalOf(await as(other, (tx, who) => endEmergency(tx, who, first?.id ?? "")))).toBe("not_found");
    valueOf(await as(teun, (tx, who) => endEmergency(tx, who, first?.id ?? "")));
    expect(refusalOf(await look(teun))).toBe("not_found");
    const again = valueOf(await begin(teun)).look;
    valueOf(await look(teun));
    await everything`update emergency_looks set until = now() - interval '1 second' where id = ${again.id}`;
    expect(refusalOf(await look(teun))).toBe("not_found");
  });
});
