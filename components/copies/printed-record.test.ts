import { renderToBuffer } from "@react-pdf/renderer";
import { describe, expect, it } from "vitest";
import { paperWords } from "@/components/paper/paper-words";
import { readSheet } from "@/db/testing/pdf-text";
import type { Look, RecordCopy } from "@/lib/copies/schema";
import { libraryExercises } from "@/lib/exercises/library";
import { PrintedRecord } from "./printed-record";

const timeZone = "Europe/Amsterdam";
const id = (last: number) => `01936f00-0000-7000-8000-${String(last).padStart(12, "0")}`;

const empty: RecordCopy = {
  kind: "verzacht.record",
  version: 1,
  madeAt: "2026-11-30T12:00:00Z",
  practice: { id: id(1), name: "Praktijk De Linde", timeZone },
  client: {
    id: id(2),
    name: "Foekje Talsma",
    email: null,
    locale: "nl",
    timeZone,
    since: "2026-09-01T08:00:00Z",
  },
  readers: [],
  programs: [],
  exercises: [],
  sessions: [],
  checkIns: [],
  agreements: [],
  releases: [],
  signals: [],
  goals: [],
  measures: [],
  verdicts: [],
  notes: [],
  reports: [],
  consents: [],
  shares: [],
  reminders: { wishes: {} as RecordCopy["reminders"]["wishes"], suggestion: null },
  statements: [],
  disputed: [],
  erasures: [],
  emergencies: [],
  looks: [],
};

async function printed(given: Partial<RecordCopy>): Promise<string> {
  const record = { ...empty, ...given };
  const words = await paperWords("nl", timeZone);
  return readSheet(await renderToBuffer(PrintedRecord({ words, timeZone, record }))).text;
}

describe("a printed copy", () => {
  it("says of an assistant that it was contact data, whatever was done with them", async () => {
    const look = (at: number, action: Look["action"], role: string, by: string): Look => ({
      id: id(10 + at),
      at: `2026-11-30T10:0${at}:00Z`,
      action,
      event: "client.changed",
      by,
      byId: id(role === "assistant" ? 3 : 4),
      role,
    });
    const text = await printed({
      looks: [
        look(1, "R", "assistant", "Tessa Kok"),
        look(2, "U", "assistant", "Tessa Kok"),
        look(3, "E", "assistant", "Tessa Kok"),
        look(4, "R", "therapist", "Nienke de Wit"),
      ],
    });
    expect(text).toContain("Tessa Kok (assistent): 3 keer (alleen contactgegevens)");
    expect(text).toContain("Nienke de Wit: 1 keer (gelezen)");
  });

  it("says each choice of what somebody near saw, and of a choice alone that it is the last one", async () => {
    const share = { id: id(5), name: "Joris", parts: ["program" as const], since: "2026-11-30T12:20:00Z", until: null };
    const choices: RecordCopy["shares"][number]["choices"] = [
      { at: "2026-11-30T12:20:00Z", parts: ["program", "days"] },
      { at: "2026-11-30T12:24:00Z", parts: ["program"] },
    ];
    const text = await printed({ shares: [{ ...share, choices }] });
    expect(text).toContain("Joris, sinds 30 november 2026");
    expect(text).toContain("Vanaf 30 november 2026, 13:20: Wat ik nu oefen, Op welke dagen ik oefende");
    expect(text).toContain("Vanaf 30 november 2026, 13:24: Wat ik nu oefen");
    expect(await printed({ shares: [{ ...share, choices: [] }] })).toContain("De laatste keuze: Wat ik nu oefen");
  });

  it("says all seven days as every day, and fewer by name", async () => {
    const [exercise] = libraryExercises;
    if (!exercise) throw new Error("The library is empty");
    const item = {
      id: id(6),
      exerciseId: exercise.id,
      dose: { kind: exercise.dose.kind, amount: exercise.dose.min },
      timesPerDay: 1,
      remark: null,
    };
    const version = {
      id: id(7),
      title: "Zachter zitten",
      note: null,
      safetyThreshold: 7,
      thresholdBecause: null,
      items: [
        { ...item, days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const },
        { ...item, id: id(8), days: ["mon", "thu"] as const },
      ],
      version: 1,
      edition: 1,
      status: "active",
      startsOn: "2026-11-02",
      endsOn: null,
      changedAt: "2026-11-01T12:00:00Z",
    } as unknown as RecordCopy["programs"][number]["versions"][number];
    const text = await printed({ programs: [{ id: id(7), versions: [version] }] });
    expect(text).toContain("elke dag");
    expect(text).toContain("maandag, donderdag");
    expect(text).not.toContain("dinsdag");
  });

  it("writes numbers as its language does, and a score so that each word keeps its name", async () => {
    const scored = { id: id(9), scoredOn: "2026-11-03" };
    const text = await printed({
      goals: [
        {
          id: id(9),
          wording: "Zelf naar de markt",
          madeOn: "2026-11-01",
          levels: null,
          scores: [{ ...scored, going: 3, content: "declined", level: null }],
        } as unknown as RecordCopy["goals"][number],
      ],
      measures: [
        {
          id: id(9),
          measure: "copm",
          item: null,
          scores: [{ ...scored, values: { performance: 3.2, satisfaction: "declined" } }],
        } as unknown as RecordCopy["measures"][number],
      ],
    });
    expect(text).toContain("3 november 2026. Gaat (0–10): 3, tevreden (0–10): liever niet");
    expect(text).toMatch(/: 3,2\b/);
    expect(text).toMatch(/: liever niet/);
  });
});
