import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import {
  as,
  type ClientPerson,
  clientOf,
  entryOf,
  eventsOf,
  type Person,
  refusalOf,
  valueOf,
  village,
} from "@/db/testing/practice";
import { assigned, draftOf, itemOf, logOf } from "@/db/testing/programs";
import { enterPractice } from "@/db/transaction";
import { addDays } from "@/lib/calendar";
import { noteDraft } from "@/lib/notes/schema";
import { writeNote } from "@/lib/notes/write";
import { releaseDecision } from "@/lib/safety/schema";
import { decideRelease } from "@/lib/safety/write";
import { logSession } from "@/lib/sessions/write";
import { readVisit } from "./read";
import { visit } from "./schema";

let v: Awaited<ReturnType<typeof village>>;
beforeAll(async () => {
  v = await village();
});

describe("before a visit", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  let client: ClientPerson;
  const look = (by: Person, since?: string) =>
    as(by, (tx, viewer) => readVisit(tx, viewer, client.id, { since }, now), client);

  beforeAll(async () => {
    client = await clientOf(v.nienke, "Ingrid Postma");
    const program = await assigned(
      v.nienke,
      client,
      draftOf([itemOf("grounding"), itemOf("integration")]),
      "2026-11-09",
      now,
    );
    const entries = program.items.map(({ id }, at) => ({
      programItemId: id,
      outcome: at === 0 ? ("stopped" as const) : ("skipped" as const),
      seconds: 20,
      repetitions: null,
    }));
    const opening = releaseDecision.parse({ open: true, because: "Samen geoefend." });
    valueOf(await as(v.nienke, (tx, who) => decideRelease(tx, who, client.id, opening, now), client));
    const stop = { why: "away" as const, signs: [] };
    const log = logOf(program, "2026-11-12T18:00:00Z", { entries, stop, after: null });
    valueOf(await logSession(entryOf(client), uuidv7(), log, now));
  });

  it("tells what was done, where it stopped, what is missing, and asks after it", async () => {
    const seen = visit.parse(valueOf(await look(v.nienke)));
    expect(seen).toMatchObject({
      from: "2026-11-08",
      to: "2026-11-22",
      done: { reported: 1, sign: 1, enough: 0 },
      stopped: [{ on: "2026-11-12", exercise: { en: expect.stringMatching(/./) }, why: "sign" }],
      changed: {
        programs: [{ on: "2026-11-09", title: "Zachter zitten" }],
        // The opening is of today, by the database's own clock; the session on which it rests is of then.
        decisions: [{ on: "2026-11-12", kind: "paused" }],
      },
      missing: { asked: 4, answered: 2 },
    });
    expect(seen.questions[0]).toMatchObject({ rule: "stopped_by_sign", on: "2026-11-12" });
    expect(valueOf(await look(v.nienke, "2026-11-20"))).toMatchObject({ stopped: [], done: { reported: 0 } });
  });

  it("is for who treats this client, and the look is written down", async () => {
    for (const stranger of [v.bas, v.ruud, v.sanne]) expect(refusalOf(await look(stranger))).toBe("not_found");
    const entry = entryOf(v.nienke, client, "visit.read");
    valueOf(await enterPractice(entry, (tx, viewer) => readVisit(tx, viewer, client.id, {}, now)));
    expect(await eventsOf(client.id)).toContain("visit.read");
  });

  it("begins at the last meeting that was written down, and not at one to come", async () => {
    const since = async () => {
      return valueOf(await look(v.nienke)).from;
    };
    expect(await since()).toBe(addDays("2026-11-22", -14));
    for (const [day, kind] of [
      [addDays("2026-11-22", -5), "note"],
      [addDays("2026-11-22", -9), "appointment"],
      [addDays("2026-11-22", 3), "appointment"],
    ] as const) {
      const note = noteDraft.parse({ id: uuidv7(), kind, day, text: "Huisbezoek" });
      valueOf(await as(v.nienke, (tx, viewer) => writeNote(tx, viewer, client.id, note), client));
    }
    expect(await since()).toBe(addDays("2026-11-22", -9));
  });
});
