import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GivenCheckIn, LoggedSession } from "@/lib/sessions/schema";
import { type Cell, csvCell, csvOf, recordCsv } from "./rules";

/** Reads RFC 4180 as a spreadsheet does: an own reader, so that the writer is not judged by itself. */
function read(csv: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < csv.length; at++) {
    const sign = csv[at] as string;
    if (quoted && sign === '"' && csv[at + 1] === '"') {
      cell += '"';
      at++;
    } else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === ",") {
      rows.at(-1)?.push(cell);
      cell = "";
    } else if (!quoted && sign === "\r" && csv[at + 1] === "\n") {
      rows.at(-1)?.push(cell);
      cell = "";
      rows.push([]);
      at++;
    } else cell += sign;
  }
  return rows.slice(0, -1);
}

describe("a cell", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+31612345678", "'+31612345678"],
    ["-2", "'-2"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    [" =1", "' =1"],
    ['"=1', '"\'""=1"'],
    ["＝1", "'＝1"],
    ["'=1", "''=1"],
    ["2 - 1 = 1", "2 - 1 = 1"],
    ["gewoon, met komma", '"gewoon, met komma"'],
    ['zei "rust"', '"zei ""rust"""'],
    ["twee\nregels", '"twee\nregels"'],
  ])("of %j is %j", (text, written) => {
    expect(csvCell(text)).toBe(written);
  });

  it("of a number stays one, and of nothing is empty", () => {
    expect([csvCell(0), csvCell(-2), csvCell(null)]).toEqual(["0", "-2", ""]);
  });

  it("never begins a formula, whatever was written in it, and is read back as it was", () => {
    const cell = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("=", "+", "-", "@", "\t", "\r", "＝", '"', "'", " ", "\n"),
    );
    const text = fc.array(cell, { maxLength: 6 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (cells: Cell[]) => {
        const [back] = read(csvOf([cells]));
        expect(back).toHaveLength(cells.length);
        for (const [at, said] of (back ?? []).entries()) {
          expect([cells[at], `'${cells[at]}`]).toContain(said);
          expect(said).not.toMatch(/^["\s]*[=+\-@\t\r＝＋－＠]/);
        }
      }),
      { numRuns: 500 },
    );
  });
});

const session: LoggedSession = {
  id: "01a20482-e407-7124-afaf-5b05b8fcb8a0",
  programId: "01a20482-e40e-7d2a-b899-69116a7da20c",
  programVersion: 3,
  programTitle: "=HYPERLINK(1)",
  programEdition: 2,
  practisedOn: "2026-11-22",
  startedAt: "2026-11-22T19:30:00+01:00",
  endedAt: "2026-11-22T19:50:00+01:00",
  timeZone: "Europe/Amsterdam",
  receivedAt: "2026-11-22T18:51:00+00:00",
  choice: "relax-only",
  before: { tension: 0, safety: "declined", areas: ["jaw"] },
  after: { tension: null, safety: 8, areas: [] },
  entries: [
    { programItemId: "01a20482-e40e-7d2a-b899-69116a7da20d", outcome: "done", seconds: 720, repetitions: null },
    { programItemId: "01a20482-e40e-7d2a-b899-69116a7da20e", outcome: "skipped", seconds: null, repetitions: null },
  ],
  note: "stil",
  privateLine: "alleen van mij",
  echo: {
    answeredAt: "2026-11-23T09:00:00+01:00",
    timeZone: "Europe/Amsterdam",
    tension: 3,
    safety: null,
    sleep: "worse",
    mood: null,
  },
};
const checkIn: GivenCheckIn = {
  id: "01a20482-e40e-7d2a-b899-69116a7da20f",
  at: "2026-11-22T08:00:00+01:00",
  timeZone: "Europe/Amsterdam",
  day: "2026-11-22",
  tension: 10,
  safety: null,
  areas: [],
  receivedAt: "2026-11-22T07:00:01+00:00",
  privateLine: "ook van mij",
};

describe("the record as CSV", () => {
  const rows = read(recordCsv([session], [checkIn]));
  const told = rows.slice(1).map((row) => Object.fromEntries(row.map((cell, at) => [rows[0]?.[at], cell])));

  it("has a row for each moment, in the order in which they were lived", () => {
    expect(told.map(({ kind }) => kind)).toEqual(["check-in", "session", "next-day"]);
    expect(rows.every((row) => row.length === rows[0]?.length)).toBe(true);
  });

  it("keeps a true nought, what was left open and what was rather not said apart", () => {
    const [, of] = told;
    expect([of?.tensionBefore, of?.safetyBefore, of?.tensionAfter, of?.safetyAfter]).toEqual([
      "0",
      "declined",
      "",
      "8",
    ]);
    expect([of?.done, of?.skipped, of?.stopped, of?.seconds]).toEqual(["1", "1", "0", "720"]);
  });

  it("holds no line that was written for its writer alone, and runs no title as a formula", () => {
    const csv = recordCsv([session], [checkIn]);
    expect(csv).not.toContain("van mij");
    expect(csv).toContain("'=HYPERLINK(1)");
  });
});
