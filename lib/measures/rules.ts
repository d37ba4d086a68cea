import { addDays, type Day, daysBetween } from "@/lib/calendar";
import type { Bilingual } from "@/lib/exercises/schema";
import type { MeasureValues } from "./schema";

/** One number that a measure has. `better`: on which side it is good; a scale is never turned round. */
export interface ScoreKind {
  key: string;
  name: Bilingual;
  min: number;
  max: number;
  step: number;
  better: "higher" | "lower" | null;
}

export interface Measure {
  name: Bilingual;
  scores: readonly ScoreKind[];
  /** Without an entry in the licence register that holds today, it can't be assigned. */
  needsLicence: boolean;
  /** The client can score it alone: its words are the practice's or the client's own. */
  byClient: boolean;
}

const score = (
  key: string,
  name: Bilingual,
  [min, max, step]: readonly [number, number, number],
  better: ScoreKind["better"],
): ScoreKind => ({ key, name, min, max, step, better });

const licensed = (name: string, ...scores: readonly ScoreKind[]): Measure => ({
  name: { nl: name, en: name },
  scores,
  needsLicence: true,
  byClient: false,
});

/**
 * The closed catalogue: names, scales and directions (domain.md 6). It holds score entry only, and not one question of
 * anybody's questionnaire. A score that is a mean over activities takes tenths.
 */
export const measures = {
  "own-goals": {
    name: { nl: "Eigen activiteiten en doelen", en: "Own activities and goals" },
    scores: [],
    needsLicence: false,
    byClient: true,
  },
  "own-item": {
    name: { nl: "Eigen vraag, 0–10", en: "Own question, 0–10" },
    scores: [score("value", { nl: "Antwoord", en: "Answer" }, [0, 10, 1], null)],
    needsLicence: false,
    byClient: true,
  },
  copm: licensed(
    "COPM",
    score("performance", { nl: "Uitvoering", en: "Performance" }, [1, 10, 0.1], "higher"),
    score("satisfaction", { nl: "Tevredenheid", en: "Satisfaction" }, [1, 10, 0.1], "higher"),
  ),
  psfs: licensed("PSFS", score("ability", { nl: "Gemiddelde score", en: "Mean score" }, [0, 10, 0.1], "higher")),
  psk: licensed("PSK", score("trouble", { nl: "Gemiddelde score", en: "Mean score" }, [0, 10, 0.1], "lower")),
  "pss-10": licensed("PSS-10", score("total", { nl: "Totaal", en: "Total" }, [0, 40, 1], "lower")),
  "dass-21": licensed(
    "DASS-21",
    score("depression", { nl: "Depressie", en: "Depression" }, [0, 42, 2], "lower"),
    score("anxiety", { nl: "Angst", en: "Anxiety" }, [0, 42, 2], "lower"),
    score("stress", { nl: "Stress", en: "Stress" }, [0, 42, 2], "lower"),
  ),
  "who-5": licensed("WHO-5", score("total", { nl: "Totaal", en: "Total" }, [0, 100, 4], "higher")),
} as const satisfies Record<string, Measure>;

export const measureKeys = Object.keys(measures) as (keyof typeof measures)[];
export type MeasureKey = keyof typeof measures;
export const licensedKeys = measureKeys.filter((key) => measures[key].needsLicence);

export const measureOf = (key: MeasureKey): Measure => measures[key];

/** The scores of an assignment: an own question says for itself on which side it is good. */
export const scoresOf = (key: MeasureKey, better: ScoreKind["better"] = null): readonly ScoreKind[] =>
  key === "own-item" ? measures["own-item"].scores.map((one) => ({ ...one, better })) : measures[key].scores;

/** Both days count. */
export const isLicensedOn = (licence: { validFrom: Day; expiresOn: Day | null }, day: Day): boolean =>
  licence.validFrom <= day && (licence.expiresOn === null || day <= licence.expiresOn);

const fits = ({ min, max, step }: ScoreKind, value: number): boolean => {
  const steps = (value - min) / step;
  return value >= min && value <= max && Math.abs(steps - Math.round(steps)) < 1e-6;
};

/** The names of scores that a measure does not have, or whose number is not on its scale. */
export const misfits = (key: MeasureKey, values: MeasureValues): string[] =>
  Object.entries(values).flatMap(([name, value]) => {
    const kind = measureOf(key).scores.find((one) => one.key === name);
    return kind && (typeof value !== "number" || fits(kind, value)) ? [] : [name];
  });

export interface Schedule {
  firstOn: Day;
  /** Null: once. */
  everyWeeks: number | null;
  endedOn: Day | null;
}

/** The days on which it was asked, up to and including `until`. Each stands open until the next. */
export function askedOn({ firstOn, everyWeeks, endedOn }: Schedule, until: Day): Day[] {
  const last = endedOn !== null && endedOn < until ? endedOn : until;
  const span = daysBetween(firstOn, last);
  if (span < 0) return [];
  if (everyWeeks === null) return [firstOn];
  return Array.from({ length: Math.floor(span / (7 * everyWeeks)) + 1 }, (_, n) =>
    addDays(firstOn, n * 7 * everyWeeks),
  );
}

