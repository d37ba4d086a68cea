import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it, test } from "vitest";
import {
  as,
  type ClientPerson,
  clientOf,
  colleague,
  entryOf,
  everything,
  type Person,
  valueOf,
  village,
} from "@/db/testing/practice";
import { addDays, dayOf } from "@/lib/calendar";
import { instantOn } from "@/lib/instant";
import { assignmentDraft, licenceDraft, measureScoreDraft } from "@/lib/measures/schema";
import { assignMeasure, endMeasure, keepLicence, scoreMeasure } from "@/lib/measures/write";
import { readCaseload, readInbox } from "./read";
import { mattersOf } from "./rules";
import { inboxPage, type KeptAttention, parking } from "./schema";
import { parkMatter } from "./write";

const known = { timeZone: "Europe/Amsterdam", hasProgram: true, lastSessionOn: "2026-11-21", plan: [] };
type Due = NonNullable<KeptAttention["due"]>[number];
const asked = (due: Due[], today: string) =>
  mattersOf({ ...known, kept: { due } }, today).map(({ kind, about, since }) => [kind, about, since]);

test("a score is due from its day on until it is entered, and anew with each asking", () => {
  const everyFour: Due = ["copm", "2026-11-02", 4, null];
  expect(asked([everyFour], "2026-11-01")).toEqual([]);
  expect(asked([everyFour], "2026-11-29")).toEqual([["measure_due", "copm 2026-11-02", "2026-11-02"]]);
  expect(asked([everyFour], "2026-11-30")).toEqual([["measure_due", "copm 2026-11-30", "2026-11-30"]]);
  expect(asked([["copm", "2026-11-02", 4, "2026-11-02"]], "2026-11-29")).toEqual([]);
  expect(asked([["copm", "2026-11-02", null, "2026-11-01"]], "2027-03-01")).toHaveLength(1);
  // Two of one measure from one day are one thing to do; another measure is another.
  expect(asked([everyFour, everyFour, ["psfs", "2026-11-02", null, null]], "2026-11-02")).toHaveLength(2);
});

describe("a measure that the therapist enters", () => {
  const now = new Date();
  const today = dayOf(now, "Europe/Amsterdam");
  const at = (days: number) => instantOn(addDays(today, days), "12:00", "Europe/Amsterdam");
  let anna: Person;
  let client: ClientPerson;
  let licenceId: string;
  const copm = uuidv7();
  const kinds = async (when = now) => {
    const inbox = valueOf(await readInbox(entryOf(anna), inboxPage.parse({}), when)).items;
    const [row] = valueOf(await readCaseload(entryOf(anna), { limit: 50 }, when)).items;
    const { first, more, parked } = row?.attention ?? {};
    // Caseload and inbox say the same of one row.
    expect([first ? 1 + (more ?? 0) : 0, parked ?? 0]).toEqual([inbox.length, expect.any(Number)]);
    return inbox.map(({ kind, about }) => `${kind} ${about}`.trim());
  };
  const assign = (id: string, draft: object) =>
    as(
      anna,
      (tx, viewer) =>
        assignMeasure(tx, viewer, client.id, id, assignmentDraft.parse({ firstOn: today, licenceId, ...draft }), today),
      client,
    );

  beforeAll(async () => {
    const v = await village();
    anna = await colleague(v.linde, "therapist", "Anna Bos");
    client = await clientOf(anna, "Greet Hoekstra");
    licenceId = uuidv7();
    const licence = {
      measure: "copm",
      version: "5",
      language: "nl",
      rightHolder: "CAOT",
      terms: "Scores",
      proof: "Map",
    };
    const entry = licenceDraft.parse({ ...licence, validFrom: "2026-01-01" });
    valueOf(await as(v.marieke, (tx, viewer) => keepLicence(tx, viewer, licenceId, entry, 0, now)));
  });

  it("stands in inbox and caseload from its day on, and goes with the score", async () => {
    expect(await kinds()).toEqual(["no_program"]);
    valueOf(await assign(copm, { measure: "copm", everyWeeks: 4, firstOn: addDays(today, 1) }));
    expect(await kinds()).toEqual(["no_program"]);
    const first = `measure_due copm ${addDays(today, 1)}`;
    expect(await kinds(at(1))).toEqual([first, "no_program"]);
    const score = measureScoreDraft.parse({
      scoredOn: addDays(today, 1),
      values: { performance: 4, satisfaction: 3.5 },
    });
    valueOf(
      await as(anna, (tx, who) => scoreMeasure(tx, who, client.id, copm, uuidv7(), score, addDays(today, 1)), client),
    );
    expect(await kinds(at(1))).toEqual(["no_program"]);
    expect(await kinds(at(28))).toEqual(["no_program"]);
    expect(await kinds(at(29))).toEqual([`measure_due copm ${addDays(today, 29)}`, "no_program"]);
  });

  it("can wait for the next visit, and the asking after it stands there anew", async () => {
    const matter = parking.parse({ kind: "measure_due", about: `copm ${addDays(today, 29)}`, parked: true });
    valueOf(await as(anna, (tx, who) => parkMatter(tx, who, client.id, matter, at(30)), client));
    expect(await kinds(at(30))).toEqual(["no_program"]);
    expect(await kinds(at(57))).toEqual([`measure_due copm ${addDays(today, 57)}`, "no_program"]);
  });

  it("asks nothing more once it has ended; what the client scores alone is asked of the client", async () => {
    valueOf(await as(anna, (tx, who) => endMeasure(tx, who, client.id, copm, true, 1, today), client));
    const item = { question: "Hoe sliep je?", low: "slecht", high: "goed" };
    valueOf(await assign(uuidv7(), { measure: "own-item", licenceId: null, item }));
    expect(await kinds(at(60))).toEqual(["no_program"]);
    const [row] = await everything<{ due: unknown }[]>`
      select attention -> 'due' as due from client_summaries where client_id = ${client.id}`;
    expect(row?.due ?? null).toBeNull();
  });
});
