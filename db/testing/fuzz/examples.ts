import { uuidv7 } from "uuidv7";
import { addDays, dayOf } from "@/lib/calendar";
import { castPassword } from "./cast";
import type { Known } from "./from-schema";

/** Good bodies where a rule of the whole refuses nearly all that chance puts together. */
export function examples(known: Known): Readonly<Record<string, unknown>> {
  const today = dayOf(new Date(), "Europe/Amsterdam");
  const [programId, programItemId] = [known.program?.[0] ?? uuidv7(), known.programItem?.[0] ?? uuidv7()];
  const startedAt = new Date(Date.now() - 7_200_000).toISOString();
  const endedAt = new Date(Date.now() - 3_600_000).toISOString();
  const moment = { tension: 4, safety: "declined", areas: ["pelvis"] };
  const entries = [{ programItemId, outcome: "done", seconds: 60, repetitions: null }];
  const text = { nl: "Zit", en: "" };
  const exercise = { group: "release", phase: "build-up", posture: "sitting", title: text, purpose: text };
  const told = { programId, programVersion: 2, before: moment, after: moment, note: "ging goed" };
  const phases = {
    baselineFrom: addDays(today, -14),
    baselineUntil: addDays(today, -1),
    secondFrom: addDays(today, 1),
  };
  const item = { id: uuidv7(), exerciseId: known.exercise?.at(-1) ?? uuidv7(), dose: { kind: "time", amount: 60 } };
  const program = { id: programId, title: "Zachter", items: [{ ...item, days: ["mon"], remark: "rustig" }] };
  return {
    stepUp: { password: castPassword },
    addPasskey: {
      offer: "b2ZmZXI",
      name: "Telefoon",
      credential: "c2xldXRlbA",
      clientData: "e30",
      attestation: "oA",
      transports: ["internal"],
    },
    registerClient: {
      id: uuidv7(),
      name: "Greet Hoekstra",
      email: null,
      locale: "nl",
      therapistId: known.member?.[0] ?? uuidv7(),
    },
    changePassword: { current: castPassword, next: "een andere zin, die ook lang genoeg is" },
    logSession: { ...told, startedAt, endedAt, timeZone: "Europe/Amsterdam", choice: "relax-only", entries },
    typeInSession: { ...told, practisedOn: addDays(today, -3), entries },
    agreeVerdict: {
      rating: "tension",
      wanted: "lower",
      ...phases,
      lookOn: addDays(today, 28),
      replaces: known.verdict?.[0],
    },
    addExercise: {
      id: uuidv7(),
      ...exercise,
      steps: [{ text }],
      caution: text,
      dose: { kind: "time", min: 60, max: 120 },
    },
    draftProgram: { ...program, id: uuidv7() },
    draftTemplate: { ...program, id: uuidv7() },
    changeProgram: program,
    assignProgram: { startsOn: today, endsOn: null },
    assignMeasure: { measure: "own-item", item: { question: "Hoe?", low: "niet", high: "wel" }, firstOn: today },
    askAboutLook: { lookId: known.look?.[0] ?? uuidv7(), text: "Waarom?" },
    changeTerm: { part: "notes", years: 21, revision: 0 },
    parkMatter: { kind: "no_program", about: "", parked: true },
    nameRelative: { name: "Joris", parts: ["program", "days"] },
    changeShares: { parts: ["days"] },
    sayConsent: { kind: "gp", version: 1, given: true },
    decideErasure: { granted: false, ground: "legal_duty", words: "De wet vraagt het." },
    giveCare: { from: today, until: addDays(today, 3), insteadOf: null },
    letGo: { handOver: [{ clientId: known.client?.[0] ?? uuidv7(), therapistId: known.member?.[0] ?? uuidv7() }] },
    arrangeAway: {
      from: addDays(today, 7),
      until: addDays(today, 20),
      standIns: [{ clientId: known.client?.[0] ?? uuidv7(), therapistId: known.member?.[0] ?? uuidv7() }],
    },
    seeCare: { clientIds: [known.client?.[0] ?? uuidv7()], from: today, until: addDays(today, 3), seen: true },
    askErasure: { scope: "notes" },
    askErasureOf: { scope: "notes" },
  };
}
