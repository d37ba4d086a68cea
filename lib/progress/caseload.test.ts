import { describe, expect, test } from "vitest";
import { attentionOf, inOrderOfWork } from "./rules";
import type { CaseloadRow } from "./schema";

const today = "2026-11-22";

const row = (name: string, given: Partial<CaseloadRow> = {}): CaseloadRow => ({
  client: { id: "01a20482-e407-7124-afaf-5b05b8fcb8a0", name },
  hasAccount: true,
  program: { id: "01a20482-e40e-7d2a-b899-69116a7da20c", title: "Zachter zitten" },
  lastSession: "2026-11-21T18:58:02Z",
  lastSessionOn: "2026-11-21",
  week: { sessions: 1, planned: 4, adherence: 0.25 },
  trend: [],
  openSignals: 0,
  ...given,
});

describe("what asks for attention in the caseload", () => {
  test("somebody with a program who practised yesterday asks for nothing", () => {
    expect(attentionOf(row("Anouk"), today)).toBeNull();
  });

  test("a signal comes before anything else", () => {
    expect(attentionOf(row("Anouk", { openSignals: 2, program: null }), today)).toBe("signals");
  });

  test("without a program there is nothing to be silent about", () => {
    expect(attentionOf(row("Anouk", { program: null, lastSessionOn: "2026-10-01" }), today)).toBe("noProgram");
  });

  test.each([
    ["2026-11-15", null],
    ["2026-11-14", "silence"],
  ])("a last session on %s is %s on the 22nd", (lastSessionOn, expected) => {
    expect(attentionOf(row("Anouk", { lastSessionOn }), today)).toBe(expected);
  });

  test("who was asked for nothing this week, or never began, is not silent", () => {
    const week = { sessions: 0, planned: 0, adherence: null };
    expect(attentionOf(row("Anouk", { lastSessionOn: "2026-10-01", week }), today)).toBeNull();
    expect(attentionOf(row("Anouk", { lastSessionOn: null, lastSession: null }), today)).toBeNull();
  });
});

test("what asks to be done stands first, and then the alphabet of the reader decides", () => {
  const rows = [
    row("Zeno"),
    row("Émile"),
    row("Eva"),
    row("Stil", { lastSessionOn: "2026-11-01" }),
    row("Leeg", { program: null }),
    row("Yara", { openSignals: 1 }),
    row("Bo", { openSignals: 3 }),
  ];
  const order = inOrderOfWork(rows, today, "nl").map(({ client }) => client.name);
  expect(order).toEqual(["Bo", "Yara", "Leeg", "Stil", "Émile", "Eva", "Zeno"]);
});
