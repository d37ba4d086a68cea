import { expect, it } from "vitest";
import { cursorOf, isCount, isMoment, isText, keysOf } from "./cursor";

it("a cursor gives back the keys that were put in", () => {
  const keys = ["Jan \u00e9n Piet", "2026-11-22 18:30:00.123456+00", "12"];
  expect(keysOf(cursorOf(...keys), [isText, isMoment, isCount])).toEqual(keys);
});

it.each([
  ["nothing", undefined],
  ["no base64", "%%%"],
  ["no JSON", Buffer.from("hello").toString("base64url")],
  ["another number of keys", cursorOf("a", "2026-11-22 18:30:00+00")],
  ["a NUL, which PostgreSQL can't hold", cursorOf("a\0", "2026-11-22 18:30:00+00", "1")],
  ["half a surrogate pair", cursorOf("\ud800", "2026-11-22 18:30:00+00", "1")],
  ["a moment that is none", cursorOf("a", "2026-02-30 18:30:00+00", "1")],
  ["a moment with more behind it", cursorOf("a", "2026-11-22 18:30:00+00; x", "1")],
  ["a count below zero", cursorOf("a", "2026-11-22 18:30:00+00", "-1")],
  ["a count without end", cursorOf("a", "2026-11-22 18:30:00+00", "1e99")],
  ["keys that are no texts", Buffer.from('[1,{"a":2},null]').toString("base64url")],
])("a cursor of %s was never ours", (_what, cursor) => {
  expect(keysOf(cursor, [isText, isMoment, isCount])).toBeNull();
});