/** Of the times it was asked, those with an answer before the next; 'rather not say' is one, too. */
export function answeredOf(
  schedule: Schedule,
  scoredOn: readonly Day[],
  today: Day,
): { answered: number; asked: number } {
  const asked = askedOn(schedule, today);
  const answered = asked.filter((day, at) => {
    const next = asked[at + 1];
    return scoredOn.some((scored) => scored >= day && (next === undefined || scored < next));
  });
  return { answered: answered.length, asked: asked.length };
}

/** Since which day it stands open; null where nothing is asked now. */
export function dueSince(schedule: Schedule, scoredOn: readonly Day[], today: Day): Day | null {
  if (schedule.endedOn !== null) return null;
  const since = askedOn(schedule, today).at(-1);
  return since === undefined || scoredOn.some((day) => day >= since) ? null : since;
}

/** Since when own goals stand open: until each that is open has been answered, for each is a screen of its own. */
export function goalsDueSince(
  schedule: Schedule,
  goals: readonly { ending: string | null; scores: readonly { scoredOn: Day }[] }[],
  today: Day,
): Day | null {
  const open = goals.filter(({ ending }) => ending === null);
  const since = open.map(({ scores }) =>
    dueSince(
      schedule,
      scores.map(({ scoredOn }) => scoredOn),
      today,
    ),
  );
  return since.find((day) => day !== null) ?? null;
}

/** Own goals and questions that are asked of a client now, each a screen of its own; what was answered since is not. */
export function askedNow<
  G extends { ending: string | null; scores: readonly { scoredOn: Day }[] },
  A extends { measure: MeasureKey; byClient: boolean; dueSince: Day | null; item: object | null },
>(goals: readonly G[], assignments: readonly A[]): { goals: G[]; items: A[] } {
  const due = assignments.filter(({ byClient, dueSince: since }) => byClient && since !== null);
  const since = due.find(({ measure }) => measure === "own-goals")?.dueSince ?? null;
  const isOpen = ({ ending, scores }: G) =>
    since !== null && ending === null && !scores.some(({ scoredOn }) => scoredOn >= since);
  return { goals: goals.filter(isOpen), items: due.filter(({ item }) => item !== null) };
}

/** Of all the askings of own goals, those of the days on which this one was there; null where there was none. */
export function whileOpen(
  schedule: Schedule | null,
  goal: { madeOn: Day; endedOn: Day | null },
  today: Day,
): Schedule | null {
  if (!schedule) return null;
  const endedOn = [schedule.endedOn, goal.endedOn].filter((day) => day !== null).sort()[0] ?? null;
  const firstOn = askedOn({ ...schedule, endedOn }, today).find((day) => day >= goal.madeOn);
  return firstOn === undefined ? null : { ...schedule, firstOn, endedOn };
}

/** The next day after `after` on which it is asked; null where that was the last. */
export function nextAskedOn({ firstOn, everyWeeks, endedOn }: Schedule, after: Day): Day | null {
  if (endedOn !== null) return null;
  if (firstOn > after) return firstOn;
  if (everyWeeks === null) return null;
  return addDays(firstOn, (Math.floor(daysBetween(firstOn, after) / (7 * everyWeeks)) + 1) * 7 * everyWeeks);
}

/** A place in a drawing: a number, or nothing where it was asked and nothing was said. */
export interface Place {
  date: Day;
  value: number | null;
  declined: boolean;
}

/**
 * What was scored, oldest first and one a day, with an open place for each time that it was asked and nobody answered:
 * a gap is drawn as a gap.
 */
export function placesOf(
  scores: readonly { scoredOn: Day; value: number | "declined" | null }[],
  schedule: Schedule | null,
  today: Day,
): Place[] {
  const said = new Map<Day, Place>();
  for (const { scoredOn, value } of scores)
    said.set(scoredOn, {
      date: scoredOn,
      value: typeof value === "number" ? value : null,
      declined: value === "declined",
    });
  const asked = schedule ? askedOn(schedule, today) : [];
  const days = [...said.keys()];
  const open = asked.filter((day, at) => {
    const next = asked[at + 1];
    // What stands open now may still be answered: that is no gap yet.
    return next !== undefined && !days.some((scored) => scored >= day && scored < next);
  });
  return [...said.values(), ...open.map((date): Place => ({ date, value: null, declined: false }))].sort((a, b) =>
    a.date < b.date ? -1 : 1,
  );
}

/** The next day on which a client is asked anything that they score alone. */
export const nextQuestionOn = (assigned: readonly { byClient: boolean; nextOn: Day | null }[]): Day | null =>
  assigned.reduce<Day | null>((first, { byClient, nextOn }) => {
    if (!byClient || nextOn === null) return first;
    return first === null || nextOn < first ? nextOn : first;
  }, null);
