import { uuidv7 } from "uuidv7";
import { beforeEach, describe, expect, it } from "vitest";
import { as, type ClientPerson, entryOf, everything, type Person, valueOf, village } from "@/db/testing/practice";
import { enterPractice, noteList } from "@/db/transaction";
import { permissions } from "@/lib/access/rules";
import { changeMe } from "@/lib/access/write";
import { accepted } from "@/lib/result";
import { isAuditName } from "./kinds";
import { readLooks } from "./read";
import type { AuditQuery, AuditRead, LookQuery } from "./schema";
import { lookIntoAudit } from "./write";

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

const shift = (client: ClientPerson, interval: string) =>
  everything`update audit_events set at = at - ${interval}::interval where client_id = ${client.id}`;

describe("what a client reads about their record", () => {
  it("says who, as what, when, what they did and by which right; the same on one day is one line", async () => {
    await look(v.nienke, v.sanne, "progress.read");
    await look(v.nienke, v.sanne, "progress.read");
    await look(v.marieke, v.sanne);
    await look(v.sanne, v.sanne, "progress.read");
    const { items } = await looks(v.sanne, v.sanne);
    expect(items).toMatchObject([
      {
        event: "client.read",
        times: 1,
        who: { name: "Marieke Hofstra", role: "owner", isYou: false },
        ground: "owner",
        emergency: false,
        outcome: "success",
        practice: "Praktijk De Linde",
      },
      { event: "progress.read", times: 2, who: { name: "Nienke de Wit", role: "therapist" }, ground: "care_relation" },
    ]);
    expect((await looks(v.sanne, v.sanne, { whose: "own" })).items).toMatchObject([
      { event: "progress.read", times: 1, who: { isYou: true }, ground: "own_record" },
    ]);
    expect((await looks(v.sanne, v.sanne, { whose: "all" })).items).toHaveLength(3);
  });

  it("keeps days apart by the client's own clock, and shows the days that are asked for", async () => {
    await look(v.nienke, v.sanne);
    // Half past eleven in the evening, in Amsterdam, of a winter's day that is over in no other way.
    await everything`update audit_events set at = '2026-01-10T22:30:00Z' where client_id = ${v.sanne.id}`;
    await look(v.nienke, v.sanne);
    await everything`update audit_events set at = '2026-01-10T23:30:00Z' where client_id = ${v.sanne.id} and at > '2026-02-01'`;
    expect((await looks(v.sanne, v.sanne)).items.map(({ day }) => day)).toEqual(["2026-01-11", "2026-01-10"]);
    const day = async (from: string, to: string) => (await looks(v.sanne, v.sanne, { from, to })).items.length;
    expect([await day("2026-01-10", "2026-01-10"), await day("2026-01-11", "2026-01-11")]).toEqual([1, 1]);
    expect([await day("2026-01-01", "2026-01-09"), await day("2026-01-12", "2026-02-12")]).toEqual([0, 0]);
  });

  it("comes in pages that miss nothing and tell nothing twice", async () => {
    for (const act of ["client.read", "progress.read", "goals.read", "notes.listed", "visit.read"] as const)
      await look(v.nienke, v.sanne, act);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await looks(v.sanne, v.sanne, { limit: 2, cursor });
      seen.push(...page.items.map(({ event }) => event));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen.sort()).toEqual(["client.read", "goals.read", "notes.listed", "progress.read", "visit.read"]);
  });

  it("names people as they were called then", async () => {
    await look(v.nienke, v.sanne);
    await shift(v.sanne, "2 days");
    valueOf(await as(v.nienke, (tx, viewer) => changeMe(tx, viewer, { name: "Nienke Bakker" })));
    await look(v.nienke, v.sanne);
    expect((await looks(v.sanne, v.sanne)).items.map(({ who }) => who.name)).toEqual([
      "Nienke Bakker",
      "Nienke de Wit",
    ]);
  });

  it("keeps no name of a client beside their record", async () => {
    valueOf(await as(v.sanne, (tx, viewer) => changeMe(tx, viewer, { name: "Sanne Vos" })));
    expect(await everything`select name from member_names where member_id = ${v.sanne.memberId}`).toHaveLength(0);
  });

  it("calls it care where an owner treated them at that moment, and the practice's where she did not", async () => {
    await look(v.marieke, v.sanne);
    await shift(v.sanne, "2 days");
    await everything`insert into care_relations (practice_id, therapist_id, client_id, since)
      values (${v.linde.id}, ${v.marieke.memberId}, ${v.sanne.id}, now() - interval '1 day')`;
    await look(v.marieke, v.sanne);
    expect((await looks(v.sanne, v.sanne)).items.map(({ ground }) => ground)).toEqual(["care_relation", "owner"]);
  });

  it("marks what was opened in an emergency, by a setting of that transaction alone", async () => {
    await as(
      v.nienke,
      async (tx) => {
        await tx.execute("select set_config('app.ground', 'emergency', true)");
        await tx.execute(`select app.open_record('${v.sanne.id}', 'client.read', '${uuidv7()}', null)`);
        return accepted(1);
      },
      v.sanne,
    );
    await look(v.nienke, v.sanne, "progress.read");
    const { items } = await looks(v.sanne, v.sanne);
    expect(
      items.map(({ event, emergency }) => [event, emergency]).sort(([a], [b]) => String(a).localeCompare(String(b))),
    ).toEqual([
      ["client.read", true],
      ["progress.read", false],
    ]);
  });
});

