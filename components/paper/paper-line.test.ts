import { expect, test } from "vitest";
import { blankLine, type PaperProgram, sheetOf } from "./paper-line";

test("an exercise that nobody ticked is not told", () => {
  const item = { id: "rest", title: "Rust", days: null, group: "relax" as const };
  const program: PaperProgram = { id: "p", version: 1, title: "P", startsOn: "2026-11-01", items: [item] };
  const line = { ...blankLine("2026-11-16", "p"), answers: { tensionBefore: 6 } };
  expect(sheetOf(line, program).entries).toEqual([]);
  expect(sheetOf({ ...line, ticked: ["rest"] }, program).entries).toMatchObject([{ programItemId: "rest" }]);
});
