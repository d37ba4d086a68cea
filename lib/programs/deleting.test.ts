import { sql } from "drizzle-orm";
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
import { assigned, drafted, draftOf, itemOf, wholeChain } from "@/db/testing/programs";
import { accepted } from "@/lib/result";
import { readBeginning } from "./read";
import { assignProgram, changeProgram, deleteProgram, draftProgram, endProgram } from "./write";

let v: Awaited<ReturnType<typeof village>>;
let client: ClientPerson;
const now = new Date("2026-11-22T12:00:00Z");
const today = "2026-11-22";

beforeAll(async () => {
  v = await village();
  client = await clientOf(v.nienke, "Lotte Smit");
});

const remove = (id: string, match: number, by: Person = v.nienke) =>
  as(by, (tx, viewer) => deleteProgram(tx, viewer, id, match));
const template = async (by: Person) => {
  const draft = draftOf(wholeChain(), { title: "Eerste weken" });
  return valueOf(await as(by, (tx, viewer) => draftProgram(tx, viewer, null, draft))).program;
};
const tracesOf = (id: string) => everything`select 1 from programs where id = ${id}
  union all select 1 from program_versions where program_id = ${id}
  union all select 1 from program_items where program_id = ${id}`;

describe("what nobody was sent", () => {
  it("a draft goes whole, and leaves its events", async () => {
    const { id, revision } = await drafted(v.nienke, client, draftOf(wholeChain()));
    expect(valueOf(await remove(id, revision))).toEqual({ done: true });
    expect(await tracesOf(id)).toEqual([]);
    expect(await eventsOf(id)).toEqual(["program.drafted", "program.deleted"]);
    const [event] = await everything`select action, actor_id, client_id, detail from audit_events
      where object_id = ${id} and event = 'program.deleted'`;
    expect(event).toEqual({ action: "D", actor_id: v.nienke.memberId, client_id: client.id, detail: null });
    expect(refusalOf(await remove(id, revision))).toBe("not_found");
  });

  it("a template goes, also by a colleague's hand; the programs that began from it stay", async () => {
    const made = await template(v.nienke);
    const id = draftOf([]).id;
    const beginning = valueOf(
      await as(v.nienke, (tx, viewer) => readBeginning(tx, viewer, client.id, id, made.id), client),
    );
    const copy = await drafted(v.nienke, client, beginning.start);
    expect(valueOf(await remove(made.id, made.revision, v.bas))).toEqual({ done: true });
    expect(await tracesOf(made.id)).toEqual([]);
    expect(await tracesOf(copy.id)).toHaveLength(6);
  });

  it("what was written meanwhile is not lost: whoever deletes is told what is there now", async () => {
    const d = draftOf([itemOf("grounding")]);
    const { revision } = await drafted(v.nienke, client, d);
    const changed = { ...d, title: "Van Marieke" };
    valueOf(await as(v.marieke, (tx, viewer) => changeProgram(tx, viewer, d.id, changed, revision, now)));
    const late = await remove(d.id, revision);
    expect(late).toMatchObject({ refusal: "stale", current: { title: "Van Marieke", revision: revision + 1 } });
    expect(await tracesOf(d.id)).toHaveLength(3);
  });

  it("deleted and sent at the same moment, it is one of the two", async () => {
    for (let round = 0; round < 5; round++) {
      const { id, revision } = await drafted(v.nienke, client, draftOf([itemOf("grounding")]));
      const [deleted, sent] = await Promise.all([
        remove(id, revision),
        as(v.nienke, (tx, viewer) => assignProgram(tx, viewer, id, { startsOn: today, endsOn: null }, now)),
      ]);
      expect([deleted.ok, sent.ok].filter(Boolean)).toHaveLength(1);
      expect(await tracesOf(id)).toHaveLength(deleted.ok ? 0 : 3);
    }
  });

  it("is not deleted by who does not treat the client, nor by another practice, nor by a client", async () => {
    const { id, revision } = await drafted(v.nienke, client, draftOf([itemOf("grounding")]));
    const shared = await template(v.nienke);
    for (const stranger of [v.bas, v.ruud, client])
      expect(refusalOf(await remove(id, revision, stranger))).toBe("not_found");
    expect(refusalOf(await remove(shared.id, shared.revision, v.ruud))).toBe("not_found");
    expect(await tracesOf(id)).toHaveLength(3);
    expect(await tracesOf(shared.id)).toHaveLength(6);
  });
});

describe("what a client was sent", () => {
  it("can't be deleted, whether it runs or has ended", async () => {
    const program = await assigned(v.nienke, client, draftOf([itemOf("grounding")]), today, now);
    expect(refusalOf(await remove(program.id, program.revision))).toBe("not_a_draft");
    const ended = valueOf(await as(v.nienke, (tx, viewer) => endProgram(tx, viewer, program.id, now)));
    expect(refusalOf(await remove(program.id, ended.revision))).toBe("not_a_draft");
  });

  it("not even by a statement that asks for it", async () => {
    const { id } = await assigned(v.nienke, client, draftOf([itemOf("grounding")]), today, now);
    const deleting = sql`delete from programs where id = ${id}`;
    const gone = await as(v.nienke, async (tx) => accepted((await tx.execute(deleting)).count), client);
    expect(valueOf(gone)).toBe(0);
    expect(await tracesOf(id)).toHaveLength(3);
  });
});
