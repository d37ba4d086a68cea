import type { Bilingual, DoseKind, DoseRange, Exercise, ExerciseDraft, Group, Phase, Posture } from "./schema";

/** Lower case without accents: what a search compares. */
export const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** The phases that a group knows, in the order in which they follow one another. */
export const phasesOf: Record<Group, readonly Phase[]> = {
  relax: ["relax"],
  release: ["ground", "build-up", "discharge", "integrate"],
};

// People search for how somebody lies or stands, and for the group, also where no text says so.
const saidOfGroup: Record<Group, string> = { relax: "ontspannen relax", release: "loslaten release" };
const saidOfPosture: Record<Posture, string> = {
  "lying-back": "liggen liggend rug lying back",
  "lying-side": "liggen liggend zij lying side",
  sitting: "zitten zittend sitting",
  standing: "staan staand standing",
};

// What an own exercise is drawn as: how somebody lies, sits or stands is all that is known of it.
const drawnAs: Record<Posture, Exercise["illustrationAlt"]> = {
  "lying-back": {
    nl: "Iemand ligt plat op de rug op een mat, met een kussen onder het hoofd.",
    en: "Someone lies flat on their back on a mat, with a cushion under the head.",
  },
  "lying-side": {
    nl: "Iemand ligt op de zij, met een kussen onder het hoofd.",
    en: "Someone lies on their side, with a cushion under the head.",
  },
  sitting: {
    nl: "Iemand zit rechtop op een stoel, voeten op de grond en een hand op het bovenbeen.",
    en: "Someone sits upright on a chair, feet on the floor and a hand on the thigh.",
  },
  standing: {
    nl: "Iemand staat rechtop, de armen langs het lichaam.",
    en: "Someone stands upright, arms beside the body.",
  },
};

/** The drawing of an exercise of the practice's own, by its posture. */
export const ownDrawing = (posture: Posture): Pick<Exercise, "illustration" | "illustrationAlt"> => ({
  illustration: `/illustrations/own-${posture}.svg`,
  illustrationAlt: drawnAs[posture],
});

/** What a search looks through: titles first, then the rest, in both languages. */
export const searchText = (
  exercise: Pick<Exercise, "title" | "purpose" | "group" | "posture">,
  keywords: { nl: readonly string[]; en: readonly string[] } = { nl: [], en: [] },
): string =>
  plain(
    [
      exercise.title.nl,
      exercise.title.en,
      ...keywords.nl,
      ...keywords.en,
      saidOfGroup[exercise.group],
      saidOfPosture[exercise.posture],
      exercise.purpose.nl,
      exercise.purpose.en,
    ].join(" "),
  );

/** Words of at most 40 letters, at most eight: more is not a search. */
export const searchWords = (query: string | undefined): string[] =>
  plain(query ?? "")
    .split(" ")
    .filter(Boolean)
    .map((word) => word.slice(0, 40))
    .slice(0, 8);

/** Whether a dose lies in the range that the library advises; an open end has no upper bound. */
export function withinRange(dose: { kind: DoseKind; amount: number | null }, range: DoseRange): boolean {
  if (dose.kind !== range.kind) return false;
  if (dose.amount === null) return true;
  return dose.amount >= (range.min ?? 0) && (range.openEnded || dose.amount <= (range.max ?? Number.POSITIVE_INFINITY));
}

export type WrittenParts = Omit<ExerciseDraft, "id">;

const parts = [
  "title",
  "group",
  "phase",
  "posture",
  "purpose",
  "steps",
  "cue",
  "imagery",
  "caution",
  "dose",
] as const satisfies (keyof WrittenParts)[];
export type ExercisePart = (typeof parts)[number];

/** What a therapist writes of an exercise, without what the house adds to it. */
export function writtenParts({
  title,
  group,
  phase,
  posture,
  purpose,
  steps,
  cue,
  imagery,
  caution,
  dose,
}: WrittenParts): WrittenParts {
  return { title, group, phase, posture, purpose, steps, cue, imagery, caution, dose };
}

const ownTitle = (title: string, mark: string) => `${[...title].slice(0, 120 - mark.length).join("")}${mark}`;

/** The beginning of an own exercise out of another one; its title says that it is not the one it came from. */
export function copyOf(exercise: WrittenParts): WrittenParts {
  const title: Bilingual = {
    nl: ownTitle(exercise.title.nl, " (eigen versie)"),
    en: ownTitle(exercise.title.en, " (own version)"),
  };
  return { ...writtenParts(exercise), title };
}

function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one === other;
  const keys = Object.keys(one);
  const at = (object: object, key: string) => (object as Record<string, unknown>)[key];
  return keys.length === Object.keys(other).length && keys.every((key) => isSame(at(one, key), at(other, key)));
}

/** The parts that two people both changed since `before`, each in another way. */
export const clashes = (before: WrittenParts, mine: WrittenParts, theirs: WrittenParts): ExercisePart[] =>
  parts.filter(
    (part) =>
      !isSame(mine[part], theirs[part]) && !isSame(mine[part], before[part]) && !isSame(theirs[part], before[part]),
  );

/** Both people's changes put together; where they clash, `chosen` decides, and what nobody chose stays mine. */
export function joined(
  before: WrittenParts,
  mine: WrittenParts,
  theirs: WrittenParts,
  chosen: Partial<Record<ExercisePart, "mine" | "theirs">> = {},
): WrittenParts {
  const clashing = clashes(before, mine, theirs);
  const takesTheirs = (part: ExercisePart) =>
    clashing.includes(part) ? chosen[part] === "theirs" : isSame(mine[part], before[part]);
  return parts.reduce((whole, part) => (takesTheirs(part) ? { ...whole, [part]: theirs[part] } : whole), {
    ...writtenParts(mine),
  });
}
