import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { as, everything, type Person, refusalOf, valueOf, village } from "@/db/testing/practice";
import { accepted } from "@/lib/result";
import { readHealthList } from "./read";
import { draftList } from "./rules";
import { healthListDraft } from "./schema";
import { approveHealthList } from "./write";

let v: Awaited<ReturnType<typeof village>>;
beforeAll(async () => {
  v = await village();
});

const own = (nl: string) => ({ id: "heart", sentence: { nl, en: "Heart trouble" } });
const approve = (by: Person, items: object[], match: number) =>
  as(by, (tx, viewer) => approveHealthList(tx, viewer, healthListDraft.parse({ items }), match));
const read = async (of: Person) =>
  valueOf(await as(of, async (tx, viewer) => accepted(await readHealthList(tx, viewer))));

describe("what a practice asks about health", () => {
  it("is a draft until a therapist or the owner approves it as it stands; of that practice alone", async () => {
    expect(await read(v.nienke)).toEqual(draftList);
    const first = valueOf(await approve(v.nienke, draftList.items, 0));
    expect(first).toMatchObject({ version: 1, items: draftList.items, approvedBy: v.nienke.name });
    expect(first.approvedAt).toMatch(/^20\d\d-.*Z$/);
    expect(await read(v.marieke)).toEqual(first);
    expect(await read(v.ruud)).toEqual(draftList);
  });

  it("the same again is known; a change is the next version, and the earlier ones stay as they were", async () => {
    expect(valueOf(await approve(v.nienke, draftList.items, 0)).version).toBe(1);
    expect(valueOf(await approve(v.nienke, draftList.items, 1)).version).toBe(1);
    expect(valueOf(await approve(v.marieke, [own("Hart")], 1))).toMatchObject({
      version: 2,
      approvedBy: v.marieke.name,
    });
    const rows =
      await everything`select version, jsonb_array_length(items) as items from health_lists order by version`;
    expect(rows).toEqual([
      { version: 1, items: 10 },
      { version: 2, items: 1 },
    ]);
    const written = await everything`select event, detail from audit_events where event like 'health%' order by at, id`;
    expect(written.map(({ detail }) => detail as unknown)).toEqual([
      { version: 1, items: 10 },
      { version: 2, items: 1 },
    ]);
  });

  it("somebody else's version in between is told; of two at once one is kept", async () => {
    expect(await approve(v.nienke, [own("Iets anders")], 1)).toMatchObject({
      refusal: "stale",
      current: { version: 2, items: [own("Hart")] },
    });
    const both = await Promise.all([approve(v.nienke, [own("Een")], 2), approve(v.marieke, [own("Twee")], 2)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.filter(({ ok }) => !ok).map(refusalOf)).toEqual(["stale"]);
    expect((await read(v.bas)).version).toBe(3);
  });

  it("is not a client's to see or to approve, nor anybody's in somebody else's name, nor to change later", async () => {
    const seen = await as(v.kees, async (tx) => accepted(await tx.execute(sql`select 1 from health_lists`)), v.kees);
    expect(valueOf(seen)).toHaveLength(0);
    await expect(approve(v.kees, [own("Van mij")], 0)).rejects.toThrow("42501");
    const beside = (statement: ReturnType<typeof sql>) =>
      as(v.nienke, async (tx) => accepted(await tx.execute(statement)));
    await expect(
      beside(sql`insert into health_lists (practice_id, version, items, approved_by)
        values (${v.linde.id}, 9, '[]', ${v.marieke.memberId})`),
    ).rejects.toThrow("42501");
    await expect(beside(sql`update health_lists set items = '[]'`)).rejects.toThrow("42501");
    await expect(beside(sql`delete from health_lists`)).rejects.toThrow("42501");
  });
});
