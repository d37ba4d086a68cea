import { uuidv7 } from "uuidv7";
import { ownDrawing, searchText } from "@/lib/exercises/rules";
import type { Exercise } from "@/lib/exercises/schema";
import type { Course } from "./history";

// The demo's small village: made up, and the same at each start, so that one gets to know them.

interface Villager {
  name: string;
  hasAccount: boolean;
  hasProgram: boolean;
  course: Pick<Course, "tension" | "safety" | "reports" | "open" | "declined">;
}

const course = (
  tension: [number, number],
  safety: [number, number],
  reports: number,
  open = 0.05,
  declined = 0.02,
): Villager["course"] => ({ tension, safety, reports, open, declined });

const villagers: readonly Omit<Villager, "hasAccount">[] = [
  { name: "Sanne Bakker", hasProgram: true, course: course([7.4, 4.4], [5.2, 7.8], 0.9) },
  { name: "Johan Dijkstra", hasProgram: true, course: course([6.6, 5.6], [6, 6.8], 0.7) },
  { name: "Fatima el Amrani", hasProgram: true, course: course([8, 5.6], [4.4, 6.8], 0.9, 0.03, 0.06) },
  { name: "Kees Mulder", hasProgram: true, course: course([6, 5.8], [7, 7.2], 0.35) },
  { name: "Anouk Peters", hasProgram: true, course: course([7, 3.4], [6.4, 8.4], 0.88) },
  { name: "Daan Visser", hasProgram: true, course: course([5.6, 4.6], [7.4, 8], 0.6, 0.15) },
  { name: "Ingrid Postma", hasProgram: true, course: course([7.8, 7.2], [4.2, 4.8], 0.75, 0.08, 0.12) },
  { name: "Thijs van den Berg", hasProgram: true, course: course([6.2, 4], [6.6, 7.6], 0.66) },
  { name: "Lotte Smit", hasProgram: false, course: course([6, 6], [6, 6], 0) },
  { name: "Mohammed Yilmaz", hasProgram: true, course: course([7.2, 5], [5.6, 7.4], 0.8) },
  { name: "Greet Hoekstra", hasProgram: true, course: course([6.8, 6.2], [5.8, 6.6], 0.5, 0.2) },
  { name: "Pim Jacobs", hasProgram: true, course: course([5, 3.2], [7.6, 8.6], 0.72) },
  { name: "Eva Schouten", hasProgram: true, course: course([7.6, 6.4], [5, 6.2], 0.58) },
  { name: "Rachid Bouzid", hasProgram: true, course: course([6.4, 4.8], [6.8, 7.6], 0.77) },
];

/** The n-th villager; from the fifteenth on they are cousins of the first, told apart by a number. */
export function peopleOfTheVillage(n: number): Villager {
  const one = villagers[n % villagers.length] as (typeof villagers)[number];
  const round = Math.floor(n / villagers.length);
  return { ...one, name: round === 0 ? one.name : `${one.name} ${round + 1}`, hasAccount: n % 5 !== 3 };
}

export const demoNotes: readonly string[] = [
  "Vandaag ging het rustiger dan gisteren.",
  "Ik merkte dat mijn kaken strak stonden.",
  "Halverwege even gestopt, daarna weer verder.",
  "Veel onrust in mijn hoofd, maar mijn buik werd zachter.",
  "De ademhaling hielp me om erin te komen.",
  "Na het werk gedaan. Ik was moe.",
  "Mijn benen trilden een beetje. Dat voelde oké.",
  "Niet veel gevoeld, wel even stilgelegen.",
  "Fijn met de deken erbij.",
  "De kat kwam erbij liggen.",
];

interface OwnExercise {
  id: string;
  group: string;
  phase: string;
  posture: string;
  content: Exercise;
  searchText: string;
}

export function ownExercises(): OwnExercise[] {
  const content: Exercise = {
    id: uuidv7(),
    key: null,
    source: "practice",
    version: 1,
    putAway: false,
    group: "relax",
    phase: "relax",
    posture: "sitting",
    title: { nl: "Warme handen op je buik", en: "Warm hands on your belly" },
    purpose: {
      nl: "Even thuiskomen bij jezelf, tussen twee dingen door.",
      en: "Coming home to yourself for a moment, between two things.",
    },
    steps: [
      {
        text: {
          nl: "Je kunt gaan zitten zoals het voor jou prettig is.",
          en: "You can sit in a way that is comfortable for you.",
        },
      },
      { text: { nl: "Als je wilt, wrijf je je handen warm.", en: "If you like, you rub your hands warm." } },
      {
        text: {
          nl: "Ze mogen op je onderbuik rusten.",
          en: "They can rest on your lower belly.",
        },
      },
    ],
    cue: { nl: "Misschien voel je de warmte onder je handen.", en: "Perhaps you feel the warmth under your hands." },
    imagery: null,
    caution: null,
    dose: { kind: "time", min: 120, max: 300, perSide: false, openEnded: true },
    ...ownDrawing("sitting"),
  };
  return [
    { id: content.id, group: "relax", phase: "relax", posture: "sitting", content, searchText: searchText(content) },
  ];
}
