import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import {
  as,
  type ClientPerson,
  clientOf,
  everything,
  type Person,
  refusalOf,
  valueOf,
  village,
} from "@/db/testing/practice";
import { addDays, dayOf } from "@/lib/calendar";
import { readHealthList } from "@/lib/health/read";
import { approveHealthList } from "@/lib/health/write";
import { accepted } from "@/lib/result";
import { readRelease } from "./read";
import { type ReleaseDecision, releaseDecision } from "./schema";
import { decideRelease } from "./write";

let v: Awaited<ReturnType<typeof village>>;
let client: ClientPerson;
beforeAll(async () => {
  v = await village();
});

const decide = (decision: Partial<ReleaseDecision>, by: Person = v.nienke) =>
  as(by, (tx, viewer) => decideRelease(tx, viewer, client.id, releaseDecision.parse(decision), new Date()), client);
const release = (of: Person = v.nienke) =>
  as(of, async (tx, viewer) => accepted(await readRelease(tx, viewer, client.id)), client);

describe("what an opening agrees on", () => {
  beforeAll(async () => {
    client = await clientOf(v.nienke, "Wim Kuiper");
  });

  it("an opening that says nothing of limits has those that are proposed; null was said, and is no limit", async () => {
    const of = { open: true, because: "Samen geoefend." };
    const day = addDays(dayOf(new Date(), "Europe/Amsterdam"), 28);
    expect(valueOf(await decide(of))).toMatchObject({ maxMinutes: 5, maxPerWeek: 3, reviewOn: day });
    expect(valueOf(await decide({ ...of, maxMinutes: 9 }))).toMatchObject({ maxMinutes: 9, maxPerWeek: 3 });
    const none = { maxMinutes: null, maxPerWeek: null, reviewOn: null };
    expect(valueOf(await decide({ ...of, ...none }))).toMatchObject(none);
    expect(valueOf(await decide({ open: false }))).toMatchObject(none);
  });

  it("keeps that health was talked through in the therapist's words, and the audit log only that it was", async () => {
    const health = "Epilepsie besproken: liggend, samen.";
    expect(valueOf(await decide({ open: true, because: "Samen geoefend.", health }))).toMatchObject({ health });
    const audited = await everything`select detail from audit_events where client_id = ${client.id} order by at, id`;
    expect(audited.at(-1)?.detail).toMatchObject({ health: "told" });
    expect(JSON.stringify(audited)).not.toContain("Epilepsie");
  });
});

