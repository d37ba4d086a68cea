import { eq } from "drizzle-orm";
import { Fhir } from "fhir/fhir";
import { Severities } from "fhir/validator";
import { uuidv7 } from "uuidv7";
import { beforeAll, expect, it } from "vitest";
import * as tables from "@/db/schema";
import { seedDemo } from "@/db/seed/demo";
import { as, seeding, signedIn, valueOf } from "@/db/testing/practice";
import { signInMark } from "@/lib/access/secret";
import type { copyFormats } from "@/lib/copies/rules";
import { type RecordCopy, recordCopy } from "@/lib/copies/schema";
import { askCopy, takeCopy } from "@/lib/copies/write";
import { writeCopy } from "./copying";

let record: RecordCopy;

beforeAll(async () => {
  const now = new Date();
  await seedDemo(seeding, { clients: 2, days: 84 }, "none", now, () => undefined);
  const [demo] = await seeding.select().from(tables.members).where(eq(tables.members.email, "client@demo.test"));
  const [client] = await seeding.select().from(tables.clients).where(eq(tables.clients.email, "client@demo.test"));
  if (!demo || !client) throw new Error("the demo has no client");
  const practice = { id: demo.practiceId, timeZone: "Europe/Amsterdam" };
  const person = await signedIn(practice, demo.id, "client", demo.name);
  const of = { clientId: client.id, id: uuidv7(), signIn: signInMark(person.idHash) };
  valueOf(await as(person, (tx, viewer) => askCopy(tx, viewer, of, { format: "json" }, now)));
  const entry = { idHash: person.idHash, requestId: uuidv7(), roles: ["client"] as const };
  record = valueOf(await takeCopy(entry, of, now)).record;
}, 240_000);

const written = async (format: (typeof copyFormats)[number]) => {
  const file = await writeCopy(record, format);
  return {
    name: file.name,
    bytes: file.bytes,
    text: Buffer.from(file.bytes).toString("latin1"),
    utf8: Buffer.from(file.bytes).toString("utf8"),
  };
};

it("the demo client's bundle is valid FHIR R4", async () => {
  const bundle = JSON.parse((await written("fhir")).utf8) as object;
  const { messages } = new Fhir().validate(bundle, { errorOnUnexpected: true });
  expect(messages.filter(({ severity }) => severity === Severities.Error || severity === Severities.Fatal)).toEqual([]);
}, 240_000);

it("the demo client's JSON keeps to its schema, and the same record comes back out of it", async () => {
  const { utf8 } = await written("json");
  expect(recordCopy.parse(JSON.parse(utf8))).toEqual(JSON.parse(JSON.stringify(record)));
  expect(record.sessions.length).toBeGreaterThan(20);
});

it("the spreadsheet copy is a zip, and the one to read a PDF in the client's language", async () => {
  const zip = await written("csv");
  expect([zip.text.slice(0, 2), zip.name]).toEqual(["PK", "verzacht-copy.zip"]);
  for (const name of ["sessions-and-check-ins.csv", "notes.csv", "who-looked.csv"]) expect(zip.text).toContain(name);
  const pdf = await written("pdf");
  expect(pdf.text.slice(0, 5)).toBe("%PDF-");
  expect(pdf.text).toContain("/Lang (nl)");
}, 240_000);
