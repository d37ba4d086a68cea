import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import {
  as,
  type ClientPerson,
  clientOf,
  entryOf,
  everything,
  type Person,
  refusalOf,
  valueOf,
  village,
} from "@/db/testing/practice";
import { assigned, draftOf, itemOf, logOf, told } from "@/db/testing/programs";
import { noteDraft } from "@/lib/notes/schema";
import { writeNote } from "@/lib/notes/write";
import type { Program } from "@/lib/programs/schema";
import { accepted } from "@/lib/result";
import { logSession } from "@/lib/sessions/write";
import { exportRecord, readPrintedReport, readReports } from "./read";
import { type ReportDraft, reportContent, reportDraft } from "./schema";
import { noteShare, writeReport } from "./write";

let v: Awaited<ReturnType<typeof village>>;
let client: ClientPerson;
let program: Program;
const now = new Date("2026-11-22T12:00:00Z");

const draft = (given: Partial<ReportDraft> = {}): ReportDraft =>
  reportDraft.parse({
    audience: "gp",
    locale: "nl",
    from: "2026-11-02",
    to: "2026-11-22",
    text: "Het gaat.",
    ...given,
  });
const write = (by: Person, id: string, said: ReportDraft, match: number) =>
  writeReport(entryOf(by, client), { clientId: client.id, id }, said, match, now);
const log = async (at: string, before: [number, number]) =>
  valueOf(
    await logSession(
      entryOf(client),
      uuidv7(),
      logOf(program, at, { before: told(...before), after: told(3, 9) }),
      now,
    ),
  );
const listed = async (by: Person) =>
  valueOf(await as(by, async (tx, viewer) => accepted(await readReports(tx, viewer, client.id, { limit: 50 })), client))
    .items;
const printed = async (id: string, version?: number) =>
  reportContent.parse(
    valueOf(await readPrintedReport(entryOf(v.nienke, client), client.id, id, version)).report.content,
  );

beforeAll(async () => {
  v = await village();
  client = await clientOf(v.nienke, "Daan Visser");
  program = await assigned(
    v.nienke,
    client,
    draftOf([itemOf("grounding", { days: ["mon"] })], { title: "Rust" }),
    "2026-11-02",
    now,
  );
  await log("2026-11-02T19:00:00Z", [8, 4]);
});

