import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import {
  as,
  type ClientPerson,
  clientOf,
  entryOf,
  everything,
  refusalOf,
  valueOf,
  village,
} from "@/db/testing/practice";
import { assigned, draftOf, logOf, wholeChain } from "@/db/testing/programs";
import { fullRecord } from "@/db/testing/records";
import { relativeOf } from "@/db/testing/relatives";
import { readAudit, readLooks } from "@/lib/audit/read";
import { auditQuery, lookQuery } from "@/lib/audit/schema";
import { addDays, dayOf } from "@/lib/calendar";
import { accepted } from "@/lib/result";
import { decideRelease } from "@/lib/safety/write";
import { sessionLog } from "@/lib/sessions/schema";
import { logSession } from "@/lib/sessions/write";
import { readToday } from "@/lib/today/read";
import { readShared, readSharedDays, readSharedProgram, readSharedProgress } from "./read";
import type { SharePart } from "./rules";
import { sharedDays, sharedProgram, sharedProgress } from "./schema";
import { takeBack } from "./write";

const now = new Date();
const mark = "kenteken-7719";
let v: Awaited<ReturnType<typeof village>>;
let client: ClientPerson;
beforeAll(async () => {
  v = await village();
  client = await fullRecord(v.nienke, mark, now);
});

const looking = () => ({ eventId: uuidv7(), now });
const reads = { program: readSharedProgram, days: readSharedDays, progress: readSharedProgress } as const;

