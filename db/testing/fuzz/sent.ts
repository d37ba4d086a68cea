import fc from "fast-check";
import type { Role } from "@/lib/access/schema";
import { governing, hostileTexts, megabyte, ownNames } from "./texts";

/** What goes out as a request, as far as somebody can choose it. */
export interface Sent {
  who: Role | "nobody";
  /** The parts of the address, as they are written in it. */
  parts: Record<string, string>;
  query: string;
  headers: Record<string, string>;
  /** As it goes over the line; undefined is no body at all. */
  body: string | Uint8Array<ArrayBuffer> | undefined;
  /** Whether its length is told beforehand. */
  announced: boolean;
}

const deep = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
const oddValues: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  -0,
  2 ** 31,
  2 ** 53,
  1e308,
  -1e308,
  5e-324,
  "",
  "NaN",
  "Infinity",
  "0",
  "1e9",
  "true",
  "null",
  "0x10",
  "[object Object]",
  [],
  [[]],
  {},
  [{}],
  { toString: 1 },
  { length: 1e9 },
  { $ne: null },
  ...hostileTexts,
];
const oddValue = fc.constantFrom(...oddValues);

type Json = Record<string, unknown>;
const isThing = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/** The same with something at one place of it put in the place of what stood there; `undefined` takes it out. */
function replaced(value: unknown, steps: readonly number[], by: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return by;
  if (Array.isArray(value) && value.length > 0) {
    const at = step % value.length;
    return value.map((part, place) => (place === at ? replaced(part, rest, by) : part));
  }
  if (!isThing(value)) return by;
  const keys = Object.keys(value);
  if (keys.length === 0) return by;
  const key = keys[step % keys.length] as string;
  return { ...value, [key]: replaced(value[key], rest, by) };
}

/** The same with a text in it that PostgreSQL can't keep, in one or in all of the places where people write. */
function unkept(value: unknown, by: string, nth: number): unknown {
  let at = 0;
  const walk = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(walk);
    if (isThing(one)) return Object.fromEntries(Object.entries(one).map(([key, part]) => [key, walk(part)]));
    return typeof one === "string" && !/^[0-9a-f]{8}-|^\d{4}-|^\d\d:/i.test(one) && at++ % nth === 0 ? one + by : one;
  };
  return walk(value);
}

const places = fc.array(fc.nat(40), { minLength: 1, maxLength: 3 });

/** A good body in which something is wrong: of another type, missing, too many, wrapped. */
const spoilt = (good: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.tuple(good, places, oddValue).map(([body, at, odd]) => replaced(body, at, odd)) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(good, fc.constantFrom("\u0000", "\ud83d", "\udc00x"), fc.integer({ min: 1, max: 3 }))
        .map(([body, by, nth]) => unkept(body, by, nth)),
    },
    { weight: 2, arbitrary: fc.tuple(good, places).map(([body, at]) => replaced(body, at, undefined)) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(good, fc.constantFrom(...governing), oddValue)
        .map(([body, key, odd]) => ({ ...(body as Json), [key]: odd })),
    },
    { weight: 1, arbitrary: good.map((body) => [body]) },
    { weight: 1, arbitrary: oddValue },
  );

const textOf = (value: unknown) => JSON.stringify(value) ?? "";
const bytesOf = (text: string, encoding: "utf8" | "utf16le" | "latin1") => Uint8Array.from(Buffer.from(text, encoding));

/** Where JSON itself is bent: cut off, twice, too deep, with names of its own, in another encoding. */
const bent = (good: fc.Arbitrary<unknown>): fc.Arbitrary<string | Uint8Array<ArrayBuffer>> => {
  const text = good.map(textOf);
  const own = fc.constantFrom(...ownNames);
  return fc.oneof(
    fc.tuple(text, fc.double({ min: 0, max: 1, noNaN: true })).map(([all, part]) => all.slice(0, all.length * part)),
    fc.tuple(text, own).map(([all, name]) => all.replace("{", `{${JSON.stringify(name)}:{"role":"owner"},`)),
    fc.tuple(text, text).map(([one, two]) => `${one.slice(0, -1)},${two.slice(1)}`),
    fc.tuple(text, text).map(([one, two]) => one + two),
    text.map((all) => `\ufeff${all}`),
    text.map((all) => bytesOf(all, "utf16le")),
    text.map((all) => bytesOf(`${all}é`, "latin1")),
    text.map((all) => all.replace(/"(?=[,}])/, '\\ud800"')),
    text.map((all) => all.replace(/:("[^"]*"|\d+|null|true|false)/, `:${deep(10_000)}`)),
    text.map((all) => all.replace(/:\d+/, ":1e999").replace(/:"[^"]*"/, ":-1E+400")),
    text.map((all) => all.replace(/:"[^"]*"/, `:"${megabyte}"`)),
    text.map((all) => `${" ".repeat(70_000)}${all}`),
    fc.constantFrom(deep(10_000), '{"a":'.repeat(10_000), `"${megabyte}"`, "", " ", "\0", "undefined", "NaN", "1e999"),
    fc.uint8Array({ maxLength: 60 }).map((bytes) => Uint8Array.from(bytes)),
  );
};

const types = [
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/jsonp",
  "application/json; charset=utf-16",
  "APPLICATION/JSON;;;",
  "application/problem+json",
  "",
  "a".repeat(4000),
];

/** A body and the type that it says to have. Where work is dear, what is not good has a field too many, and stays outside. */
export const bodies = (good: fc.Arbitrary<unknown>, dear: boolean) => {
  const base = dear ? good.map((body) => ({ ...(body as Json), role: "owner" })) : good;
  const kinds = fc.oneof(
    { weight: dear ? 1 : 40, arbitrary: good.map(textOf) },
    { weight: 35, arbitrary: spoilt(base).map(textOf) },
    { weight: 20, arbitrary: bent(base) },
    { weight: 2, arbitrary: fc.constant(undefined) },
  );
  const type = fc.oneof(
    { weight: 15, arbitrary: fc.constant("application/json") },
    { weight: 1, arbitrary: fc.constantFrom(...types) },
  );
  return fc.record({ body: kinds, type });
};
