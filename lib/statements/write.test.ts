import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import {
  as,
  type ClientPerson,
  eventsOf,
  everything,
  type Person,
  refusalOf,
  valueOf,
  village,
} from "@/db/testing/practice";
import { accepted } from "@/lib/result";
import { readStatements, readWaitingStatements } from "./read";
import { daysLeft, disputedParts, mostWaiting } from "./rules";
import type { AnswerDraft, StatementDraft } from "./schema";
import { answerStatement, makeStatement } from "./write";

let v: Awaited<ReturnType<typeof village>>;
const timeZone = "Europe/Amsterdam";
const now = new Date("2026-01-31T12:00:00Z");
const wrong: StatementDraft = { kind: "incorrect", part: "notes", aboutId: null, text: "Dat was op dinsdag." };

beforeAll(async () => {
  v = await village();
});

const of = (who: ClientPerson) => ({ id: who.id, timeZone });
const make = (who: ClientPerson, id = uuidv7(), draft = wrong, by: Person = who) =>
  as(by, (tx, viewer) => makeStatement(tx, viewer, of(who), id, draft, now), by === who ? undefined : who);
const answer = (who: ClientPerson, id: string, draft: AnswerDraft, by: Person = v.nienke) =>
  as(by, (tx, viewer) => answerStatement(tx, viewer, of(who), id, draft), who);
const read = async (who: ClientPerson, by: Person) =>
  valueOf(await as(by, async (tx, viewer) => accepted(await readStatements(tx, viewer, of(who))), who));
const waiting = async (by: Person) =>
  valueOf(await as(by, async (tx, viewer) => accepted(await readWaitingStatements(tx, viewer))));

describe("a statement of a client", () => {
  it("stands beside the record as it was written; its answer is due in a month, also at the end of January", async () => {
    const id = uuidv7();
    expect(valueOf(await make(v.sanne, id))).toMatchObject({ isNew: true, statement: { answerBy: "2026-02-28" } });
    expect(valueOf(await make(v.sanne, id)).isNew).toBe(false);
    expect(refusalOf(await make(v.sanne, id, { ...wrong, text: "Woensdag." }))).toBe("same_id_other_content");
    const [seen] = await read(v.sanne, v.nienke);
    expect(seen).toMatchObject({ text: wrong.text, disputed: true, answer: null });
    expect(seen && daysLeft(seen, "2026-02-20")).toBe(8);
    expect(seen && daysLeft(seen, "2026-03-02")).toBe(-2);
    expect(
      (
        await everything`select has_table_privilege('verzacht_runtime', 'record_statements', 'update, delete') as may`
      )[0]?.may,
    ).toBe(false);
  });

  it("waits in the inbox of who treats, without its words, and in nobody else's", async () => {
    expect(await waiting(v.nienke)).toEqual([
      expect.objectContaining({ client: { id: v.sanne.id, name: "Sanne Bakker" }, kind: "incorrect", part: "notes" }),
    ]);
    expect(JSON.stringify(await waiting(v.nienke))).not.toContain(wrong.text);
    expect(await waiting(v.bas)).toEqual([]);
    expect(await waiting(v.ruud)).toEqual([]);
  });

  it("is made by the client alone", async () => {
    await expect(make(v.sanne, uuidv7(), wrong, v.nienke)).rejects.toThrow("42501");
  });

  it("is answered once; put right, the flag goes, and a judgement that stays keeps it", async () => {
    const [first] = await read(v.sanne, v.nienke);
    const id = first?.id as string;
    const kept = { outcome: "kept_beside", words: "Ik zag het anders." } as const;
    expect(valueOf(await answer(v.sanne, id, kept)).isNew).toBe(true);
    expect(valueOf(await answer(v.sanne, id, kept)).isNew).toBe(false);
    expect(refusalOf(await answer(v.sanne, id, { outcome: "put_right", words: "Toch." }))).toBe("settled_already");
    expect(disputedParts(await read(v.sanne, v.sanne))).toEqual(["notes"]);
    expect(await waiting(v.nienke)).toEqual([]);
    const other = uuidv7();
    valueOf(await make(v.kees, other, { ...wrong, part: "person" }));
    expect(disputedParts(await read(v.kees, v.kees))).toEqual(["person"]);
    valueOf(await answer(v.kees, other, { outcome: "put_right", words: "Rechtgezet." }));
    expect(disputedParts(await read(v.kees, v.kees))).toEqual([]);
    expect(await eventsOf(other)).toEqual(["statement.made", "statement.answered"]);
  });

  it("that only adds disputes nothing", async () => {
    valueOf(await make(v.johan, uuidv7(), { ...wrong, kind: "addition" }));
    expect(disputedParts(await read(v.johan, v.johan))).toEqual([]);
  });

  it("has room for so many that wait", async () => {
    for (let n = 1; n < mostWaiting; n++) valueOf(await make(v.johan));
    expect(refusalOf(await make(v.johan))).toBe("too_many_waiting");
  });
});
