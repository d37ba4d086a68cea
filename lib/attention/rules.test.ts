import { describe, expect, test } from "vitest";
import { signalKinds } from "@/lib/safety/schema";
import {
  attentionOf,
  compareInbox,
  dateKinds,
  farOff,
  inOrderOfWork,
  isSettled,
  type Known,
  mattersOf,
  readingOrder,
} from "./rules";
import type { CaseloadRow, KeptSignal, Matter } from "./schema";

const today = "2026-11-22";
const daily = [{ from: "2026-09-01", to: null, week: [1, 1, 1, 1, 1, 1, 1] }];

const known = (given: Partial<Known> = {}): Known => ({
  timeZone: "Europe/Amsterdam",
  hasProgram: true,
  lastSessionOn: "2026-11-21",
  plan: daily,
  kept: null,
  ...given,
});
const signal = (kind: KeptSignal["kind"], given: Partial<KeptSignal> = {}): KeptSignal => ({
  id: `of ${kind}`,
  kind,
  sessionId: "01a20482-e407-7124-afaf-5b05b8fcb8a0",
  raisedAt: "2026-11-20T23:30:00Z",
  on: "2026-11-20",
  ...given,
});
const kindsOf = (matters: readonly Matter[]) => matters.map(({ kind }) => kind);

describe("what asks for the therapist", () => {
  test("somebody with a program who practised yesterday asks for nothing", () => {
    expect(mattersOf(known(), today)).toEqual([]);
    expect(attentionOf(mattersOf(known(), today))).toEqual({ first: null, more: 0, parked: 0 });
  });

  test("every signal has a place in the order, and only signals are settled", () => {
    expect([...readingOrder].sort()).toEqual([...signalKinds, ...dateKinds].sort());
    expect(readingOrder.filter(isSettled).sort()).toEqual([...signalKinds].sort());
  });

  test("a signal says what was told, and waits from the day on which it arrived where the client lives", () => {
    const kept = { signals: [signal("safety_fell", { before: 8, after: 3, threshold: 7 })] };
    expect(mattersOf(known({ kept }), today)).toEqual([
      {
        kind: "safety_fell",
        about: "of safety_fell",
        since: "2026-11-21",
        sessionId: "01a20482-e407-7124-afaf-5b05b8fcb8a0",
        on: "2026-11-20",
        tension: null,
        before: 8,
        after: 3,
        threshold: 7,
        signs: [],
        parked: false,
      },
    ]);
  });

  test("a stop by a sign says which signs were ticked, where some were", () => {
    const kept = { signals: [signal("stopped_by_sign", { signs: ["dizzy", "pain"] }), signal("safety_fell")] };
    expect(mattersOf(known({ kept }), today).map(({ kind, signs }) => [kind, signs])).toEqual([
      ["stopped_by_sign", ["dizzy", "pain"]],
      ["safety_fell", []],
    ]);
  });

  test("in the inbox today's stop by a sign stands before older things, and of one kind the oldest first", () => {
    const place = (kind: string, since: string, client = "a", about = "") => [kind, since, client, about] as const;
    const inOrder = [
      place("stopped_by_sign", "2026-11-20"),
      place("stopped_by_sign", "2026-11-22", "a"),
      place("stopped_by_sign", "2026-11-22", "b"),
      place("stopped_by_sign", "2026-11-22", "b", "x"),
      place("over_minutes", "2026-10-01"),
      place("look_due", "2026-09-01"),
      place("no_program", "2026-09-01"),
      place("no_program", farOff),
    ];
    expect([...inOrder].reverse().sort(compareInbox)).toEqual(inOrder);
    expect(compareInbox(place("silence", "2026-11-22"), place("silence", "2026-11-22"))).toBe(0);
  });

  test("what happened in a session is read before what the calendar asks, however old that is", () => {
    const kept = {
      signals: [signal("echo_worse"), signal("over_minutes"), signal("stopped_by_sign")],
      reviewOn: "2026-10-01",
      lookOn: "2026-11-01",
    };
    const found = mattersOf(known({ kept, lastSessionOn: "2026-10-01" }), today);
    expect(kindsOf(found)).toEqual([
      "stopped_by_sign",
      "over_minutes",
      "echo_worse",
      "look_due",
      "review_due",
      "silence",
    ]);
    expect(attentionOf(found)).toMatchObject({ first: { kind: "stopped_by_sign" }, more: 5, parked: 0 });
  });

  test.each([
    ["2026-11-22", true],
    ["2026-11-23", false],
  ])("a day of %s that was agreed asks from that day on: %s", (day, asks) => {
    expect(kindsOf(mattersOf(known({ kept: { reviewOn: day, lookOn: day } }), today))).toEqual(
      asks ? ["look_due", "review_due"] : [],
    );
  });

  test("without a program there is nothing to be silent about; it asks from the day after the last one", () => {
    const ended = [{ from: "2026-09-01", to: "2026-11-10", week: [1, 1, 1, 1, 1, 1, 1] }];
    const found = mattersOf(known({ hasProgram: false, lastSessionOn: "2026-10-01", plan: ended }), today);
    expect(found).toMatchObject([{ kind: "no_program", about: "2026-11-11", since: "2026-11-11" }]);
    expect(mattersOf(known({ hasProgram: false, plan: [] }), today)).toMatchObject([{ since: null }]);
  });

  test.each([
    ["2026-11-15", undefined, null],
    ["2026-11-14", undefined, "2026-11-22"],
    ["2026-11-14", 9, null],
    ["2026-11-19", 3, "2026-11-22"],
  ])("a last session on %s with %s days agreed is silence since %s", (lastSessionOn, silentAfter, since) => {
    const kept = silentAfter === undefined ? null : { silentAfter };
    const found = mattersOf(known({ lastSessionOn, kept }), today);
    expect(found.map((one) => [one.kind, one.about, one.since])).toEqual(
      since ? [["silence", lastSessionOn, since]] : [],
    );
  });

  test("who was asked for nothing in between, or never began, is not silent", () => {
    const nothing = [{ from: "2026-09-01", to: null, week: [0, 0, 0, 0, 0, 0, 0] }];
    expect(mattersOf(known({ lastSessionOn: "2026-11-01", plan: nothing }), today)).toEqual([]);
    expect(mattersOf(known({ lastSessionOn: null }), today)).toEqual([]);
  });

  test("what waits for the visit asks no more in the list, but is counted", () => {
    const kept = {
      signals: [signal("safety_fell"), signal("over_weekly")],
      parked: [
        ["safety_fell", "of safety_fell"],
        ["over_weekly", "of another"],
        ["silence", "2026-11-01"],
      ] as [string, string][],
    };
    const found = mattersOf(known({ kept, lastSessionOn: "2026-11-01" }), today);
    expect(found.map(({ kind, parked }) => [kind, parked])).toEqual([
      ["safety_fell", true],
      ["over_weekly", false],
      ["silence", true],
    ]);
    expect(attentionOf(found)).toMatchObject({ first: { kind: "over_weekly" }, more: 0, parked: 2 });
    // A silence that began anew is another one.
    const anew = mattersOf(known({ kept, lastSessionOn: "2026-11-10" }), today);
    expect(anew.find(({ kind }) => kind === "silence")?.parked).toBe(false);
  });
});