describe("who may read the log", () => {
  it("is the owner and the client; not who treats them, nor anybody else", async () => {
    await look(v.nienke, v.sanne);
    expect((await looks(v.marieke, v.sanne)).items).toHaveLength(1);
    for (const [person, about] of [
      [v.nienke, v.sanne],
      [v.bas, v.johan],
      [v.kees, v.kees],
      [v.ruud, v.willem],
    ] as const) {
      const read = await as(
        person,
        async (tx, viewer) => accepted(await readLooks(tx, viewer, v.sanne.id, { whose: "all", limit: 50 })),
        about,
      );
      expect([person.name, valueOf(read).items]).toEqual([person.name, []]);
    }
    expect(permissions["audit:read"]).toEqual(["owner"]);
    expect(permissions["look:list"]).toEqual(["owner", "client"]);
  });

  it("and the reading is an event, about the client whose lines were asked for", async () => {
    await look(v.nienke, v.sanne);
    const { items } = await log(v.marieke, { client: v.sanne.id });
    expect(items.map(({ event }) => event)).toEqual(["client.read"]);
    const again = await log(v.marieke, { person: v.marieke.memberId });
    expect(again.items).toMatchObject([{ event: "audit.read", client: { id: v.sanne.id }, who: { role: "owner" } }]);
    expect((await looks(v.sanne, v.sanne)).items.map(({ event }) => event).sort()).toEqual([
      "audit.read",
      "client.read",
    ]);
  });

  it("shows the owner no other practice, and finds by person, client and period", async () => {
    await look(v.ruud, v.willem);
    await look(v.nienke, v.kees);
    await look(v.bas, v.johan);
    const events = async (query: Partial<AuditQuery>) =>
      (await log(v.marieke, query)).items
        .filter(({ event }) => event === "client.read")
        .map(({ client }) => client?.name);
    expect(new Set(await events({}))).toEqual(new Set(["Johan Dijkstra", "Kees Mulder"]));
    expect(await events({ person: v.bas.memberId })).toEqual(["Johan Dijkstra"]);
    expect(await events({ client: v.kees.id })).toEqual(["Kees Mulder"]);
    expect(await events({ to: "2026-01-01" })).toEqual([]);
  });

  it("says of a backup that was put back as of when everything stands, on the practice's own clock", async () => {
    const detail = { upTo: "2026-11-29T13:05:00.000Z", backupAt: "2026-11-28T02:00:07.000Z" };
    await everything`insert into audit_events (practice_id, id, action, event, detail)
      values (${v.linde.id}, ${uuidv7()}, 'E', 'backup.restored', ${everything.json(detail)})`;
    const [line] = (await log(v.marieke)).items;
    expect(line).toMatchObject({
      event: "backup.restored",
      who: null,
      restored: { upTo: "2026-11-29T14:05:00+01:00", backupAt: "2026-11-28T03:00:07+01:00" },
      nen7513: { EventID: "110100^Application Activity^DCM", UserID: null, ParticipantObjectID: v.linde.id },
    });
  });

  it("gives each line under the names of the norm", async () => {
    await look(v.nienke, v.sanne, "progress.read", { point: "phone 192.0.2.17" });
    const [line] = (await log(v.marieke, { client: v.sanne.id })).items;
    expect(line?.nen7513).toMatchObject({
      EventActionCode: "R",
      EventOutcomeIndicator: "0",
      EventTypeCode: "progress.read^progress.read^verzacht",
      UserID: v.nienke.memberId,
      UserName: "Nienke de Wit",
      RoleIDCode: "therapist",
      PurposeOfUse: "TREAT",
      NetworkAccessPointTypeCode: "2",
      NetworkAccessPointID: "192.0.2.17",
      NetworkAccessPointDevice: "phone",
      ParticipantObjectID: v.sanne.id,
      AuditEnterpriseSiteID: v.linde.id,
    });
  });
});

describe("a list of clients", () => {
  it("is one event a minute for each sign-in, about nobody in particular", async () => {
    const at = new Date("2026-11-29T15:00:10Z");
    for (const second of [0, 20, 49])
      await noteList(entryOf(v.nienke), "caseload.listed", new Date(+at + second * 1000));
    await noteList(entryOf(v.nienke), "clients.listed", at);
    await noteList(entryOf(v.nienke), "caseload.listed", new Date(+at + 60_000));
    const rows =
      await everything`select event, client_id from audit_events where actor_id = ${v.nienke.memberId} order by event`;
    expect(rows.map(({ event, client_id: client }) => [event, client])).toEqual([
      ["caseload.listed", null],
      ["caseload.listed", null],
      ["clients.listed", null],
    ]);
  });
});

it("every event that the seeds and the doors left has a name of the closed list", async () => {
  const rows = await everything<{ event: string }[]>`select distinct event from audit_events`;
  expect(rows.map(({ event }) => event).filter((event) => !isAuditName(event))).toEqual([]);
});
