import type { AuditEvent, Bundle, FhirResource } from "fhir/r4";
import type { RecordCopy } from "../schema";
import { codeSystem } from "./codes";
import { goalResources, measureResources } from "./goals";
import { consentResources, paperResources, shareResources } from "./papers";
import { organization, patient, patientOf, practitioners, refer } from "./people";
import { activityDefinition, carePlans } from "./programs";
import { toldResources } from "./told";

/** Who looked, or changed something: a line of the log as FHIR has it (after NEN 7513 and DICOM). */
const auditEvent = (
  copy: RecordCopy,
  { id, at, action, event, by, byId, role }: RecordCopy["looks"][number],
): AuditEvent => ({
  resourceType: "AuditEvent",
  id,
  type: { system: "http://terminology.hl7.org/CodeSystem/audit-event-type", code: "rest" },
  subtype: [{ system: "urn:verzacht:event", code: event }],
  action,
  recorded: at,
  outcome: "0",
  agent: [
    {
      ...(byId && {
        who:
          role === "client"
            ? patientOf(copy)
            : by && role !== "relative"
              ? { ...refer("Practitioner", byId), display: by }
              : { identifier: { system: "urn:verzacht:member", value: byId } },
      }),
      ...(role && { role: [{ text: role }] }),
      ...(by && { name: by }),
      requestor: true,
    },
  ],
  source: { observer: refer("Organization", copy.practice.id) },
  entity: [{ what: patientOf(copy) }],
});

/** A whole copy as one bundle of HL7 FHIR R4 (4.0.1). Every reference leads to a resource inside it. */
export function bundleOf(copy: RecordCopy): Bundle {
  const resources: FhirResource[] = [
    organization(copy),
    patient(copy),
    ...practitioners(copy),
    codeSystem(),
    ...copy.exercises.map((exercise) => activityDefinition(copy, exercise)),
    ...copy.programs.flatMap((program) => carePlans(copy, program)),
    ...toldResources(copy),
    ...copy.goals.flatMap((goal) => goalResources(copy, goal)),
    ...copy.measures.flatMap((measure) => measureResources(copy, measure)),
    ...paperResources(copy),
    ...consentResources(copy),
    ...shareResources(copy),
    ...copy.looks.map((look) => auditEvent(copy, look)),
  ];
  return {
    resourceType: "Bundle",
    type: "collection",
    timestamp: copy.madeAt,
    entry: resources.map((resource) => ({ fullUrl: fullUrl(resource), resource })),
  };
}

const uuid = /^[0-9a-f-]{36}$/;
const fullUrl = ({ resourceType, id = "" }: FhirResource) =>
  uuid.test(id) ? `urn:uuid:${id}` : `urn:verzacht:${resourceType}:${id}`;
