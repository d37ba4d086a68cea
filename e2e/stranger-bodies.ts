import { expect } from "@playwright/test";
import { uuidv7 } from "uuidv7";
import type { Operation } from "@/lib/access/operation";
import { sessionOf } from "./house";
import { pushSubscription, type Victim, verdictAhead } from "./victim";

/** What would be accepted of the right person, so that a refusal is about who asks and not about what was sent. */
export function bodyOf(victim: Victim, name: string, line: Operation): unknown {
  const draft = { id: victim.program.id, title: "Van mij", items: [] };
  const bodies: Record<string, unknown> = {
    askForAddress: { email: "van-mij@village.test" },
    stepUp: { password: "Van mij" },
    beginSecondFactor: {},
    setUpSecondFactor: { offer: "Van mij", code: "000000" },
    renewRecoveryCodes: {},
    changeExercise: { posture: "standing" },
    changeClient: { name: "Van mij" },
    draftProgram: { ...draft, id: uuidv7() },
    changeProgram: draft,
    assignProgram: { startsOn: "2026-01-05" },
    decideRelease: { open: false },
    logSession: sessionOf(victim.program, { note: "Van mij" }),
    echoSession: { answeredAt: new Date().toISOString(), timeZone: "Europe/Amsterdam" },
    correctSession: { id: uuidv7(), note: "Van mij" },
    typeInSession: {
      programId: victim.program.id,
      programVersion: 1,
      practisedOn: "2026-01-05",
      before: { tension: 0 },
      after: {},
      entries: [],
      note: "Van mij",
    },
    tellCheckIn: { at: "2026-01-05T12:00:00Z", timeZone: "Europe/Amsterdam", tension: 0, privateLine: "Van mij" },
    askCheckIn: { at: "2026-01-05T12:00:00Z", tension: 0 },
    beginEmergency: { client: "Van mij, niet van jou", because: "Omdat het kan." },
    writeReport: { audience: "gp", locale: "nl", from: "2026-01-05", to: "2026-02-05", text: "Van mij" },
    shareReport: { id: uuidv7(), version: 1, with: "Van mij", way: "post", on: "2026-01-05" },
    writeNote: { id: uuidv7(), kind: "note", day: "2026-01-05", text: "Van mij" },
    changeNote: { text: "Van mij" },
    changeAgreement: { words: { fine: "Van mij" } },
    changeContact: { phone: "Van mij" },
    approveHealthList: { items: [{ id: "mine", sentence: { nl: "Van mij", en: "Mine" } }] },
    chooseReminders: {
      days: [],
      at: "19:00",
      tone: "plain",
      quiet: { from: "21:00", until: "08:00" },
      ways: [],
      repeat: false,
      notices: false,
    },
    tapReminder: { wish: "not_today" },
    addPushDevice: pushSubscription("Van mij"),
    settleSignal: { note: "Van mij" },
    parkMatter: { kind: "no_program", about: "", parked: true },
    agreeVerdict: verdictAhead(victim.parts.verdict),
    setGoal: { kind: "activity", wording: "Van mij" },
    changeGoal: { wording: "Van mij" },
    scoreGoal: { scoredOn: "2026-01-05", going: 0 },
    keepLicence: {
      measure: "copm",
      version: "Van mij",
      language: "nl",
      rightHolder: "Van mij",
      terms: "Van mij",
      proof: "Van mij",
      validFrom: "2026-01-05",
    },
    assignMeasure: { measure: "own-goals", firstOn: "2026-01-05" },
    endMeasure: { ended: true },
    scoreMeasure: { scoredOn: "2026-01-05", values: { value: 0 } },
    askAboutLook: { lookId: victim.parts.look, text: "Van mij" },
    answerLookQuestion: { text: "Van mij" },
    suggestReminders: { days: ["mon"], at: "19:00" },
    askCopy: { format: "json" },
    sayConsent: { kind: "gp", version: 1, given: true },
    makeStatement: { kind: "addition", part: "told", text: "Van mij" },
    answerStatement: { outcome: "kept_beside", words: "Van mij" },
    askErasure: { scope: "notes" },
    askErasureOf: { scope: "notes" },
    decideErasure: { granted: false, ground: "legal_duty", words: "Van mij" },
    changeTerm: { part: "notes", years: 21, revision: 0 },
  };
  expect(line.body === undefined || name in bodies, `${name} needs a body here`).toBe(true);
  return bodies[name];
}