const row = (name: string, given: Partial<Known> = {}): CaseloadRow => ({
  client: { id: "01a20482-e407-7124-afaf-5b05b8fcb8a0", name },
  hasAccount: true,
  program: null,
  lastSession: null,
  lastSessionOn: null,
  week: { sessions: 1, planned: 4, adherence: 0.25 },
  trend: [],
  openSignals: 0,
  attention: attentionOf(mattersOf(known(given), today)),
});

test("what asks to be done stands first, the older before the newer, and then the alphabet of the reader decides", () => {
  const rows = [
    row("Zeno"),
    row("Émile"),
    row("Eva"),
    row("Stil", { lastSessionOn: "2026-11-01" }),
    row("Stiller", { lastSessionOn: "2026-10-30" }),
    row("Leeg", { hasProgram: false }),
    row("Yara", { kept: { signals: [signal("over_weekly")] } }),
    row("Bo", { kept: { signals: [signal("stopped_by_sign"), signal("over_weekly")] } }),
    row("Ad", { kept: { signals: [signal("over_weekly")], parked: [["over_weekly", "of over_weekly"]] } }),
  ];
  const order = inOrderOfWork(rows, "nl").map(({ client }) => client.name);
  expect(order).toEqual(["Bo", "Yara", "Leeg", "Stiller", "Stil", "Ad", "Émile", "Eva", "Zeno"]);
});
