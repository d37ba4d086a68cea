import { expect, test } from "vitest";
import { linesOf, splitAt } from "./step-text";

test("a pasted list becomes steps without its numbers and dots", () => {
  expect(linesOf("1. Ga liggen\r\n2) Adem uit\n\n - Wacht\n• Sta op ")).toEqual([
    "Ga liggen",
    "Adem uit",
    "Wacht",
    "Sta op",
  ]);
});

test("a number that belongs to the sentence stays", () => {
  expect(linesOf("10 keer ademen\n2 minuten rust")).toEqual(["10 keer ademen", "2 minuten rust"]);
});

test("a step is divided where the cursor stands", () => {
  expect(splitAt("Ga liggen. Adem uit.", 10, 10)).toEqual(["Ga liggen.", "Adem uit."]);
});