describe("what a relative reads", () => {
  it.each(["program", "days", "progress"] as const)(
    "is %s where that is shared, and nothing of the others",
    async (part) => {
      const joris = await relativeOf(client, "Joris", [part]);
      expect(valueOf(await as(joris, (tx) => readShared(tx, looking())))).toEqual({
        firstName: "Ingrid",
        parts: [part],
      });
      for (const other of Object.keys(reads) as SharePart[]) {
        const read = await as<unknown>(joris, (tx) => reads[other](tx, looking()));
        expect([other, read.ok ? "read" : read.refusal]).toEqual([other, other === part ? "read" : "not_found"]);
      }
      await everything`update relatives set ended_at = now() where client_id = ${client.id}`;
      expect(refusalOf(await as<unknown>(joris, (tx) => reads[part](tx, looking())))).toBe("not_found");
      expect(refusalOf(await as(joris, (tx) => readShared(tx, looking())))).toBe("not_found");
    },
  );

  it("has the library's words, and none that the client or who treats wrote", async () => {
    const joris = await relativeOf(client);
    const program = sharedProgram.parse(valueOf(await as(joris, (tx) => readSharedProgram(tx, looking()))));
    expect(program.items.length).toBeGreaterThan(2);
    const days = sharedDays.parse(valueOf(await as(joris, (tx) => readSharedDays(tx, looking()))));
    expect(days.days).toHaveLength(1);
    const progress = sharedProgress.parse(valueOf(await as(joris, (tx) => readSharedProgress(tx, looking()))));
    expect(progress.points.filter(({ sessions }) => sessions > 0)).toMatchObject([
      { tensionBefore: 7, safetyBefore: 3, tensionAfter: null, safetyAfter: null },
    ]);
    expect(JSON.stringify([program, days, progress])).not.toContain(mark);
    await everything`update relatives set ended_at = now() where client_id = ${client.id}`;
  });

  it("holds nothing that releases while release is not open, and the rest as it is planned", async () => {
    const other = await clientOf(v.nienke, "Anne-Fleur van Dijk");
    const today = dayOf(now, "Europe/Amsterdam");
    await assigned(v.nienke, other, draftOf(wholeChain({ remark: "rustig" }), { title: "Zachter" }), today, now);
    const joris = await relativeOf(other, "Joris", ["program"]);
    const groups = async () =>
      valueOf(await as(joris, (tx) => readSharedProgram(tx, looking()))).items.map(({ exercise }) => exercise.group);
    const decide = (open: boolean) =>
      as(
        v.nienke,
        (tx, viewer) => decideRelease(tx, viewer, other.id, { open, because: "samen" } as never, now),
        other,
      ).then(valueOf);
    expect(await groups()).not.toContain("release");
    await everything`insert into release_decisions (practice_id, id, client_id, open, because, decided_by)
      values (${other.practice.id}, ${uuidv7()}, ${other.id}, true, ${"samen"}, ${v.nienke.memberId})`;
    expect(await groups()).toContain("release");
    // What was decided still says open; a signal since then lets release rest, and one of before does not.
    const signal = (at: string) => everything`
      insert into signals (practice_id, id, client_id, session_id, kind, pauses, raised_at) values (${other.practice.id},
        ${uuidv7()}, ${other.id}, ${uuidv7()}, 'stopped', true, now() + ${at}::interval)`;
    await signal("-1 day");
    expect(await groups()).toContain("release");
    await signal("0");
    expect(await groups()).not.toContain("release");
    await everything`delete from signals where client_id = ${other.id}`;
    expect(await groups()).toContain("release");
    await decide(false);
    expect(await groups()).not.toContain("release");
    await everything`update programs set status = 'ended', ends_on = starts_on where client_id = ${other.id}`;
    expect(await groups()).toEqual([]);
  });

  it("is a day on which something was begun, and not one on which all was left out", async () => {
    const other = await clientOf(v.nienke, "Tjitske Postma");
    const today = dayOf(now, "Europe/Amsterdam");
    const day = (back: number) => addDays(today, -back);
    const program = await assigned(v.nienke, other, draftOf(wholeChain()), day(20), now);
    const [first] = program.items;
    const entry = (outcome: string) => ({ programItemId: first?.id, outcome, seconds: null, repetitions: null });
    const log = async (back: number, entries: object[]) => {
      const told = logOf(program, `${day(back)}T10:00:00Z`, { after: null, entries: entries as never });
      valueOf(await logSession(entryOf(other), uuidv7(), sessionLog.parse(told), now));
    };
    await log(6, []);
    await log(5, [entry("skipped")]);
    await log(4, [entry("stopped")]);
    await log(3, [entry("done")]);
    await log(2, [entry("skipped"), entry("partial")]);
    const joris = await relativeOf(other, "Joris", ["days"]);
    expect(valueOf(await as(joris, (tx) => readSharedDays(tx, looking()))).days).toEqual([day(4), day(3), day(2)]);
  });

  it("is named in the client's day where the numbers are shared, until that is left out or taken back", async () => {
    const other = await clientOf(v.nienke, "Wytske Postma");
    const named = async () =>
      valueOf(await as(other, async (tx, viewer) => accepted(await readToday(tx, viewer, other.id, now)))).sharedWith;
    expect(await named()).toEqual([]);
    await relativeOf(other, "Loes", ["days", "program"]);
    expect(await named()).toEqual([]);
    const joris = await relativeOf(other, "Joris", ["progress"]);
    await relativeOf(other, "Mama");
    expect(await named()).toEqual(["Joris", "Mama"]);
    valueOf(await as(other, (tx, viewer) => takeBack(tx, viewer, { clientId: other.id, id: joris.id })));
    expect(await named()).toEqual(["Mama"]);
  });

  it("is of one client: what another shares with somebody else is not theirs", async () => {
    const joris = await relativeOf(v.kees, "Joris", ["days"]);
    await relativeOf(client, "Loes", ["days"]);
    expect(valueOf(await as(joris, (tx) => readSharedDays(tx, looking())))).toMatchObject({
      firstName: "Kees",
      days: [],
    });
    expect(refusalOf(await as(joris, async () => accepted(1), client))).toBe("not_found");
    await everything`update relatives set ended_at = now() where client_id in (${client.id}, ${v.kees.id})`;
  });

  it("is a look that the client reads, and that the owner's log names as every other", async () => {
    const joris = await relativeOf(client, "Joris de Boer");
    valueOf(await as(joris, (tx) => readShared(tx, looking())));
    for (const part of Object.keys(reads) as SharePart[])
      valueOf(await as<unknown>(joris, (tx) => reads[part](tx, looking())));
    const query = lookQuery.parse({ whose: "others", limit: 100 });
    const looks = valueOf(
      await as(client, async (tx, viewer) => accepted(await readLooks(tx, viewer, client.id, query))),
    ).items.filter(({ who }) => who.id === joris.memberId);
    expect(looks.map(({ event }) => event).sort()).toEqual([
      "shared.days_read",
      "shared.program_read",
      "shared.progress_read",
      "shared.read",
    ]);
    for (const look of looks)
      expect(look).toMatchObject({
        ground: "shared",
        who: { name: "Joris de Boer", role: "relative" },
        emergency: false,
      });
    const log = valueOf(
      await as(v.marieke, async (tx, viewer) =>
        accepted(await readAudit(tx, viewer, auditQuery.parse({ client: client.id, limit: 100 }), now)),
      ),
    ).items.filter(({ who }) => who?.id === joris.memberId);
    expect(log).toHaveLength(4);
    expect(log[0]).toMatchObject({
      ground: "shared",
      nen7513: { RoleIDCode: "relative", PurposeOfUse: "FAMRQT", ParticipantObjectID: client.id },
    });
  });
});
