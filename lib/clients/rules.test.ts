import { expect, it } from "vitest";
import { isFoundBy } from "./rules";

it("a client is found by a part of any word, however it is typed, and everybody by nothing", () => {
  const words = ["André van den Éijnde", null, "andre@linde.test"];
  for (const typed of ["", "  ", "andre", "ANDRÉ", "eijnde", "linde.test"]) expect(isFoundBy(typed, words)).toBe(true);
  for (const typed of ["andrea", "null", "andre linde"]) expect(isFoundBy(typed, words)).toBe(false);
});
