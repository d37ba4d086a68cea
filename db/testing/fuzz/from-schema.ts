import fc from "fast-check";
import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import { cursorOf } from "@/lib/cursor";
import { anyText, friendlyTexts } from "./texts";

/** Ids of what there is, by what they are of: `program`, `session`, … */
export type Known = Readonly<Record<string, readonly string[]>>;

interface Def {
  type: string;
  shape: Record<string, z.ZodType>;
  innerType: z.ZodType;
  element: z.ZodType;
  options: z.ZodType[];
  entries: Record<string, string>;
  values: unknown[];
  keyType: z.ZodType;
  valueType: z.ZodType;
}
interface Check {
  check: string;
  value?: number;
  minimum?: number;
  maximum?: number;
  length?: number;
}
const defOf = (schema: z.ZodType): Def => schema._zod.def as unknown as Def;

/** Between what a number, or the length of a list, may lie. */
function boundsOf(schema: z.ZodType, least: number, most: number): [least: number, most: number] {
  const checks = (schema._zod.def.checks ?? []).map((check) => check._zod.def as unknown as Check);
  const length = checks.find((check) => check.length !== undefined)?.length;
  const lows = checks.map((check) => (check.check === "greater_than" ? check.value : check.minimum));
  const highs = checks.map((check) => (check.check === "less_than" ? check.value : check.maximum));
  const given = (all: (number | undefined)[]) => all.filter((one) => one !== undefined);
  return [Math.max(length ?? least, ...given(lows)), Math.min(length ?? most, ...given(highs))];
}

/** Values that a schema takes, as far as its shape says it: what only a rule of the whole refuses comes along now and then. */
export function fromSchema(schema: z.ZodType, known: Known, name = ""): fc.Arbitrary<unknown> {
  const def = defOf(schema);
  const inside = (inner: z.ZodType, as = name) => fromSchema(inner, known, as);
  switch (def.type) {
    case "string":
      return texts(schema, known, name);
    case "number":
      return numbers(schema);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "enum":
      return fc.constantFrom(...Object.values(def.entries));
    case "literal":
      return fc.constantFrom(...def.values);
    case "union":
      return fc.oneof(...def.options.map((option) => inside(option)));
    case "nullable":
      return fc.option(inside(def.innerType), { nil: null });
    case "optional":
    case "default":
      return fc.option(inside(def.innerType), { nil: undefined });
    case "array":
      return lists(schema, inside(def.element, name.replace(/s$/, "")));
    case "record":
      return fc.dictionary(inside(def.keyType) as fc.Arbitrary<string>, inside(def.valueType), { maxKeys: 3 });
    case "object":
      return fc
        .record(Object.fromEntries(Object.entries(def.shape).map(([key, part]) => [key, inside(part, key)])))
        .map(withoutGaps);
    default:
      throw new Error(`no values are made of ${def.type} yet (${name})`);
  }
}

const withoutGaps = (value: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined));

function numbers(schema: z.ZodType): fc.Arbitrary<number> {
  const [min, max] = boundsOf(schema, -1000, 2 ** 31 - 1).map(Math.round) as [number, number];
  const small = fc.integer({ min, max: Math.min(max, min + 6) });
  return fc.oneof({ weight: 4, arbitrary: small }, fc.integer({ min, max }), fc.constantFrom(min, max));
}

/** Short lists, and as long as is allowed now and then; without repeating where the schema wants none twice. */
function lists(schema: z.ZodType, element: fc.Arbitrary<unknown>): fc.Arbitrary<unknown[]> {
  const [minimum, maximum] = boundsOf(schema, 0, 40);
  const of = (minLength: number, maxLength: number) =>
    fc.oneof(
      { weight: 1, arbitrary: fc.array(element, { minLength, maxLength }) },
      {
        weight: 3,
        arbitrary: fc.uniqueArray(element, {
          minLength: minLength === maxLength ? 0 : Math.min(minLength, 1),
          maxLength,
          selector: (one) => JSON.stringify(one),
        }),
      },
    );
  const short = of(minimum, Math.max(minimum, Math.min(maximum, 3)));
  return fc.oneof({ weight: 9, arbitrary: short }, { weight: 1, arbitrary: of(minimum, maximum) });
}

const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

/** Of each kind of text that any schema asks for: an id, a day, a moment, an address, … */
const shaped = (): string[] => [
  uuidv7(),
  uuidv7().toUpperCase(),
  day(0),
  day(-7),
  day(-30),
  day(1),
  day(28),
  "2024-02-29",
  "1899-12-31",
  "9999-12-31",
  new Date(Date.now() - 3_600_000).toISOString(),
  "2026-01-05T12:00:00+14:00",
  "1900-01-03T00:00:00Z",
  "19:30",
  "00:00",
  "23:59",
  "Europe/Amsterdam",
  "Pacific/Kiritimati",
  "GMT",
  "+05:30",
  "iemand@village.test",
  "a@b.c",
  "ver.weg+x@xn--bcher-kva.test",
  "https://fcm.googleapis.com/fcm/send/abc",
  "http://127.0.0.1:1/",
  "https://[::1]/",
  "file:///etc/passwd",
  cursorOf("A", "b"),
  cursorOf("3"),
  cursorOf(day(0), uuidv7()),
  cursorOf(day(0), `${day(0)} 12:00:00+00`, "c"),
  cursorOf("silence", day(0), uuidv7(), "e"),
  cursorOf(`${day(0)} 12:00:00.5+00`, uuidv7()),
  cursorOf("2026-01-05 12:00:00+00", "d", "e"),
  "pelvis",
  "lower-back",
  "BPk",
  "c2Vj",
  "value",
  "000000",
  "x".repeat(43),
];

/** Texts that the schema takes, found by asking it: what a rule of its own wants is among them, or nothing is. */
function texts(schema: z.ZodType, known: Known, name: string): fc.Arbitrary<string> {
  const takes = (text: string) => schema.safeParse(text).success;
  const there = (known[name.replace(/Id$/, "")] ?? (name === "id" ? known.program : undefined) ?? []).filter(takes);
  const fits = [...shaped(), ...friendlyTexts].filter(takes);
  if (there.length + fits.length === 0) throw new Error(`no text is known that ${name} takes`);
  const choices: fc.WeightedArbitrary<string>[] = [];
  if (fits.length > 0) choices.push({ weight: 2, arbitrary: fc.constantFrom(...fits) });
  if (there.length > 0) choices.push({ weight: 6, arbitrary: fc.constantFrom(...there) });
  // Another one each time: what exists already is refused before anything of it is looked at.
  const isId = takes(uuidv7()) && !takes("zomaar");
  if (isId) choices.push({ weight: name === "id" ? 30 : 1, arbitrary: fc.uuid({ version: 7 }) });
  // Where anything may be written, anything is: all of Unicode, and as long as is allowed.
  if (takes("zomaar iets, 'met' <tekens> & meer"))
    choices.push({ weight: 2, arbitrary: anyText.map((text) => (takes(text) ? text : "anders")) });
  return fc.oneof(...choices);
}
