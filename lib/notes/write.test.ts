import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { as, type ClientPerson, everything, refusalOf, valueOf, village } from "@/db/testing/practice";
import { readNotes } from "./read";
import { noteDraft } from "./schema";
import { changeNote, writeNote } from "./write";

let v: Awaited<ReturnType<typeof village>>;
let sanne: ClientPerson;
beforeAll(async () => {
  v = await village();
  sanne = v.sanne;
});

const draft = (given: object = {}) =>
  noteDraft.parse({ id: uuidv7(), kind: "appointment", day: "2026-11-12", text: "Huisbezoek", ...given });
const write = (by: Parameters<typeof as>[0], note = draft()) =>
  as(by, (tx, viewer) => writeNote(tx, viewer, sanne.id, note), sanne);
const change = (id: string, what: Parameters<typeof changeNote>[4], match: number) =>
  as(v.nienke, (tx, viewer) => changeNote(tx, viewer, sanne.id, id, what, match), sanne);
const listed = async (by: Parameters<typeof as>[0]) =>
  valueOf(
    await as(
      by,
      async (tx, viewer) => ({ ok: true, value: await readNotes(tx, viewer, sanne.id, { limit: 50 }) }),
      sanne,
    ),
  ).items;

describe("a note on the axis of time", () => {
  it("sent twice is one; other words under the same id are refused", async () => {
    const note = draft({ text: "Eerste" });
    expect(valueOf(await write(v.nienke, note))).toMatchObject({ isNew: true, note: { revision: 1 } });
    expect(valueOf(await write(v.nienke, note))).toMatchObject({ isNew: false });
    expect(refusalOf(await write(v.nienke, { ...note, text: "Anders" }))).toBe("conflict");
    expect((await listed(v.nienke)).filter(({ id }) => id === note.id)).toMatchObject([{ text: "Eerste" }]);
    const events = await everything`select event from audit_events where object_id = ${note.id}`;
    expect(events).toEqual([{ event: "note.written" }]);
  });

  it("is changed by who saw it last, put away and brought back", async () => {
    const note = draft({ text: "Twee" });
    valueOf(await write(v.nienke, note));
    expect(valueOf(await change(note.id, { text: "Drie" }, 1)).revision).toBe(2);
    expect(refusalOf(await change(note.id, { text: "Vier" }, 1))).toBe("stale");
    // The same again, after an answer that got lost.
    expect(valueOf(await change(note.id, { text: "Drie" }, 1)).revision).toBe(2);
    expect(valueOf(await change(note.id, { putAway: true }, 2)).putAway).toBe(true);
    expect((await listed(v.nienke)).map(({ id }) => id)).not.toContain(note.id);
    expect(valueOf(await change(note.id, { putAway: false }, 3)).putAway).toBe(false);
    expect((await listed(v.nienke)).map(({ id }) => id)).toContain(note.id);
    expect(refusalOf(await change(uuidv7(), { text: "Niets" }, 1))).toBe("not_found");
  });

  it("is read by the client only where it is shared, and by no stranger", async () => {
    const [own, shared] = [draft({ text: "Voor mij" }), draft({ text: "Voor ons", shared: true })];
    for (const note of [own, shared]) valueOf(await write(v.nienke, note));
    const texts = (await listed(sanne)).map(({ text }) => text);
    expect(texts).toContain("Voor ons");
    expect(texts).not.toContain("Voor mij");
    for (const stranger of [v.bas, v.ruud, v.kees]) {
      expect(refusalOf(await write(stranger))).toBe("not_found");
      await expect(listed(stranger)).rejects.toThrow("not_found");
    }
  });
});
