import { Fhir } from "fhir/fhir";
import { Severities } from "fhir/validator";
import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import {
  as,
  type ClientPerson,
  clientOf,
  entryOf,
  eventsOf,
  everything,
  refusalOf,
  signedIn,
  valueOf,
  village,
} from "@/db/testing/practice";
import { fullRecord } from "@/db/testing/records";
import { relativeOf } from "@/db/testing/relatives";
import { signInMark } from "@/lib/access/secret";
import { readNotes } from "@/lib/notes/read";
import { readSharedDays } from "@/lib/relatives/read";
import { changeShares, takeBack } from "@/lib/relatives/write";
import { csvOf, recordCsv } from "@/lib/reports/rules";
import { accepted } from "@/lib/result";
import { bundleOf } from "./fhir/bundle";
import { type copyFormats, copyUntil, mostCopies } from "./rules";
import { type RecordCopy, recordCopy } from "./schema";
import { copyTables } from "./tables";
import { askCopy, takeCopy } from "./write";

let v: Awaited<ReturnType<typeof village>>;
let client: ClientPerson;
let record: RecordCopy;
const mark = "kenteken-4417";
const now = new Date();

const ask = (who: ClientPerson, id: string, format: (typeof copyFormats)[number] = "json", at = now) =>
  as(who, (tx, viewer) =>
    askCopy(tx, viewer, { clientId: who.id, id, signIn: signInMark(who.idHash) }, { format }, at),
  );
const take = (who: ClientPerson, id: string) => takeCopy(entryOf(who), { id, signIn: signInMark(who.idHash) }, now);

beforeAll(async () => {
  v = await village();
  client = await fullRecord(v.nienke, mark, now);
  const id = uuidv7();
  valueOf(await ask(client, id));
  record = valueOf(await take(client, id)).record;
});

describe("a copy of the record", () => {
  it("has the shape that its version promises", () => {
    expect(recordCopy.safeParse(JSON.parse(JSON.stringify(record))).error?.issues).toBeUndefined();
  });

  it("holds everything: every version, what was put right, notes that were not shared, reports, answers, looks", () => {
    expect(record.programs).toHaveLength(1);
    expect(record.programs[0]?.versions.map(({ title }) => title)).toEqual([
      `Programma ${mark} 2`,
      `Programma ${mark}`,
    ]);
    expect(record.sessions).toMatchObject([{ note: mark, privateLine: mark, echo: { tension: 4 } }]);
    expect(record.sessions[0]?.corrections).toHaveLength(1);
    expect(record.checkIns).toMatchObject([{ tension: 5, safety: null, privateLine: mark }]);
    expect(record.agreements[0]?.words.fine).toBe(mark);
    expect(record.releases).toMatchObject([
      {
        open: true,
        because: mark,
        health: mark,
        checked: { answers: [{ sentence: { en: "Anything to take into account" }, yes: true, because: mark }] },
      },
    ]);
    expect(record.signals.map(({ note }) => note)).toContain(mark);
    expect(record.goals[0]?.scores).toMatchObject([{ going: 3, content: "declined", level: -1 }]);
    expect(record.measures[0]?.scores).toMatchObject([{ values: { value: 6 } }]);
    expect(record.verdicts).toHaveLength(1);
    expect(record.notes.map(({ text }) => text.replace(` ${mark}`, "")).sort()).toEqual([
      "Notitie false",
      "Notitie true",
      "Weggelegd",
    ]);
    expect(record.reports).toMatchObject([{ text: `Verslag ${mark}`, shares: [{ with: `Huisarts ${mark}` }] }]);
    expect(record.consents.find(({ kind }) => kind === "gp")?.latest?.given).toBe(true);
    expect(record.reminders.suggestion?.words).toBe(mark);
    expect(record.statements).toMatchObject([{ text: `Bezwaar ${mark}`, disputed: true }]);
    expect(record.disputed).toEqual(["notes"]);
    expect(record.erasures).toMatchObject([{ state: "withdrawn", words: `Verzoek ${mark}` }]);
    expect(record.looks.map(({ event }) => event)).toEqual(
      expect.arrayContaining(["note.written", "record.copy_asked"]),
    );
    expect(record.looks.every(({ by }) => by !== null)).toBe(true);
  });

  it("says whom the client let look along, at what and until when, in every form; a relative is no practitioner", async () => {
    const own = await clientOf(v.nienke, "Ank de Vries");
    const joris = await relativeOf(own, "Joris van Dam", ["days"]);
    valueOf(await as(joris, (tx) => readSharedDays(tx, { eventId: uuidv7(), now })));
    await relativeOf(own, "Loes Bos", ["program", "progress"]);
    const taken = { clientId: own.id, id: joris.id };
    valueOf(await as(own, (tx, viewer) => takeBack(tx, viewer, taken)));
    const id = uuidv7();
    valueOf(await ask(own, id));
    const copy = recordCopy.parse(valueOf(await take(own, id)).record);
    expect(copy.shares).toMatchObject([
      { name: "Joris van Dam", parts: ["days"], until: expect.stringContaining("T") },
      { name: "Loes Bos", parts: ["program", "progress"], until: null },
    ]);
    const table = copyTables(copy).find(({ name }) => name === "shared-with");
    expect(table && csvOf(table.rows)).toMatch(/Joris van Dam,days,.+\r?\nLoes Bos,program progress,/);
    const bundle = bundleOf(copy);
    const kinds = bundle.entry?.map(({ resource }) => resource?.resourceType) ?? [];
    expect(kinds.filter((kind) => kind === "RelatedPerson")).toHaveLength(2);
    expect(kinds.filter((kind) => kind === "Consent")).toHaveLength(2);
    const { valid, messages } = new Fhir().validate(bundle);
    expect([valid, messages.filter(({ severity }) => severity === Severities.Error)]).toEqual([true, []]);
    const practitioners = JSON.stringify(bundle.entry?.filter((one) => one.resource?.resourceType === "Practitioner"));
    expect(practitioners).not.toContain("Joris");
  });

  it("says what was chosen earlier to be shared, and from when", async () => {
    const own = await clientOf(v.nienke, "Tjits de Boer");
    const joris = await relativeOf(own, "Joris van Dam", ["program", "days"]);
    const id = uuidv7();
    const asked = { match: 1, idHash: own.idHash, now };
    valueOf(
      await as(own, (tx, viewer) =>
        changeShares(tx, viewer, { clientId: own.id, id: joris.id }, { parts: ["program"] }, asked),
      ),
    );
    valueOf(await ask(own, id));
    const copy = recordCopy.parse(valueOf(await take(own, id)).record);
    const [share] = copy.shares;
    expect(share?.parts).toEqual(["program"]);
    expect(share?.choices.map(({ parts }) => parts)).toEqual([["program", "days"], ["program"]]);
    expect(share?.choices.every(({ at }) => at.endsWith("Z") && at >= share.since)).toBe(true);
    const table = copyTables(copy).find(({ name }) => name === "shared-with");
    expect(table && csvOf(table.rows)).toMatch(/,\S+ program days; \S+ program\r?\n/);
  });

  it("holds nothing of anybody else's", async () => {
    const other = uuidv7();
    valueOf(await ask(v.kees, other));
    expect(JSON.stringify(valueOf(await take(v.kees, other)))).not.toContain(mark);
  });

  it("opens more than a client reads only while it is made", async () => {
    const seen = await as(client, async (tx, viewer) =>
      accepted(await readNotes(tx, viewer, client.id, { limit: 50 })),
    );
    expect(valueOf(seen).items.map(({ text }) => text)).toEqual([`Notitie ${mark} true`]);
  });
});

