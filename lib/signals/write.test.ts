import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import {
  as,
  type ClientPerson,
  clientOf,
  entryOf,
  everything,
  type Person,
  refusalOf,
  valueOf,
  village,
} from "@/db/testing/practice";
import { assigned, draftOf, logOf, told, wholeChain } from "@/db/testing/programs";
import { accepted } from "@/lib/result";
import { logSession } from "@/lib/sessions/write";
import { readOpenSignals, readSettledSignals } from "./read";
import { reopenSignal, settleSignal } from "./write";

let v: Awaited<ReturnType<typeof village>>;
let client: ClientPerson;
beforeAll(async () => {
  v = await village();
});

const signals = async () =>
  valueOf(await as(v.nienke, async (tx, viewer) => accepted(await readOpenSignals(tx, viewer, client.id)), client));
const settle = (id: string, by: Person = v.nienke, note?: string) =>
  as(by, (tx, viewer) => settleSignal(tx, viewer, id, { note }, new Date()));
const reopen = (id: string, by: Person = v.nienke) => as(by, (tx, viewer) => reopenSignal(tx, viewer, id));
const settledRow = async (id: string) =>
  (await everything`select settled_by, settled_at, note from signals where id = ${id}`)[0];
const settledSignal = async (id: string) =>
  valueOf(
    await as(v.nienke, async (tx, viewer) => accepted(await readSettledSignals(tx, viewer, client.id)), client),
  ).find((each) => each.id === id);
const openSignals = async () =>
  (await everything`select open_signals from client_summaries where client_id = ${client.id}`)[0]?.open_signals;

describe("settling a signal", () => {
  beforeAll(async () => {
    client = await clientOf(v.nienke, "Pim Jacobs");
    const now = new Date();
    const program = await assigned(v.nienke, client, draftOf(wholeChain()), "2026-11-02", now);
    const at = new Date(now.getTime() - 3_600_000).toISOString();
    // Low before, much lower after, without release being open: three signals.
    const log = logOf(program, at, { choice: "relax-and-release", before: told(8, 5), after: told(9, 1) });
    valueOf(await logSession(entryOf(client), uuidv7(), log, now));
  });

  it("is counted once, however often it is sent", async () => {
    const [first, ...others] = await signals();
    expect([first, ...others]).toHaveLength(3);
    expect(await openSignals()).toBe(3);
    const answers = await Promise.all(Array.from({ length: 10 }, () => settle(first?.id as string)));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(await signals()).toEqual(others);
    expect(await openSignals()).toBe(2);
    const [row] = await everything`select settled_by from signals where id = ${first?.id as string}`;
    expect(row?.settled_by).toBe(v.nienke.memberId);
    const events =
      await everything`select 1 from audit_events where event = 'signal.settled' and object_id = ${first?.id as string}`;
    expect(events).toHaveLength(1);
  });

  it("of somebody else's client is not there", async () => {
    const [one] = await signals();
    for (const stranger of [v.bas, v.ruud, v.johan])
      expect(refusalOf(await settle(one?.id as string, stranger))).toBe("not_found");
    expect(refusalOf(await settle(uuidv7()))).toBe("not_found");
    expect(await openSignals()).toBe(2);
  });

  it("keeps a note, and the audit log only that there is one", async () => {
    const [one] = await signals();
    const id = one?.id as string;
    expect(valueOf(await settle(id, v.nienke, "Besproken aan de telefoon."))).toEqual({ done: true });
    expect(await settledRow(id)).toMatchObject({ settled_by: v.nienke.memberId });
    expect(await settledSignal(id)).toMatchObject({
      settledBy: "Nienke de Wit",
      note: "Besproken aan de telefoon.",
    });
    const [event] = await everything`select detail from audit_events where object_id = ${id}`;
    expect(event?.detail).toEqual({ note: "added" });
  });

  it("stays as it was settled: with another note, and by a colleague who may look too", async () => {
    const [row] = await everything`select id from signals where note is not null and client_id = ${client.id}`;
    const first = await settledRow(row?.id);
    expect(valueOf(await settle(row?.id, v.nienke, "Besproken aan de telefoon."))).toEqual({ done: true });
    expect(refusalOf(await settle(row?.id, v.nienke, "Iets anders."))).toBe("settled_already");
    expect(refusalOf(await settle(row?.id, v.marieke))).toBe("settled_already");
    expect(refusalOf(await reopen(row?.id, v.marieke))).toBe("settled_already");
    expect(await settledRow(row?.id)).toEqual(first);
    valueOf(await reopen(row?.id));
  });

  it("of two who settle at once one is first, and nothing of theirs is written over", async () => {
    const [one] = await signals();
    const id = one?.id as string;
    const answers = await Promise.all([settle(id, v.nienke, "Van Nienke."), settle(id, v.marieke, "Van Marieke.")]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const [winner, note] = answers[0]?.ok ? [v.nienke, "Van Nienke."] : [v.marieke, "Van Marieke."];
    expect((await settledSignal(id))?.note).toBe(note);
    valueOf(await reopen(id, winner as Person));
  });

  it("is taken back by who settled it, and asks again", async () => {
    const [one] = await signals();
    const id = one?.id as string;
    const events = async () =>
      (await everything`select 1 from audit_events where event = 'signal.reopened' and object_id = ${id}`).length;
    const [open, reopened] = [await openSignals(), await events()];
    valueOf(await settle(id, v.nienke, "Te snel."));
    expect(await openSignals()).toBe(open - 1);
    for (const stranger of [v.bas, v.ruud, v.johan]) expect(refusalOf(await reopen(id, stranger))).toBe("not_found");
    for (const _ of [1, 2]) valueOf(await reopen(id));
    expect(await settledRow(id)).toEqual({ settled_by: null, settled_at: null, note: null });
    expect([await openSignals(), await events()]).toEqual([open, reopened + 1]);
  });

  it("is not for the client, who may see it", async () => {
    const [one] = await signals();
    await settle(one?.id as string, client).catch(() => undefined);
    expect(await signals()).toContainEqual(one);
    expect(await openSignals()).toBe(2);
  });
});
