import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import {
  as,
  type ClientPerson,
  clientOf,
  entryOf,
  type Person,
  refusalOf,
  valueOf,
  village,
} from "@/db/testing/practice";
import { assigned, draftOf, itemOf, logOf, told } from "@/db/testing/programs";
import type { Program } from "@/lib/programs/schema";
import { changeProgram, endProgram } from "@/lib/programs/write";
import type { SessionLog } from "@/lib/sessions/schema";
import { logSession } from "@/lib/sessions/write";
import { readProgress } from "./read";
import { type ProgressQuery, progress } from "./schema";

let v: Awaited<ReturnType<typeof village>>;
beforeAll(async () => {
  v = await village();
});

// A Sunday.
const now = new Date("2026-11-22T12:00:00Z");
const everyMonday = () => itemOf("grounding", { days: ["mon"] });

const logged = async (who: ClientPerson, program: Program, at: string, given: Partial<SessionLog> = {}) =>
  valueOf(await logSession(entryOf(who), uuidv7(), logOf(program, at, given), now));
const look = async (by: Person, about: ClientPerson, query: Partial<ProgressQuery>, at = now) =>
  progress.parse(valueOf(await readProgress(entryOf(by, about), { bucket: "day", ...query }, at)));

describe("a client's progress", () => {
  let client: ClientPerson;
  let program: Program;
  beforeAll(async () => {
    client = await clientOf(v.nienke, "Daan Visser");
    program = await assigned(v.nienke, client, draftOf([everyMonday()], { title: "Rust" }), "2026-11-02", now);
    await logged(client, program, "2026-11-02T19:00:00Z", { before: told(8, 4), after: told(4, 7) });
    await logged(client, program, "2026-11-02T21:00:00Z", { before: told(5, null), after: null });
    await logged(client, program, "2026-11-04T00:30:00+01:00", {
      before: told(0, "declined"),
      after: told("declined", 10),
    });
  });

  it("shows each day: what was planned, what was reported, means of what was answered; gaps stay gaps", async () => {
    const nothing = {
      sessions: 0,
      planned: 0,
      tensionBefore: null,
      tensionAfter: null,
      safetyBefore: null,
      safetyAfter: null,
    };
    const { points, summary } = await look(v.nienke, client, { from: "2026-11-01", to: "2026-11-04" });
    expect(points).toEqual([
      { date: "2026-11-01", ...nothing },
      {
        date: "2026-11-02",
        sessions: 2,
        planned: 1,
        tensionBefore: 6.5,
        tensionAfter: 4,
        safetyBefore: 4,
        safetyAfter: 7,
      },
      { date: "2026-11-03", ...nothing },
      { date: "2026-11-04", ...nothing, sessions: 1, tensionBefore: 0, safetyAfter: 10 },
    ]);
    expect(summary).toEqual({
      sessions: 3,
      planned: 1,
      adherence: 3,
      answered: { tensionBefore: 3, tensionAfter: 1, safetyBefore: 1, safetyAfter: 2 },
    });
  });

  it("sums weeks by their Monday, and weighs a week's mean by session, not by day", async () => {
    const { points } = await look(v.nienke, client, { from: "2026-11-02", to: "2026-11-15", bucket: "week" });
    expect(points.map((point) => [point.date, point.sessions, point.planned])).toEqual([
      ["2026-11-02", 3, 1],
      ["2026-11-09", 0, 1],
    ]);
    expect(points[0]?.tensionBefore).toBe(4.3);
    expect(points[1]?.tensionBefore).toBeNull();
  });

  it("asks of nobody what still lies ahead, though it shows what is planned", async () => {
    const { points, summary } = await look(v.nienke, client, { from: "2026-11-16", to: "2026-11-30" });
    expect(points.filter((point) => point.planned > 0).map((point) => point.date)).toEqual([
      "2026-11-16",
      "2026-11-23",
      "2026-11-30",
    ]);
    expect(summary).toMatchObject({ sessions: 0, planned: 1, adherence: 0 });
    expect((await look(v.nienke, client, { from: "2026-11-23", to: "2026-11-29" })).summary).toMatchObject({
      planned: 0,
      adherence: null,
    });
  });

  it("without a period is twelve weeks up to the client's own today", async () => {
    const far = await clientOf(v.nienke, "Kiri", { timeZone: "Pacific/Kiritimati" });
    expect(await look(v.nienke, far, {}, new Date("2026-11-22T09:59:00Z"))).toMatchObject({
      from: "2026-08-31",
      to: "2026-11-22",
    });
    expect(await look(v.nienke, far, {}, new Date("2026-11-22T10:00:00Z"))).toMatchObject({ to: "2026-11-23" });
    expect((await look(v.nienke, far, {})).points).toHaveLength(84);
  });

  it("keeps the plan of each version for the days on which it held", async () => {
    const who = await clientOf(v.nienke, "Greet Hoekstra");
    const first = await assigned(
      v.nienke,
      who,
      draftOf([everyMonday()]),
      "2026-11-02",
      new Date("2026-11-01T12:00:00Z"),
    );
    const twice = {
      id: first.id,
      title: "Meer",
      note: null,
      safetyThreshold: 7,
      thresholdBecause: null,
      items: [itemOf("grounding", { days: ["mon", "thu"] })],
    };
    valueOf(
      await as(v.nienke, (tx, viewer) =>
        changeProgram(tx, viewer, first.id, twice, first.revision, new Date("2026-11-11T12:00:00Z")),
      ),
    );
    valueOf(await as(v.nienke, (tx, viewer) => endProgram(tx, viewer, first.id, new Date("2026-11-17T12:00:00Z"))));
    const { points, marks } = await look(v.nienke, who, { from: "2026-11-02", to: "2026-11-22" });
    expect(points.filter((point) => point.planned > 0).map((point) => point.date)).toEqual([
      "2026-11-02",
      "2026-11-09",
      "2026-11-12",
      "2026-11-16",
    ]);
    expect(marks).toEqual([
      { date: "2026-11-02", label: first.title },
      { date: "2026-11-11", label: "Meer" },
    ]);
  });

  it("is the client's own, the therapist's and the owner's; nobody else's", async () => {
    for (const person of [client, v.nienke, v.marieke])
      expect((await look(person, client, {})).summary.sessions).toBe(3);
    for (const stranger of [v.bas, v.ruud, v.kees, v.willem])
      expect(refusalOf(await readProgress(entryOf(stranger, client), { bucket: "day" }, now))).toBe("not_found");
  });

  it("refuses a period that ends before it begins, or is longer than five years", async () => {
    const ask = async (from: string, to: string) =>
      refusalOf(await readProgress(entryOf(v.nienke, client), { from, to, bucket: "day" }, now));
    expect(await ask("2026-11-02", "2026-11-01")).toBe("ends_before_start");
    expect(await ask("2020-01-01", "2026-11-01")).toBe("period_too_long");
  });
});
