import { beforeAll, describe, expect, it } from "vitest";
import { as, clientOf, everything, type Person, refusalOf, valueOf, village } from "@/db/testing/practice";
import { fullRecord } from "@/db/testing/records";
import { accepted } from "@/lib/result";
import { readRetention } from "./read";
import { pastBefore } from "./rules";
import { termChange } from "./schema";
import { changeTerm } from "./write";

let v: Awaited<ReturnType<typeof village>>;
const today = "2026-11-29";
const now = new Date(`${today}T12:00:00Z`);

beforeAll(async () => {
  v = await village();
});

const change = (sent: object, by: Person = v.marieke) =>
  as(by, (tx, viewer) => changeTerm(tx, viewer, termChange.parse(sent), now));
const read = async (by: Person = v.marieke) =>
  valueOf(await as(by, async (tx, viewer) => accepted(await readRetention(tx, viewer, today))));

describe("how long things are kept", () => {
  it("is what the law proposes until the owner says otherwise, with a reason for less", async () => {
    expect((await read()).terms.map(({ part, years }) => [part, years])).toEqual([
      ["told", 20],
      ["goals", 20],
      ["notes", 20],
      ["reports", 20],
      ["file", 20],
      ["log", 5],
    ]);
    expect(termChange.safeParse({ part: "notes", years: 10, revision: 0 }).success).toBe(false);
    expect(termChange.safeParse({ part: "log", years: 4, because: "Kort", revision: 0 }).success).toBe(false);
    const shorter = { part: "notes", years: 15, because: "Geen WGBO.", revision: 0 };
    valueOf(await change(shorter));
    valueOf(await change(shorter));
    expect(refusalOf(await change({ ...shorter, years: 16 }))).toBe("stale");
    valueOf(await change({ part: "notes", years: 20, revision: 1 }));
    await expect(change({ part: "told", years: 30, revision: 0 }, v.bas)).rejects.toThrow("42501");
  });

  it("lists what is past it, part by part, for the owner; and removes nothing", async () => {
    expect((await read()).past).toEqual([]);
    const old = await clientOf(v.nienke, "Lang Geleden");
    await everything`update clients set created_at = '2006-11-28T10:00:00Z' where id = ${old.id}`;
    const edge = await clientOf(v.nienke, "Net Niet");
    await everything`update clients set created_at = '2006-11-29T10:00:00Z' where id = ${edge.id}`;
    const mixed = await fullRecord(v.nienke, "gemengd", new Date());
    await everything`update notes set changed_at = '2001-01-01T10:00:00Z' where client_id = ${mixed.id}`;
    const { past } = await read();
    expect(past).toEqual([
      expect.objectContaining({
        clientId: mixed.id,
        whole: false,
        parts: [{ part: "notes", changedOn: "2001-01-01" }],
      }),
      { clientId: old.id, name: "Lang Geleden", whole: true, parts: [{ part: "file", changedOn: "2006-11-28" }] },
    ]);
    expect(pastBefore(20, today)).toBe("2006-11-29");
    const [kept] = await everything`select count(*)::int as n from notes where client_id = ${mixed.id}`;
    expect(kept?.n).toBe(3);
  });

  it("is looked at by the owner of the practice alone", async () => {
    const seen = async (by: Person) => (await read(by)).past;
    expect(await seen(v.bas)).toEqual([]);
    expect(await seen(v.ruud)).toEqual([]);
  });
});
