import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { differing, sumUp } from "@/db/backups/checks";
import { type FailingWire, failingWire } from "@/db/testing/failing-wire";
import { as, type ClientPerson, clientOf, entryOf, everything, valueOf, village } from "@/db/testing/practice";
import { assigned, drafted, draftOf, itemOf, logOf } from "@/db/testing/programs";
import { StatementFailed } from "@/db/transaction";
import { passingTrouble } from "@/lib/access/trouble";
import { addClient, changeClient, inviteClient } from "@/lib/clients/write";
import { noteDraft } from "@/lib/notes/schema";
import { writeNote } from "@/lib/notes/write";
import { assignProgram, changeProgram, deleteProgram, draftProgram, endProgram } from "@/lib/programs/write";
import type { Result } from "@/lib/result";
import { decideRelease } from "@/lib/safety/write";
import { logSession } from "@/lib/sessions/write";

let v: Awaited<ReturnType<typeof village>>;
let wire: FailingWire;
let client: ClientPerson;
const now = new Date("2026-11-22T12:00:00Z");

beforeAll(async () => {
  // Nobody has connected yet: from here on the code under test speaks over this line.
  // oxlint-disable-next-line node/no-process-env
  wire = await failingWire(JSON.parse(process.env.VERZACHT_DATABASE as string));
  // oxlint-disable-next-line node/no-process-env
  process.env.VERZACHT_DATABASE = JSON.stringify(wire.address);
  v = await village();
  client = await clientOf(v.nienke, "Thijs van den Berg");
});
afterAll(() => wire.stop());

type Act = () => Promise<Result<unknown>>;

const added = () => ({ id: uuidv7(), name: "Lotte Smit", email: null, locale: "nl" as const });
const draft = () => draftOf([itemOf("grounding", { remark: "rustig" })], { note: "voor later" });

/** For each kind of change: what has to be there beforehand, and the change itself, which is then tried over and over. */
const changes: Record<string, () => Promise<Act>> = {
  "a client is added": async () => () => as(v.nienke, (tx, viewer) => addClient(tx, viewer, added())),
  "a client is changed": async () => {
    const one = added();
    valueOf(await as(v.nienke, (tx, viewer) => addClient(tx, viewer, one)));
    return () => as(v.nienke, (tx, viewer) => changeClient(tx, viewer, one.id, { name: "Lotte de Smit" }, 1), one);
  },
  "a client is invited": async () => {
    const one = added();
    valueOf(await as(v.nienke, (tx, viewer) => addClient(tx, viewer, one)));
    return () => as(v.nienke, (tx, viewer) => inviteClient(tx, viewer, one.id, now), one);
  },
  "a program is drafted": async () => () =>
    as(v.nienke, (tx, viewer) => draftProgram(tx, viewer, client.id, draft()), client),
  "a program is changed": async () => {
    const one = draft();
    await drafted(v.nienke, client, one);
    return () =>
      as(v.nienke, (tx, viewer) => changeProgram(tx, viewer, one.id, { ...one, title: "Anders" }, 1, now), client);
  },
  "a program is assigned": async () => {
    const theirs = await clientOf(v.nienke, "Greet Hoekstra");
    const one = draft();
    await drafted(v.nienke, theirs, one);
    const days = { startsOn: "2026-11-02", endsOn: null };
    return () => as(v.nienke, (tx, viewer) => assignProgram(tx, viewer, one.id, days, now), theirs);
  },
  "a program is ended": async () => {
    const theirs = await clientOf(v.nienke, "Greet Hoekstra");
    const { id } = await assigned(v.nienke, theirs, draft(), "2026-11-02", now);
    return () => as(v.nienke, (tx, viewer) => endProgram(tx, viewer, id, now), theirs);
  },
  "a program is deleted": async () => {
    const { id, revision } = await drafted(v.nienke, client, draft());
    return () => as(v.nienke, (tx, viewer) => deleteProgram(tx, viewer, id, revision), client);
  },
  "release is opened": async () => () => {
    const words = { open: true, because: "rustig genoeg", maxMinutes: 5, maxPerWeek: 2, reviewOn: null } as const;
    return as(v.nienke, (tx, viewer) => decideRelease(tx, viewer, client.id, words, now), client);
  },
  "a note is written": async () => () => {
    const note = noteDraft.parse({ id: uuidv7(), kind: "note", day: "2026-11-20", text: "Ging goed." });
    return as(v.nienke, (tx, viewer) => writeNote(tx, viewer, client.id, note), client);
  },
  "a session is logged": async () => {
    const theirs = await clientOf(v.nienke, "Wim Postma");
    const program = await assigned(v.nienke, theirs, draft(), "2026-11-02", now);
    const log = logOf(program, "2026-11-20T19:00:00+01:00", { note: "ging wel" });
    return () => logSession(entryOf(theirs), uuidv7(), log, now);
  },
};

/** What was cut off in its middle has ended on the server, too. */
const untilQuiet = () =>
  expect
    .poll(
      () => everything`select pid from pg_stat_activity
        where usename = 'verzacht_runtime' and datname = current_database() and state <> 'idle'`,
      { timeout: 20_000, interval: 10 },
    )
    .toHaveLength(0);

const totals = { changes: 0, faults: 0, before: 0, after: 0 };

describe("the line breaks at every statement of a change", { timeout: 600_000 }, () => {
  it.each(Object.entries(changes))("%s: all of it or nothing, and its event with it", async (_name, prepare) => {
    const whole = await prepare();
    const before = await sumUp(everything);
    wire.arm(null);
    valueOf(await whole());
    const statements = wire.count();
    const touched = differing(before, await sumUp(everything)).toSorted();
    expect(touched).toContain("public.audit_events");
    totals.changes++;

    for (let at = 1; at <= statements; at++) {
      for (const when of ["before", "after"] as const) {
        const act = await prepare();
        const was = await sumUp(everything);
        wire.arm({ at, when });
        const failure = await act().then(
          () => null,
          (error: unknown) => error,
        );
        expect([at, when, failure instanceof StatementFailed, passingTrouble(failure)]).toEqual([at, when, true, true]);
        await untilQuiet();
        const done = differing(was, await sumUp(everything)).toSorted();
        // Only a commit that was heard, and whose answer was lost, leaves everything; no other leaves anything.
        const isCommit = at === statements && when === "after";
        expect([at, when, done]).toEqual([at, when, isCommit ? touched : []]);
        totals.faults++;
        totals[isCommit ? "after" : "before"]++;
        wire.arm(null);
      }
    }
  });

  it("says how much was tried", () => {
    console.log(
      `faults: ${totals.changes} kinds of change, ${totals.faults} broken lines, ${totals.before} left nothing, ${totals.after} were whole, 0 half done`,
    );
    expect(totals.faults).toBeGreaterThan(50);
  });
});
