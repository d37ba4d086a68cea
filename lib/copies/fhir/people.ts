import type { Organization, Patient, Practitioner, Reference } from "fhir/r4";
import type { RecordCopy } from "../schema";

/** A reference that resolves within the bundle, and by the same id outside of it. */
export const refer = (resource: string, id: string): Reference => ({ reference: `urn:uuid:${id}`, type: resource });

export const patientOf = ({ client }: RecordCopy): Reference => ({
  ...refer("Patient", client.id),
  display: client.name,
});

export const organization = ({ practice }: RecordCopy): Organization => ({
  resourceType: "Organization",
  id: practice.id,
  active: true,
  name: practice.name,
});

export const patient = ({ client, practice }: RecordCopy): Patient => ({
  resourceType: "Patient",
  id: client.id,
  name: [{ text: client.name }],
  ...(client.email && { telecom: [{ system: "email" as const, value: client.email }] }),
  communication: [{ language: { coding: [{ system: "urn:ietf:bcp:47", code: client.locale }] }, preferred: true }],
  managingOrganization: refer("Organization", practice.id),
});

/** Who may read the record now, and whoever else is named in it by an id. */
export function practitioners({ readers, looks }: RecordCopy): Practitioner[] {
  const known = new Map(readers.map(({ id, name }) => [id, name]));
  for (const { byId, by, role } of looks)
    if (byId && by && role !== "client" && role !== "relative" && !known.has(byId)) known.set(byId, by);
  return [...known].map(([id, name]) => ({ resourceType: "Practitioner", id, name: [{ text: name }] }));
}