describe("the list about health at an opening", () => {
  const items = ["heart", "epilepsy"].map((id) => ({ id, sentence: { nl: `Vraag ${id}`, en: `Question ${id}` } }));
  const because = "Liggend en samen; de neuroloog weet ervan.";
  const no = { item: "heart", yes: false, because: "" };
  const yes = { item: "epilepsy", yes: true, because };
  const opening = (checked: ReleaseDecision["checked"]) =>
    decide({ open: true, because: "Samen geoefend.", ...(checked && { checked }) });
  const decisions = async () =>
    (await everything`select checked from release_decisions where client_id = ${client.id} order by id`).map(
      ({ checked }) => checked as unknown,
    );

  beforeAll(async () => {
    client = await clientOf(v.nienke, "Elly Smit");
  });

  it("of which only a draft is there yet is not taken for an answer, and nothing is decided", async () => {
    const list = valueOf(await as(v.nienke, async (tx, who) => accepted(await readHealthList(tx, who))));
    const answers = list.items.map(({ id }) => ({ item: id, yes: false, because: "" }));
    expect(await opening({ version: 0, answers })).toMatchObject({ refusal: "stale", current: { version: 0 } });
    expect(await decisions()).toEqual([]);
  });

  it("is kept sealed with the sentences that were asked; a yes closes nothing, and the audit log has counts only", async () => {
    valueOf(await as(v.marieke, (tx, who) => approveHealthList(tx, who, { items }, 0)));
    const opened = valueOf(await opening({ version: 1, answers: [yes, no] }));
    expect(opened).toMatchObject({
      open: true,
      checked: {
        version: 1,
        answers: [
          { item: "heart", sentence: { nl: "Vraag heart" }, yes: false, because: null },
          { item: "epilepsy", sentence: { en: "Question epilepsy" }, yes: true, because },
        ],
      },
    });
    expect(await decisions()).toEqual([expect.stringMatching(/^\u00011\./)]);
    const audited = await everything`select detail from audit_events where client_id = ${client.id}`;
    expect(audited.at(-1)?.detail).toMatchObject({ checked: { version: 1, yes: 1 } });
    expect(JSON.stringify(audited)).not.toMatch(/epilepsy|neuroloog/);
  });

  it("is refused half-answered, with a yes that has no reason, or of another version; nothing is decided then", async () => {
    const half = await opening({ version: 1, answers: [no] });
    expect(half).toMatchObject({ refusal: "invalid", faults: [{ path: "checked.answers" }] });
    const silent = await opening({ version: 1, answers: [no, { ...yes, because: "" }] });
    expect(silent).toMatchObject({ refusal: "reason_missing", faults: [{ path: "checked.answers.1.because" }] });
    expect(await opening({ version: 2, answers: [no, yes] })).toMatchObject({ refusal: "stale", current: { items } });
    expect(await decisions()).toHaveLength(1);
  });

  it("may be left out: whoever opens may have gone through it otherwise", async () => {
    expect(valueOf(await opening(undefined))).toMatchObject({ open: true, checked: null });
    expect((await decisions()).at(-1)).toBeNull();
  });

  it("is not stored as it stands by the role that serves", async () => {
    const plain = as(
      v.nienke,
      async (tx, who) =>
        accepted(
          await tx.execute(sql`insert into release_decisions
            (practice_id, client_id, id, open, because, checked, decided_by)
            values (${who.practiceId}, ${client.id}, ${uuidv7()}, false, ${"\u00011.x"}, '{"version": 1}', ${who.memberId})`),
        ),
      client,
    );
    await expect(plain).rejects.toThrow("42501");
  });
});

describe("opening release", () => {
  beforeAll(async () => {
    client = await clientOf(v.nienke, "Rachid Bouzid");
  });

  it("is shut until somebody opens it", async () => {
    expect(valueOf(await release())).toMatchObject({ open: false, decidedBy: null });
  });

  it("keeps every decision, with who, why and the terms before and after; the last one holds", async () => {
    const terms = {
      open: true,
      because: "Drie keer samen geoefend.",
      maxMinutes: 5,
      maxPerWeek: 3,
      reviewOn: "2026-12-20",
    };
    expect(valueOf(await decide(terms))).toMatchObject({ ...terms, decidedBy: v.nienke.name });
    expect(valueOf(await decide({ open: false, because: "Even rust." }, v.marieke))).toMatchObject({ open: false });
    expect(valueOf(await release())).toMatchObject({ open: false, because: "Even rust.", decidedBy: v.marieke.name });
    expect(await everything`select open from release_decisions where client_id = ${client.id} order by id`).toEqual([
      { open: true },
      { open: false },
    ]);
    const events =
      await everything`select event, detail from audit_events where client_id = ${client.id} order by at, id`;
    const shut = { open: false, maxMinutes: null, maxPerWeek: null, reviewOn: null };
    const opened = { open: true, maxMinutes: 5, maxPerWeek: 3, reviewOn: "2026-12-20" };
    expect(events).toEqual([
      { event: "release.opened", detail: { before: shut, after: opened } },
      { event: "release.closed", detail: { before: opened, after: shut } },
    ]);
  });

  it("is not for a colleague, not for another practice, and not for the client", async () => {
    for (const stranger of [v.bas, v.ruud, v.johan])
      expect(refusalOf(await decide({ open: true, because: "x" }, stranger))).toBe("not_found");
    await expect(decide({ open: true, because: "x" }, client)).rejects.toThrow();
    expect(valueOf(await release()).open).toBe(false);
  });

  it("needs a reason; closing does not", () => {
    expect(releaseDecision.safeParse({ open: true, because: "  " }).success).toBe(false);
    expect(releaseDecision.safeParse({ open: false }).success).toBe(true);
  });
});
