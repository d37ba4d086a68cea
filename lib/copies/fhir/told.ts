import type {
  Observation,
  ObservationComponent,
  QuestionnaireResponse,
  QuestionnaireResponseItem,
  Reference,
} from "fhir/r4";
import type { Moment, Rating } from "@/lib/ratings/schema";
import type { RecordCopy } from "../schema";
import { type Code, concept, hl7 } from "./codes";
import { patientOf, refer } from "./people";
import { derivedId, planId } from "./programs";

type Session = RecordCopy["sessions"][number];
type CheckIn = RecordCopy["checkIns"][number];
type Scale = "tension" | "felt-safety";

interface Rated {
  id: string;
  code: Code;
  value: number | "declined";
  at: string;
  moment?: Code;
  areas?: readonly string[];
  of?: Reference;
  focus?: { resource: string; id: string };
  text?: string;
}

/** A number, or that somebody would rather not say. What was not said is no observation at all. */
export const rating = (
  copy: RecordCopy,
  { id, code, value, at, moment, areas = [], of, focus, text }: Rated,
): Observation => {
  const component: ObservationComponent[] = [
    ...(moment ? [{ code: concept("moment"), valueCodeableConcept: concept(moment) }] : []),
    ...areas.map((area) => ({ code: concept("place"), valueCodeableConcept: { text: area } })),
  ];
  return {
    resourceType: "Observation",
    id,
    status: "final",
    category: [{ coding: [hl7("observation-category", "survey", "Survey")] }],
    code: concept(code, text),
    subject: patientOf(copy),
    effectiveDateTime: at,
    ...(focus && { focus: [refer(focus.resource, focus.id)] }),
    ...(value === "declined"
      ? { dataAbsentReason: { coding: [hl7("data-absent-reason", "asked-declined", "Asked But Declined")] } }
      : Number.isInteger(value)
        ? { valueInteger: value }
        : { valueQuantity: { value } }),
    ...(component.length > 0 && { component }),
    ...(of && { derivedFrom: [of] }),
  };
};

type Told = Pick<Moment, "tension" | "safety"> & { areas?: readonly string[] };

function bothRatings(copy: RecordCopy, of: { id: string; first: number; moment: Code; at: string }, told: Told | null) {
  if (!told) return [];
  const from = refer("QuestionnaireResponse", of.id);
  const scales: [Scale, Rating][] = [
    ["tension", told.tension],
    ["felt-safety", told.safety],
  ];
  return scales.flatMap(([code, value], n) =>
    value === null
      ? []
      : [
          rating(copy, {
            id: derivedId(of.id, of.first + n),
            code,
            value,
            at: of.at,
            moment: of.moment,
            of: from,
            ...(code === "tension" && told.areas && { areas: told.areas }),
          }),
        ],
  );
}

const said = (linkId: string, text: string, value: string | number | null | undefined): QuestionnaireResponseItem[] =>
  value === null || value === undefined || value === ""
    ? []
    : [{ linkId, text, answer: [typeof value === "number" ? { valueInteger: value } : { valueString: value }] }];

const titlesOf = (copy: RecordCopy) => {
  const titles = new Map(copy.exercises.map((one) => [one.id, one.title[copy.client.locale] || one.title.nl]));
  return new Map(
    copy.programs.flatMap(({ id, versions }) =>
      versions.flatMap(({ version, items }) =>
        items.map((item) => [`${id} ${version} ${item.id}`, titles.get(item.exerciseId) ?? item.exerciseId] as const),
      ),
    ),
  );
};

const corrected = ({ corrections = [] }: Session | CheckIn): QuestionnaireResponseItem[] =>
  corrections.map(({ id, kind, madeAt, ...told }) => ({
    linkId: `correction-${id}`,
    text: kind === "added" ? `Added on ${madeAt}` : `Stood here until ${madeAt}`,
    answer: [{ valueString: JSON.stringify(told) }],
  }));

/** What was told of one session: the choice, each exercise, how it ended, and the words. */
export function sessionResources(copy: RecordCopy, titles: ReturnType<typeof titlesOf>, session: Session) {
  const { id, programId, programVersion, startedAt, endedAt, receivedAt, entries, before, after, echo } = session;
  const isKnown = copy.programs.some(
    (program) => program.id === programId && program.versions.some(({ version }) => version === programVersion),
  );
  const response: QuestionnaireResponse = {
    resourceType: "QuestionnaireResponse",
    id,
    ...(isKnown && { basedOn: [refer("CarePlan", planId(programId, programVersion))] }),
    status: session.corrections?.length ? "amended" : "completed",
    subject: patientOf(copy),
    authored: receivedAt,
    source: patientOf(copy),
    item: [
      ...said("started", "Started", startedAt),
      ...said("ended", "Ended", endedAt),
      ...said("choice", "Choice", session.choice),
      ...said("source", "Told by way of", session.source ?? "app"),
      ...said("here", "Felt here", session.here),
      ...said("stop", "Stopped because", session.stop && [session.stop.why, ...session.stop.signs].join(", ")),
      ...said("note", "Words", session.note),
      ...said("private-line", "For the client's own eyes", session.privateLine),
      ...entries.map((entry, at) => ({
        linkId: `exercise-${at + 1}`,
        text: titles.get(`${programId} ${programVersion} ${entry.programItemId}`) ?? entry.programItemId,
        item: [
          ...said(`exercise-${at + 1}-outcome`, "How it went", entry.outcome),
          ...said(`exercise-${at + 1}-seconds`, "Seconds", entry.seconds),
          ...said(`exercise-${at + 1}-repetitions`, "Repetitions", entry.repetitions),
        ],
      })),
      ...(echo ? [...said("sleep", "Slept", echo.sleep), ...said("mood", "Mood", echo.mood)] : []),
      ...corrected(session),
    ],
  };
  return [
    response,
    ...bothRatings(copy, { id, first: 1, moment: "before", at: startedAt }, before),
    ...bothRatings(copy, { id, first: 3, moment: "after", at: endedAt }, after),
    ...(echo ? bothRatings(copy, { id, first: 5, moment: "next-day", at: echo.answeredAt }, echo) : []),
  ];
}

export function checkInResources(copy: RecordCopy, checkIn: CheckIn) {
  const { id, at, receivedAt, context, privateLine, askedBy } = checkIn;
  const response: QuestionnaireResponse = {
    resourceType: "QuestionnaireResponse",
    id,
    status: checkIn.corrections?.length ? "amended" : "completed",
    subject: patientOf(copy),
    authored: receivedAt,
    source: patientOf(copy),
    item: [
      ...said("at", "Moment", at),
      ...said("asked-by", "Asked in a visit by", askedBy?.name),
      ...said("place", "Place", context?.place),
      ...said("company", "Company", context?.company),
      ...said("event", "What happened", context?.event),
      ...said("private-line", "For the client's own eyes", privateLine),
      ...corrected(checkIn),
    ],
  };
  return [response, ...bothRatings(copy, { id, first: 1, moment: "between", at }, checkIn)];
}

export const toldResources = (copy: RecordCopy) => {
  const titles = titlesOf(copy);
  return [
    ...copy.sessions.flatMap((session) => sessionResources(copy, titles, session)),
    ...copy.checkIns.flatMap((checkIn) => checkInResources(copy, checkIn)),
  ];
};
