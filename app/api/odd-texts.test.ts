import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { lines, openDoors } from "./testing/doors";

// Every text that any body or question may hold, found by walking the schemas (security.md RQ12). Half a letter is
// refused, so that what is stored can be read anywhere; a mark that turns the reading direction never comes through: it
// makes a name read as another one.

interface Def {
  type: string;
  shape?: Record<string, z.ZodType>;
  innerType?: z.ZodType;
  element?: z.ZodType;
  options?: z.ZodType[];
  keyType?: z.ZodType;
  valueType?: z.ZodType;
  in?: z.ZodType;
  out?: z.ZodType;
}

/** The schemas of texts within, by where they stand. */
function textsIn(schema: z.ZodType, at: string): [string, z.ZodType][] {
  const { type, shape, innerType, element, options, keyType, valueType, ...pipe } = schema._zod.def as unknown as Def;
  if (type === "string") return [[at, schema]];
  return [
    ...Object.entries(shape ?? {}).flatMap(([name, part]) => textsIn(part, `${at}.${name}`)),
    ...[innerType, element, keyType, valueType, pipe.in, pipe.out, ...(options ?? [])].flatMap((part) =>
      part ? textsIn(part, at) : [],
    ),
  ];
}

const all = [...lines, ...openDoors].flatMap(({ name, body, query }) => [
  ...(body ? textsIn(body, name) : []),
  ...(query ? textsIn(query, `${name}?`) : []),
]);
const halves = ["\ud800", "\udc00 achterstevoren", "een zin met een halve \ud83d letter erin"];
const turning = Array.from("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069");
const controls = ["\u0000", "\u0007", "\u001b[31m", "\u007f", "\u000b"];

// Held against what is here and kept nowhere: that it is another text is all that is wrong with it. Exactly what is found,
// so that the list can only shrink.
const compared: Readonly<Record<string, string>> = {
  "acceptInvitation.password": "hashed as it was typed",
  "acceptInvitation.token": "by its hash",
  "askForPassword.email": "looked up; what is no address has no account",
  "changeAddress.token": "by its hash",
  "changePassword.current": "by its hash",
  "changePassword.next": "hashed as it was typed",
  "listExercises?.q": "looked for",
  "logSession.statement": "by its signature",
  "parkMatter.about": "one that is asking has it, or nothing is parked",
  "resetPassword.password": "hashed as it was typed",
  "resetPassword.token": "by its hash",
  "scoreGoal.wording": "with the words that were scored",
  "setUp.code": "by its hash",
  "setUp.password": "hashed as it was typed",
  "setUpSecondFactor.code": "with the code of the half minute",
  "setUpSecondFactor.offer": "by its signature",
  "stepUp.code": "with the code of the half minute",
  "stepUp.password": "by its hash",
};
/** What comes out of a schema for a text, at a length that it asks for; undefined where it is refused. */
const outcomes = (schema: z.ZodType, mark: string): string[] =>
  [`${mark}Sanne`, `Sanne${mark}`, `een zin ${mark} van een lengte die voor alles genoeg is`].flatMap((text) => {
    const parsed = schema.safeParse(text);
    return parsed.success && typeof parsed.data === "string" ? [parsed.data] : [];
  });
const through = (marks: readonly string[], isFault: (text: string, mark: string) => boolean, among = all) =>
  among.filter(([, schema]) => marks.some((mark) => outcomes(schema, mark).some((text) => isFault(text, mark))));
const placesOf = (found: typeof all) => [...new Set(found.map(([place]) => place))];
const kept = all.filter(([place]) => !(place in compared));

describe("a text that is sent", () => {
  it("is looked for in every schema, and there are many that take any sentence", () => {
    const free = all.filter(
      ([, schema]) => schema.safeParse("een zin van een lengte die voor alles genoeg is").success,
    );
    expect(all.length).toBeGreaterThan(150);
    expect(free.length).toBeGreaterThan(60);
  });

  it("is never half a letter", () => {
    expect(placesOf(through(halves, (text) => !text.isWellFormed(), kept))).toEqual([]);
  });

  it("holds no mark that turns the reading direction, wherever it is kept", () => {
    expect(placesOf(through(turning, (text, mark) => text.includes(mark), kept))).toEqual([]);
  });

  it("holds no character that steers a machine, wherever it is kept", () => {
    expect(placesOf(through(controls, (text, mark) => text.includes(mark), kept))).toEqual([]);
  });

  it("is only compared where any of that comes through", () => {
    const odd = through([...halves, ...turning, ...controls], (text, mark) => text.includes(mark));
    expect(placesOf(odd).sort()).toEqual(Object.keys(compared).sort());
  });
});