describe("its link", () => {
  it("serves who asked, from the sign-in in which it was asked, and nobody else; each time is written down", async () => {
    const id = uuidv7();
    valueOf(await ask(client, id, "pdf"));
    expect(valueOf(await take(client, id)).format).toBe("pdf");
    const another = { ...client, ...(await signedIn(client.practice, client.memberId, "client", client.name)) };
    expect(refusalOf(await take(another, id))).toBe("not_found");
    expect(refusalOf(await take(v.kees, id))).toBe("not_found");
    expect(refusalOf(await take(v.willem, id))).toBe("not_found");
    expect(refusalOf(await takeCopy(entryOf(v.nienke, client), { id, signIn: signInMark(v.nienke.idHash) }, now))).toBe(
      "not_found",
    );
    const events = await everything`select event, detail from audit_events where object_id = ${id} order by at, id`;
    expect(events).toEqual([
      { event: "record.copy_asked", detail: { format: "pdf" } },
      { event: "record.copied", detail: { format: "pdf" } },
    ]);
  });

  it("holds for an hour", async () => {
    const id = uuidv7();
    const anHourAgo = new Date(now.getTime() - 60 * 60 * 1000 - 1000);
    valueOf(await ask(client, id, "json", anHourAgo));
    expect(refusalOf(await take(client, id))).toBe("not_found");
    expect(copyUntil(now).getTime() - now.getTime()).toBe(3_600_000);
    await expect(
      everything`update record_copies set expires_at = asked_at + interval '61 minutes' where id = ${id}`,
    ).rejects.toThrow("record_copies_hour");
  });

  it("asked for twice is one; the same id for another kind is refused; an hour has room for so many", async () => {
    const id = uuidv7();
    expect(valueOf(await ask(v.johan, id)).isNew).toBe(true);
    expect(valueOf(await ask(v.johan, id)).isNew).toBe(false);
    expect(refusalOf(await ask(v.johan, id, "csv"))).toBe("same_id_other_content");
    for (let n = 1; n < mostCopies; n++) valueOf(await ask(v.johan, uuidv7()));
    expect(refusalOf(await ask(v.johan, uuidv7()))).toBe("too_many_tries");
  });

  it("is asked for by a client alone", async () => {
    const id = uuidv7();
    const forged = as(
      v.nienke,
      (tx, viewer) => askCopy(tx, viewer, { clientId: client.id, id, signIn: v.nienke.idHash }, { format: "pdf" }, now),
      client,
    );
    await expect(forged).rejects.toThrow("42501");
    expect(await eventsOf(id)).toEqual([]);
  });
});

describe("the tables for a spreadsheet", () => {
  it("say every text once, run none, and leave out nothing that the JSON has", () => {
    const text = [
      recordCsv(record.sessions, record.checkIns),
      ...copyTables(record).map(({ rows }) => csvOf(rows)),
    ].join("");
    const count = (of: string) => of.split(mark).length - 1;
    expect(count(text)).toBeGreaterThan(15);
    for (const said of [
      "Bezwaar",
      "Antwoord",
      "Verzoek",
      "Verslag",
      "Notitie",
      "Weggelegd",
      "Doel",
      "Vraag",
      "Huisarts",
    ])
      expect(text).toContain(`${said} ${mark}`);
    const evil = { ...record, statements: record.statements.map((one) => ({ ...one, text: "=cmd|calc" })) };
    const table = copyTables(evil).find(({ name }) => name === "statements");
    expect(csvOf(table?.rows ?? [])).toContain("'=cmd|calc");
    for (const { rows } of copyTables(record)) expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  });
});
