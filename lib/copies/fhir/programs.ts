import type { ActivityDefinition, CarePlan, CarePlanActivity, Timing } from "fhir/r4";
import type { RecordCopy } from "../schema";
import { patientOf, refer } from "./people";

type Exercise = RecordCopy["exercises"][number];
type Program = RecordCopy["programs"][number];
type Version = Program["versions"][number];

const addressOf = (id: string) => `urn:uuid:${id}`;

export const activityDefinition = ({ client }: RecordCopy, exercise: Exercise): ActivityDefinition => {
  const said = (text: { nl: string; en?: string }) => text[client.locale] || text.nl;
  return {
    resourceType: "ActivityDefinition",
    id: exercise.id,
    url: addressOf(exercise.id),
    version: String(exercise.version),
    title: said(exercise.title),
    status: exercise.putAway ? "retired" : "active",
    description: said(exercise.purpose),
    ...(exercise.caution && { usage: said(exercise.caution) }),
    kind: "ServiceRequest",
  };
};

/** Of doses, a time is a duration and a count a count; `until-enough` is neither, and is said in words. */
function timingOf({ dose, days, timesPerDay }: Version["items"][number]): Timing {
  const { kind, amount } = dose;
  return {
    repeat: {
      frequency: timesPerDay,
      period: 1,
      periodUnit: "d",
      ...(days && { dayOfWeek: days }),
      ...(kind === "time" && amount !== null && { duration: amount, durationUnit: "s" as const }),
    },
    ...(kind !== "time" && { code: { text: amount === null ? "until it is enough" : `${amount} ${kind}` } }),
  };
}

const states = { draft: "draft", active: "active", ended: "completed" } as const;

/** Each version is a plan of its own; a later one replaces the one before it, and sessions keep the one they were done by. */
export function carePlans(copy: RecordCopy, { id, versions }: Program): CarePlan[] {
  const titles = new Map(copy.exercises.map((one) => [one.id, one.title[copy.client.locale] || one.title.nl]));
  return versions.map((version, at): CarePlan => {
    const isLatest = at === 0;
    const before = versions[at + 1];
    const status = isLatest ? states[version.status] : "revoked";
    return {
      resourceType: "CarePlan",
      id: planId(id, version.version),
      identifier: [{ system: "urn:verzacht:program", value: `${id}/${version.version}` }],
      ...(before && { replaces: [refer("CarePlan", planId(id, before.version))] }),
      status,
      intent: "plan",
      title: version.title,
      ...(version.note && { description: version.note }),
      subject: patientOf(copy),
      ...(isLatest &&
        version.startsOn && {
          period: { start: version.startsOn, ...(version.endsOn && { end: version.endsOn }) },
        }),
      activity: version.items.map(
        (item): CarePlanActivity => ({
          detail: {
            kind: "ServiceRequest",
            instantiatesCanonical: [addressOf(item.exerciseId)],
            code: { text: titles.get(item.exerciseId) ?? item.exerciseId },
            status: status === "active" ? "in-progress" : "stopped",
            scheduledTiming: timingOf(item),
            ...(item.remark && { description: item.remark }),
          },
        }),
      ),
    };
  });
}

/** A version has no id of its own: one is made of the program's, the same each time (RFC 9562, version 8). */
export const planId = (programId: string, version: number): string => derivedId(programId, version);

export function derivedId(id: string, number: number): string {
  const hex = id.replaceAll("-", "");
  const tail = ((Number.parseInt(hex.slice(20), 16) + number * 7919) % 2 ** 48).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${hex.slice(16, 20)}-${tail}`;
}
