import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { seedPractice } from "@/db/seed/people";
import { type Cast, castOf } from "@/db/testing/fuzz/cast";
import { readSheet } from "@/db/testing/pdf-text";
import { clientOf, colleague, everything, seeding } from "@/db/testing/practice";
import { type Tell, writeEverywhere } from "@/e2e/payload-record";
import { payloads } from "@/e2e/payloads";
import { recordCopy } from "@/lib/copies/schema";
import { copyTables } from "@/lib/copies/tables";
import { csvOf } from "@/lib/reports/rules";
import { ask, handlerOf, house, lines } from "./testing/doors";

// What people type goes out by more ways than pages: as CSV, JSON, FHIR, PDF, mail and in refusals. Pages: e2e/payloads.spec.ts.

/** Texts that are the practice's own and stand in nobody's record, and what is no text to read. */
const elsewhere: Record<string, string> = {
  beginEmergency: "by a colleague: lib/emergency/write.test.ts; read as a page, and copied as every other text",
  acceptInvitation: "a token and a password",
  askErasureOf: "the same words as of askErasure",
  changeContact: "the practice's own",
  changePassword: "passwords",
  changePractice: "the practice's own",
  changeTerm: "the practice's own",
  inviteMember: "a colleague's name",
  keepLicence: "the practice's own",
  parkMatter: "names a matter, and is not shown",
  addPasskey: "what a device made; the name is shown to its owner alone: e2e/passkeys.spec.ts",
  changeContactData: "the same name and address as of changeClient",
  registerClient: "the same as of addClient",
  addClient: "made by the seed; changeClient says the name",
  setUpSecondFactor: "codes",
  stepUp: "a password, a code or what a device signed",
};

let practice: Awaited<ReturnType<typeof seedPractice>>;
let staff: { owner: Awaited<ReturnType<typeof colleague>>; therapist: Awaited<ReturnType<typeof colleague>> };
let exerciseId: string;
const written = new Set<string>();

beforeAll(async () => {
  practice = await seedPractice(seeding, "Praktijk De Linde");
  staff = {
    owner: await colleague(practice, "owner", "Marieke Hofstra"),
    therapist: await colleague(practice, "therapist", "Nienke de Wit"),
  };
  const [row] = await everything<{ id: string }[]>`select id from library_exercises where key = 'grounding'`;
  exerciseId = row?.id ?? "";
}, 120_000);

async function send(
  cast: Cast,
  who: keyof Cast,
  operation: string,
  asked: { parts?: Record<string, string>; body?: unknown; revision?: number },
) {
  const door = lines.find(({ name }) => name === operation);
  if (!door) throw new Error(`no operation ${operation}`);
  const headers: Record<string, string> = { origin: house, cookie: cast[who], "content-type": "application/json" };
  if (asked.revision !== undefined) headers["if-match"] = `"${asked.revision}"`;
  const body = door.body ? JSON.stringify(asked.body ?? {}) : undefined;
  return ask(await handlerOf(door), door, { parts: asked.parts ?? {}, headers, body });
}

/** The places of a body in which a text stands, without counting lists. */
function placesOf(value: unknown, text: string, path: readonly string[] = []): string[] {
  if (typeof value === "string") return value.startsWith(text) ? [path.join(".")] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    placesOf(part, text, Array.isArray(value) ? path : [...path, key]),
  );
}

async function recordWith(text: string) {
  const client = await clientOf(staff.therapist, "Sanne Bakker");
  const cast = await castOf(staff.owner, staff.therapist, client);
  const tell: Tell = async (who, operation, parts, body, revision) => {
    const answer = await send(cast, who, operation, { parts, body, ...(revision !== undefined && { revision }) });
    const told = await answer.text();
    if (!answer.ok) throw new Error(`${operation} with ${text}: ${told}`);
    for (const place of placesOf(body, text)) written.add(`${operation}.${place}`);
    return JSON.parse(told) as Record<string, unknown>;
  };
  const parts = await writeEverywhere(tell, client.id, exerciseId, text);
  // The practice's own list about health, which a shared house should not be asked by afterwards.
  const { version } = await tell("therapist", "readHealthList", {}, {});
  const items = [{ id: "tried", sentence: { nl: text, en: text } }];
  await tell("therapist", "approveHealthList", {}, { items }, version as number);
  const checked = { version: (version as number) + 1, answers: [{ item: "tried", yes: true, because: text }] };
  await tell("therapist", "decideRelease", { client: client.id }, { open: true, because: text, checked });
  return { cast, parts };
}

async function copied({ cast }: Awaited<ReturnType<typeof recordWith>>, format: string) {
  const parts = { copy: uuidv7() };
  expect((await send(cast, "client", "askCopy", { parts, body: { format } })).status).toBe(201);
  return send(cast, "client", "fetchCopy", { parts });
}

