import type { Day } from "@/lib/calendar";
import type { Group } from "@/lib/exercises/schema";
import { type AnswerName, answers } from "@/lib/paper/rules";
import type { PaperSession } from "@/lib/paper/schema";
import type { ProgramItem } from "@/lib/programs/schema";
import { currentWording } from "@/lib/ratings/rules";
import type { Rating } from "@/lib/ratings/schema";

/** A program as its sheet shows it. */
export interface PaperProgram {
  id: string;
  version: number;
  title: string;
  startsOn: Day | null;
  items: (Pick<ProgramItem, "id" | "days"> & { title: string; group: Group })[];
}

/** A line while it is typed. An answer that is not there was not typed yet; null was left open on the sheet. */
export interface Line {
  day: Day;
  programId: string;
  answers: Partial<Record<AnswerName, Rating>>;
  /** Nothing beforehand: a tick that nobody made would tell what nobody reported. */
  ticked: readonly string[];
  note: string;
}

export const blankLine = (day: Day, programId: string): Line => ({
  day,
  programId,
  answers: {},
  ticked: [],
  note: "",
});

/** A line that was saved, to be typed anew. */
export const lineOf = (sheet: PaperSession): Line => ({
  day: sheet.practisedOn,
  programId: sheet.programId,
  answers: {
    tensionBefore: sheet.before.tension,
    safetyBefore: sheet.before.safety,
    tensionAfter: sheet.after.tension,
    safetyAfter: sheet.after.safety,
  },
  ticked: sheet.entries.map((entry) => entry.programItemId),
  note: sheet.note ?? "",
});

/** Whether anything of the sheet was typed: a line of which nothing was said is no session. */
export const isTyped = (line: Line): boolean => answers.some((name) => line.answers[name] !== undefined);

/** What is sent: an answer that was passed over was left open. */
export function sheetOf(line: Line, program: PaperProgram): PaperSession {
  const told = (name: AnswerName) => line.answers[name] ?? null;
  return {
    programId: program.id,
    programVersion: program.version,
    practisedOn: line.day,
    before: { tension: told("tensionBefore"), safety: told("safetyBefore"), areas: [] },
    after: { tension: told("tensionAfter"), safety: told("safetyAfter"), areas: [] },
    entries: program.items
      .filter(({ id }) => line.ticked.includes(id))
      .map(({ id }) => ({ programItemId: id, outcome: "done", seconds: null, repetitions: null })),
    note: line.note.trim() || null,
    wording: currentWording,
  };
}
