import { courseAfter } from "@/components/sessions/session-acts";
import { type Act, type Course, newCourse, type Question } from "@/components/sessions/session-course";
import { libraryExercises } from "@/lib/exercises/library";
import type { LibraryKey } from "@/lib/exercises/library/library-exercise";
import type { Rating } from "@/lib/ratings/schema";
import type { Today, TodayItem } from "@/lib/today/schema";

export const noon = Date.parse("2026-11-22T12:00:00Z");
export const chain: LibraryKey[] = ["grounding", "wall-sit", "butterfly-tremor", "integration"];

export function item(key: LibraryKey, amount: number | null, given: Partial<TodayItem> = {}): TodayItem {
  const found = libraryExercises.find((one) => one.key === key);
  if (!found) throw new Error(key);
  const { keywords: _, ...content } = found;
  const exercise = { ...content, source: "library" as const, version: 1, putAway: false };
  const dose = { kind: found.dose.kind, amount };
  return { id: `item ${key}`, exercise, dose, timesPerDay: 1, days: null, doneToday: 0, remark: null, ...given };
}

export const quiet = () => [item("constructive-rest", 600), item("side-lying-support", 300)];
export const whole = () => [...quiet(), ...chain.map((key) => item(key, key === "integration" ? null : 60))];

export function day(items: TodayItem[], safety: Partial<Today["safety"]> = {}): Today {
  return {
    date: "2026-11-22",
    timeZone: "Europe/Amsterdam",
    program: { id: "program", version: 3, title: "Zachter zitten", note: null },
    programIsNew: false,
    sessionsToday: 0,
    items,
    safety: { threshold: 7, release: "open", because: null, reason: null, maxMinutes: null, ...safety },
  };
}

/** A client at work: each act happens a number of seconds after the one before. */
class Telling {
  now = noon;
  constructor(public course: Course) {}
  does(act: Act, afterSeconds = 0): this {
    this.now += afterSeconds * 1000;
    this.course = courseAfter(this.course, act, this.now);
    return this;
  }
  rates(question: Question, value: Rating): this {
    return this.does({ kind: "rate", question, value }).does({ kind: "next" });
  }
}

const begins = (today: Today) => new Telling(newCourse("session", today, "Europe/Amsterdam", noon));
export const felt = (today: Today, safety: Rating, tension: Rating = 6) =>
  begins(today).rates("tensionBefore", tension).rates("safetyBefore", safety);
export const intoTheChain = (today: Today) =>
  felt(today, 8).does({ kind: "choose", choice: "relax-and-release" }).does({ kind: "here", here: "yes" });
