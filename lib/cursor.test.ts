import { expect, it } from "vitest";
import { cursorOf, isCount, isMoment, isText, keysOf, pageQuery } from "./cursor";

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

it("a list takes its own cursors, or none, and says of any other that it is the cursor", () => {
  const query = pageQuery([isText, isCount]);
  const faultsOf = (asked: object) =>
    query.safeParse(asked).error?.issues.map(({ path, message }) => [...path, message]);
  expect(query.parse({})).toEqual({ limit: 50 });
  expect(faultsOf({ cursor: cursorOf("Jan \u00e9n Piet", "12"), limit: "200" })).toBeUndefined();
  for (const cursor of ["x", cursorOf("Jan"), cursorOf("Jan", "twaalf"), `${cursorOf("Jan", "12")}%`])
    expect([cursor, faultsOf({ cursor })]).toEqual([cursor, [["cursor", "cursor"]]]);
});
