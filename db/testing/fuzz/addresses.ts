import fc from "fast-check";
import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import { fromSchema, type Known } from "./from-schema";
import { anyText, ownNames } from "./texts";

const oddParts = [
  "%",
  "%f",
  "%ff",
  "%c0%80",
  "%00",
  "%2e%2e%2f",
  "..%2f..%2fetc",
  "%252e",
  "%u0041",
  "%E0%A4%A",
  "%ed%a0%80",
  "null",
  "undefined",
  "0",
  "-1",
  "1e9",
  "NaN",
  "{client}",
  "[client]",
  "*",
  "'",
  "%27%20or%201=1--",
  "%3Cscript%3E",
  "00000000-0000-0000-0000-000000000000",
  "ffffffff-ffff-ffff-ffff-ffffffffffff",
  "%F0%9F%A7%98",
  "x".repeat(8_000),
  ...ownNames,
];

const wellFormed = (text: string) => Buffer.from(text).toString();

/** Any part of an address: one of what there is, in other letters, with something after it, or nothing like it. */
export const part = (known: readonly string[], dear: boolean): fc.Arbitrary<string> => {
  const one = fc.constantFrom(...(known.length > 0 ? known : [uuidv7()]));
  return fc.oneof(
    { weight: dear ? 1 : 30, arbitrary: one },
    { weight: dear ? 1 : 10, arbitrary: fc.uuid({ version: 7 }) },
    { weight: dear ? 0 : 1, arbitrary: one.map((id) => id.toUpperCase()) },
    { weight: 1, arbitrary: one.map((id) => `${id}%00`) },
    { weight: dear ? 20 : 2, arbitrary: fc.constantFrom(...oddParts) },
    { weight: 1, arbitrary: anyText.map((text) => encodeURIComponent(wellFormed(text))) },
  );
};

const oddQueries = [
  "%",
  "%ff=%ff",
  "=",
  "&&&",
  "?",
  "#",
  "limit",
  "limit=",
  "limit=NaN",
  "limit=Infinity",
  "limit=-1",
  "limit=1e3",
  "limit=0x10",
  "limit=9007199254740993",
  "limit=1&limit=200",
  "limit[]=1",
  "limit=1.5",
  `limit=${"9".repeat(400)}`,
  "cursor=",
  "cursor=AAAA",
  "cursor=%00",
  "cursor=bnVsbA",
  "cursor=W10",
  "cursor=WyJhIiwiYiJd",
  "cursor=%F0%9F%A7%98",
  `cursor=${"A".repeat(100_000)}`,
  "from=2026-02-30",
  "from=9999-12-31&to=0000-01-01",
  "from=-000001-01-01",
  "to=%00",
  "from=2026-01-01&from=2026-02-01",
  "version=1e309",
  "version=-0",
  "week=2026-W01",
  "bucket=day&bucket=week",
  "__proto__[x]=1",
  "__proto__=1",
  "constructor=1",
  "q=%ed%a0%80",
  "q=%00",
  `q=${"a%20".repeat(49)}`,
  "q=%25_%5C",
  "putAway=1",
  "locale=xx",
  "whose=__proto__",
  `a=${"b".repeat(50_000)}`,
  "a=1&".repeat(2_000),
];

const pairs = (value: unknown) =>
  Object.entries(value as object)
    .filter(([, one]) => one !== null && one !== undefined)
    .map(([name, one]) => `${name}=${encodeURIComponent(wellFormed(String(one)))}`);

/** What stands behind the question mark: mostly what the operation asks for, sometimes twice, sometimes nonsense. */
export function queries(schema: z.ZodType | undefined, known: Known): fc.Arbitrary<string> {
  const odd = fc.constantFrom(...oddQueries);
  if (!schema) return fc.oneof({ weight: 6, arbitrary: fc.constant("") }, { weight: 1, arbitrary: odd });
  const good = fromSchema(schema, known).map(pairs);
  return fc.oneof(
    { weight: 4, arbitrary: good.map((all) => all.join("&")) },
    { weight: 1, arbitrary: fc.tuple(good, good).map(([one, two]) => [...one, ...two].join("&")) },
    { weight: 1, arbitrary: fc.tuple(good, odd).map(([one, two]) => [...one, two].join("&")) },
    { weight: 3, arbitrary: odd },
  );
}

const origin = "http://127.0.0.1:3000";
const oddHeaders: Record<string, string>[] = [
  { origin: "null" },
  { origin: "" },
  { origin: "http://127.0.0.1:3000.evil.example" },
  { origin: "%" },
  { origin, "sec-fetch-site": "cross-site" },
  { origin, "accept-language": `${"nl;q=0.".repeat(2_000)}` },
  { origin, "accept-language": "__proto__" },
  { origin, "user-agent": "\u00ff".repeat(3_000) },
  { origin, "content-length": "-1" },
  { origin, "content-length": "1e9" },
  { origin, "x-forwarded-for": "not an address, ::::, %" },
  { origin, "x-forwarded-host": "evil.example" },
];

export const matches = fc.oneof(
  { weight: 6, arbitrary: fc.nat(4).map((revision) => `"${revision}"`) },
  {
    weight: 2,
    arbitrary: fc.constantFrom("*", 'W/"1"', "1", '""', '"99999999999"', '"-1"', "\u00ff", '"1", "2"', "NaN"),
  },
);

export const headers = fc.oneof(
  { weight: 14, arbitrary: fc.constant<Record<string, string>>({ origin }) },
  { weight: 1, arbitrary: fc.constantFrom(...oddHeaders) },
);
