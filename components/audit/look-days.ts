import type { Look } from "@/lib/audit/schema";
import type { Day } from "@/lib/calendar";

export interface LookingPerson {
  who: Look["who"];
  practice: string;
  lines: Look[];
}

export interface LookDay {
  day: Day;
  people: LookingPerson[];
}

/** Lines as a person reads them: day by day, and on a day each person once, with all they did. */
export function lookDays(looks: readonly Look[]): LookDay[] {
  const days = new Map<Day, Map<string, LookingPerson>>();
  for (const look of looks) {
    const people = days.get(look.day) ?? new Map<string, LookingPerson>();
    days.set(look.day, people);
    const key = `${look.who.id} ${look.who.name} ${look.who.role}`;
    const person = people.get(key) ?? { who: look.who, practice: look.practice, lines: [] };
    people.set(key, person);
    person.lines.push(look);
  }
  return [...days].map(([day, people]) => ({ day, people: [...people.values()] }));
}
