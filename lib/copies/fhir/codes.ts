import type { CodeableConcept, CodeSystem, Coding } from "fhir/r4";
import { wordings } from "@/lib/ratings/rules";

// No published code says 'how tense is your body now, 0 to 10': LOINC 93038-8 asks another question in five worded steps.
// So the words of this house are a code system of its own, with a date; whoever receives a bundle finds it inside.

const system = "urn:verzacht:fhir:codes";
/** The day from which the words read so. Others are another version of this list, never a change of this one. */
const version = "2026-11-29";

const scale = (kind: "tension" | "safety") => {
  const { question, low, high } = wordings[1][kind];
  return `${question.en} 0: ${low.en}. 10: ${high.en}. (${question.nl} 0: ${low.nl}. 10: ${high.nl}.)`;
};

const concepts = {
  tension: ["Tension, 0–10", scale("tension")],
  "felt-safety": ["Felt safety, 0–10", scale("safety")],
  moment: ["Moment", "When within the course of a session a rating was given."],
  before: ["Before a session", "Asked before the first exercise."],
  after: ["After a session", "Asked after the last exercise."],
  "next-day": ["The day after", "Asked on the day after a session with release."],
  between: ["Between sessions", "Told at a moment of the person's own choosing."],
  place: ["Place in the body", "Where in the body it was felt, as pointed out by the person."],
  "goal-going": [
    "How it goes, 0–10",
    "How an activity or goal of the person's own goes. 0: not at all. 10: very well.",
  ],
  "goal-content": ["How content, 0–10", "How content the person is with that. 0: not at all. 10: completely."],
  "goal-level": [
    "Goal attainment, −2 to +2",
    "The level that was reached of five that were described beforehand. 0: as expected.",
  ],
  "measure-score": [
    "Score of a measure",
    "A score that was entered for a named measure; no text of the measure is contained.",
  ],
  session: ["Session at home", "What somebody told of exercises that they did by themselves."],
  "check-in": ["Check-in", "Two ratings at any moment, without a session."],
  note: ["Note", "A note of the record."],
  report: ["Report", "A report about a period."],
  agreement: ["Agreement about safety", "What client and therapist wrote down together."],
  "release-decision": ["Decision about release", "Whether exercises of release are open, and why."],
  signal: ["Signal", "Something in a session that was outside what was agreed."],
  "agreed-look": ["Agreed look", "What was agreed beforehand to look at, and what came of it."],
  statement: ["Statement of the client", "The client's own words beside a part of the record."],
  request: ["Request for destruction", "What the client asked to destroy, and what was decided."],
  reminders: ["Reminders", "When the client wants to be reminded."],
} as const satisfies Record<string, readonly [display: string, definition: string]>;
export type Code = keyof typeof concepts;

export const coding = (code: Code): Coding => ({ system, version, code, display: concepts[code][0] });
export const concept = (code: Code, text?: string): CodeableConcept => ({
  coding: [coding(code)],
  ...(text && { text }),
});

export const codeSystem = (): CodeSystem => ({
  resourceType: "CodeSystem",
  id: "verzacht-codes",
  url: system,
  version,
  name: "VerzachtCodes",
  title: "Words of Verzacht",
  status: "active",
  date: version,
  content: "complete",
  caseSensitive: true,
  concept: Object.entries(concepts).map(([code, [display, definition]]) => ({ code, display, definition })),
});

export const hl7 = (name: string, code: string, display?: string): Coding => ({
  system: `http://terminology.hl7.org/CodeSystem/${name}`,
  code,
  ...(display && { display }),
});