/** The cells of a CSV file (RFC 4180), as a spreadsheet reads them. */
const cellsOf = (csv: string): string[] =>
  [...csv.matchAll(/(?:^|[,\n])(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
  );
const runs = (cell: string) =>
  /^["'\s]*[=+\-@\t\r＝＋－＠]/.test(cell) && !cell.startsWith("'") && Number.isNaN(Number(cell));

describe.each(payloads.map((text) => [text]))("%s", (text) => {
  it("is kept as it was typed, and runs in nothing that leaves the house", async () => {
    const record = await recordWith(text);
    const json = await copied(record, "json");
    expect(json.headers.get("content-disposition")).toMatch(/^attachment; filename="[\w.-]+"$/);
    const copy = recordCopy.parse(await json.json());
    expect(placesOf(copy, text).length).toBeGreaterThan(15);

    const fhir = await copied(record, "fhir");
    expect(fhir.headers.get("content-type")).toBe("application/fhir+json");
    // Narrative (`text.div`) is the one place of FHIR that is shown as a page; there is none.
    expect(JSON.stringify(await fhir.json())).not.toMatch(/"div":|xhtml/);

    const { parts } = record;
    const exported = await send(record.cast, "therapist", "exportRecord", { parts });
    expect(exported.headers.get("content-disposition")).toMatch(/^attachment/);
    const tables = copyTables(copy).map(({ rows }) => csvOf(rows));
    const cells = [await exported.text(), ...tables].flatMap(cellsOf);
    expect(cells.filter((cell) => cell.includes(text)).length).toBeGreaterThan(10);
    expect(cells.filter(runs)).toEqual([]);

    const refused = await send(record.cast, "therapist", "changeClient", {
      parts,
      body: { [text]: text },
      revision: 2,
    });
    expect([refused.status, refused.headers.get("content-type")]).toEqual([422, "application/problem+json"]);
    expect(await refused.text()).not.toContain(JSON.stringify(text).slice(1, -1));
    const stale = await send(record.cast, "therapist", "changeClient", {
      parts,
      body: { name: "Anders" },
      revision: 77,
    });
    expect([stale.status, stale.headers.get("content-type")]).toEqual([412, "application/problem+json"]);
  });
});

it.each(payloads.slice(0, 1).concat(payloads.slice(-1)))("on paper, %s is nothing but letters", async (text) => {
  const record = await recordWith(text);
  const sheets = [await copied(record, "pdf")];
  for (const print of ["printProgram", "printReport"])
    sheets.push(await send(record.cast, "therapist", print, { parts: record.parts }));
  for (const sheet of sheets) {
    expect(sheet.headers.get("content-type")).toBe("application/pdf");
    const bytes = new Uint8Array(await sheet.arrayBuffer());
    expect(Buffer.from(bytes).toString("latin1")).not.toMatch(
      /\/(OpenAction|JavaScript|JS|AA|Launch|SubmitForm|EmbeddedFile|URI)\b/,
    );
    expect(readSheet(bytes).text.replaceAll(" ", "")).toContain(text.replaceAll(" ", ""));
  }
});

it("no mail holds anything that somebody typed", async () => {
  const cast = await castOf(staff.owner, staff.therapist, await clientOf(staff.therapist, "Sanne Bakker"));
  const names = payloads.filter((_, at) => at % 8 === 0);
  for (const name of names) {
    const [client, email] = [uuidv7(), () => `${uuidv7()}@village.test`];
    const person = { id: client, name, email: email(), locale: "nl" };
    expect((await send(cast, "therapist", "addClient", { body: person })).status).toBe(201);
    expect((await send(cast, "therapist", "inviteClient", { parts: { client } })).status).toBe(201);
    const colleague = { ...person, id: uuidv7(), email: email() };
    expect((await send(cast, "owner", "inviteMember", { body: colleague })).status).toBe(201);
  }
  const mails = await everything<{ subject: string; body: string }[]>`select subject, body from mails`;
  expect(mails.length).toBeGreaterThanOrEqual(names.length);
  const all = mails.map(({ subject, body }) => `${subject}\n${body}`).join("\n");
  expect(payloads.filter((text) => all.includes(text))).toEqual([]);
  expect(all).not.toMatch(/<[a-z!/]/i);
});

it("every text that a body takes was tried, or says why not", () => {
  const taking = (schema: z.ZodType, path: readonly string[]): string[] => {
    const def = schema._zod.def as unknown as {
      type: string;
      innerType: z.ZodType;
      element: z.ZodType;
      shape: Record<string, z.ZodType>;
      options: z.ZodType[];
    };
    if (def.type === "string") return schema.safeParse("<img src=x onerror=a()>").success ? [path.join(".")] : [];
    if (def.innerType) return taking(def.innerType, path);
    if (def.type === "array") return taking(def.element, path);
    if (def.type === "union") return def.options.flatMap((option) => taking(option, path));
    return Object.entries(def.shape ?? {}).flatMap(([key, part]) => taking(part, [...path, key]));
  };
  const wanted = lines.flatMap(({ name, body }) => (body && !(name in elsewhere) ? taking(body, [name]) : []));
  expect(wanted.filter((place) => !written.has(place))).toEqual([]);
  expect(Object.keys(elsewhere).filter((name) => !lines.some((line) => line.name === name))).toEqual([
    "acceptInvitation",
  ]);
});
