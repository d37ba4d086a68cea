import type { Moment, Rating } from "./schema";

/** The number that was given, or null where none was: what was not said is not known. */
export const given = (rating: Rating | undefined): number | null => (typeof rating === "number" ? rating : null);

export type RatingName = "tensionBefore" | "safetyBefore" | "tensionAfter" | "safetyAfter";

/** Which of a session's ratings the client would rather not give: kept apart from the ones left open. */
export function declinedRatings(before: Moment | null, after: Moment | null): RatingName[] {
  const asked: [RatingName, Rating | undefined][] = [
    ["tensionBefore", before?.tension],
    ["safetyBefore", before?.safety],
    ["tensionAfter", after?.tension],
    ["safetyAfter", after?.safety],
  ];
  return asked.filter(([, rating]) => rating === "declined").map(([name]) => name);
}

export const bodyAreas = [
  "head",
  "jaw",
  "neck",
  "shoulders",
  "chest",
  "upper-back",
  "belly",
  "lower-back",
  "pelvis",
  "hips",
  "arms",
  "hands",
  "thighs",
  "knees",
  "calves",
  "feet",
  "face",
  "throat",
  "buttocks",
  "shins",
] as const;
export type BodyArea = (typeof bodyAreas)[number];

export const bodySides = ["left", "right"] as const;
export type BodySide = (typeof bodySides)[number];

/** The areas that come in two, and the word for one of the two: `shoulder-left`, `shoulder-right`. */
export const pairedAreas = {
  shoulders: "shoulder",
  arms: "arm",
  hands: "hand",
  hips: "hip",
  buttocks: "buttock",
  thighs: "thigh",
  knees: "knee",
  shins: "shin",
  calves: "calf",
  feet: "foot",
} as const satisfies Partial<Record<BodyArea, string>>;
export type PairedArea = keyof typeof pairedAreas;

/** What can be pointed at on a figure seen from the front, and from the back. Left and right are the person's own. */
export const bodyFigure = {
  front: [
    "head",
    "face",
    "jaw",
    "throat",
    "shoulders",
    "chest",
    "arms",
    "hands",
    "belly",
    "pelvis",
    "hips",
    "thighs",
    "knees",
    "shins",
    "feet",
  ],
  back: ["head", "neck", "shoulders", "upper-back", "arms", "lower-back", "hands", "buttocks", "thighs", "calves"],
} as const satisfies Record<string, readonly BodyArea[]>;

/**
 * The words of the two scales, by version: a rating means what was asked (domain.md 2). A version never changes; other
 * words are another version, and whoever rates says under which.
 */
export const wordings = {
  1: {
    tension: {
      question: { nl: "Hoe gespannen is je lijf nu?", en: "How tense is your body now?" },
      low: { nl: "geen spanning", en: "no tension" },
      high: { nl: "sterkst denkbaar", en: "strongest imaginable" },
    },
    safety: {
      question: { nl: "Hoe veilig voel je je nu?", en: "How safe do you feel now?" },
      low: { nl: "helemaal niet veilig", en: "not safe at all" },
      high: { nl: "helemaal veilig", en: "completely safe" },
    },
  },
} as const;
export const currentWording = 1 satisfies keyof typeof wordings;

/** Which side of an area was pointed at; `both` is also the answer for an area that comes once. Null where it was not. */
export type Pointed = BodySide | "both" | null;

const isPaired = (area: BodyArea): area is PairedArea => area in pairedAreas;

export function pointedAt(areas: readonly string[], area: BodyArea): Pointed {
  if (areas.includes(area)) return "both";
  if (!isPaired(area)) return null;
  const [left, right] = bodySides.map((side) => areas.includes(`${pairedAreas[area]}-${side}`));
  return left && right ? "both" : left ? "left" : right ? "right" : null;
}

/** The areas with this one as it is pointed at now: told once, by one word, whatever was told before. */
export function pointing(areas: readonly string[], area: BodyArea, at: Pointed): string[] {
  const own = isPaired(area) ? bodySides.map((side) => `${pairedAreas[area]}-${side}`) : [];
  const others = areas.filter((one) => one !== area && !own.includes(one));
  if (at === null) return others;
  return [...others, at === "both" || !isPaired(area) ? area : `${pairedAreas[area]}-${at}`];
}

/** What a touch on one side of the figure makes of it: one side more, or one side less. */
export function touching(areas: readonly string[], area: BodyArea, side: BodySide | null): string[] {
  const before = pointedAt(areas, area);
  if (side === null) return pointing(areas, area, before ? null : "both");
  const other = side === "left" ? "right" : "left";
  if (before === null) return pointing(areas, area, side);
  if (before === "both") return pointing(areas, area, other);
  return pointing(areas, area, before === side ? null : "both");
}