describe("a report", () => {
  it("keeps what it counted when it was written, whatever is logged later", async () => {
    const id = uuidv7();
    const { report, isNew } = valueOf(await write(v.nienke, id, draft(), 0));
    expect([report.version, isNew, report.writtenBy]).toEqual([1, true, v.nienke.name]);
    await log("2026-11-09T19:00:00Z", [6, 5]);
    const first = await printed(id);
    expect(first).toMatchObject({ client: "Daan Visser", review: { sessions: 1, totals: { done: 1 } } });
    expect(first.points.filter(({ sessions }) => sessions > 0)).toHaveLength(1);
    valueOf(await write(v.nienke, id, draft({ text: "Het gaat verder." }), 1));
    expect((await printed(id)).review.sessions).toBe(2);
    expect((await printed(id, 1)).review.sessions).toBe(1);
    expect((await listed(v.nienke)).filter((one) => one.id === id).map(({ version }) => version)).toEqual([2, 1]);
  });

  it("sent twice is one version; from two desks the second is told so, and nothing is overwritten", async () => {
    const id = uuidv7();
    valueOf(await write(v.nienke, id, draft(), 0));
    expect(valueOf(await write(v.nienke, id, draft(), 0))).toMatchObject({ isNew: false, report: { version: 1 } });
    expect(refusalOf(await write(v.nienke, id, draft({ text: "Anders." }), 0))).toBe("stale");
    expect(refusalOf(await write(v.nienke, id, draft({ text: "Anders." }), 2))).toBe("stale");
    const both = await Promise.all(["Een.", "Twee."].map((text) => write(v.nienke, id, draft({ text }), 1)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const kept = await everything`select version from reports where id = ${id} order by version`;
    expect(kept.map(({ version }) => version)).toEqual([1, 2]);
    const written = await everything`select 1 from audit_events where event = 'report.written' and object_id = ${id}`;
    expect(written).toHaveLength(2);
  });

  it("asked for anew with the same words counts anew; what was noted for those who treat is in none", async () => {
    const id = uuidv7();
    const note = noteDraft.parse({ id: uuidv7(), kind: "note", day: "2026-11-10", text: "Niet voor de brief" });
    valueOf(await as(v.nienke, (tx, viewer) => writeNote(tx, viewer, client.id, note), client));
    valueOf(await write(v.nienke, id, draft(), 0));
    const before = (await printed(id)).review.sessions;
    await log("2026-11-10T19:00:00Z", [5, 5]);
    expect(valueOf(await write(v.nienke, id, draft(), 1))).toMatchObject({ isNew: true, report: { version: 2 } });
    expect(valueOf(await write(v.nienke, id, draft(), 1))).toMatchObject({ isNew: false, report: { version: 2 } });
    expect((await printed(id)).review.sessions).toBe(before + 1);
    const [kept] = await everything`select content::text from reports where id = ${id}`;
    expect(kept?.content).not.toContain("Niet voor de brief");
  });

  it("tells with whom a version was shared, once; a version that is not there was shared with nobody", async () => {
    const id = uuidv7();
    valueOf(await write(v.nienke, id, draft(), 0));
    const given = { id: uuidv7(), version: 1, with: "huisarts Jansen", way: "post", on: "2026-11-22" } as const;
    const share = (by: Person, said = given as Parameters<typeof noteShare>[3]) =>
      as(by, (tx, viewer) => noteShare(tx, viewer, { clientId: client.id, id }, said), client);
    expect(valueOf(await share(v.nienke)).isNew).toBe(true);
    expect(valueOf(await share(v.nienke)).isNew).toBe(false);
    expect(refusalOf(await share(v.nienke, { ...given, with: "iemand anders" }))).toBe("conflict");
    expect(refusalOf(await share(v.nienke, { ...given, id: uuidv7(), version: 2 }))).toBe("not_found");
    expect((await listed(v.nienke)).find((one) => one.id === id)?.shares).toEqual([{ ...given, by: v.nienke.name }]);
    const noted = await everything`select 1 from audit_events where event = 'report.shared' and object_id = ${id}`;
    expect(noted).toHaveLength(1);
  });

  it("is written and read by who treats, and by no stranger", async () => {
    const id = uuidv7();
    for (const stranger of [v.bas, v.ruud, v.kees]) {
      expect(refusalOf(await write(stranger, id, draft(), 0))).toBe("not_found");
      expect(refusalOf(await readPrintedReport(entryOf(stranger, client), client.id, id))).toBe("not_found");
      expect(refusalOf(await exportRecord(entryOf(stranger, client), client.id, {}))).toBe("not_found");
    }
    expect(await everything`select 1 from reports where id = ${id}`).toHaveLength(0);
  });

  it("can't be changed or taken away by the runtime role", async () => {
    const tries = ["update reports set text = ''", "delete from reports", "update report_shares set version = 1"];
    for (const statement of tries)
      await expect(as(v.nienke, async (tx) => accepted(await tx.execute(statement)), client)).rejects.toThrow("42501");
  });

  it("is nothing that a client's own sign-in reads: it stands in the words of who treats", async () => {
    const seen = as(client, async (tx) => accepted(await tx.execute("select 1 from reports")), client);
    expect(valueOf(await seen)).toHaveLength(0);
  });
});

it("the record as CSV has a row for each session of the period, and is a look that is written down", async () => {
  const csv = valueOf(
    await exportRecord(entryOf(v.nienke, client, "record.exported"), client.id, {
      from: "2026-11-02",
      to: "2026-11-05",
    }),
  );
  expect(csv.split("\r\n").filter((row) => row.startsWith("session,"))).toHaveLength(1);
  const looks =
    await everything`select 1 from audit_events where event = 'record.exported' and client_id = ${client.id}`;
  expect(looks).toHaveLength(1);
});
