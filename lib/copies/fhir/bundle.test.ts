import { Fhir } from "fhir/fhir";
import { Severities } from "fhir/validator";
import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { as, entryOf, valueOf, village } from "@/db/testing/practice";
import { fullRecord } from "@/db/testing/records";
import { signInMark } from "@/lib/access/secret";
import type { RecordCopy } from "../schema";
import { askCopy, takeCopy } from "../write";
import { bundleOf } from "./bundle";

let record: RecordCopy;

beforeAll(async () => {
  const { nienke } = await village();
  const now = new Date();
  const client = await fullRecord(nienke, "kenteken-4417", now);
  const of = { clientId: client.id, id: uuidv7(), signIn: signInMark(client.idHash) };
  valueOf(await as(client, (tx, viewer) => askCopy(tx, viewer, of, { format: "fhir" }, now)));
  record = valueOf(await takeCopy(entryOf(client), of, now)).record;
});

describe("the bundle for another care system", () => {
  const validated = (resource: object) => new Fhir().validate(resource, { errorOnUnexpected: true });
  const errorsOf = (resource: object) =>
    validated(resource).messages.filter(
      ({ severity }) => severity === Severities.Error || severity === Severities.Fatal,
    );

  it("is valid FHIR R4, and every reference leads to something inside it", () => {
    const bundle = bundleOf(record);
    expect(errorsOf(bundle)).toEqual([]);
    const urls = bundle.entry?.map(({ fullUrl }) => fullUrl) ?? [];
    expect(new Set(urls).size).toBe(urls.length);
    const text = JSON.stringify(bundle);
    const named = [...text.matchAll(/"reference":"([^"]+)"/g)].map(([, url]) => url);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((url) => !urls.includes(url))).toEqual([]);
  });

  it("has each kind of resource that was asked for; what was not said is no observation, and declined is no number", () => {
    const resources = bundleOf(record).entry?.map(({ resource }) => resource) ?? [];
    const kinds = new Set(resources.map((one) => one?.resourceType));
    for (const kind of [
      "ActivityDefinition",
      "AuditEvent",
      "CarePlan",
      "CodeSystem",
      "Consent",
      "DocumentReference",
      "Goal",
      "Observation",
      "Organization",
      "Patient",
      "Practitioner",
      "QuestionnaireResponse",
    ])
      expect(kinds).toContain(kind);
    const [session] = record.sessions;
    const ratings = resources.filter(
      (one) => one?.resourceType === "Observation" && one.derivedFrom?.[0]?.reference === `urn:uuid:${session?.id}`,
    );
    // Before: 7 and 3; after: declined, and nothing said; the day after: 4, and nothing said.
    expect(ratings).toMatchObject([
      { valueInteger: 7 },
      { valueInteger: 3 },
      { dataAbsentReason: { coding: [{ code: "asked-declined" }] } },
      { valueInteger: 4 },
    ]);
  });

  it("would be found out if it were not", () => {
    const bundle = bundleOf(record);
    const broken = structuredClone(bundle);
    for (const { resource } of broken.entry ?? [])
      if (resource?.resourceType === "Goal") delete (resource as { description?: unknown }).description;
    expect(errorsOf(broken)).not.toEqual([]);
  });
});
