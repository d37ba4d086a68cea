import { describe, expect, test } from "vitest";
import {
  groupIntroductions,
  type LibraryExercise,
  type LibraryKey,
  libraryExercises,
  libraryPrinciple,
  releaseChain,
  releaseNotice,
} from "./library";
import type { Bilingual } from "./schema";

const languages = ["nl", "en"] as const;
type Language = (typeof languages)[number];

const facts = {
  "constructive-rest": ["relax", "relax", "lying-back", "time", 600, 1200, false, false],
  "lower-belly-breathing": ["relax", "relax", "sitting", "breaths", 10, 10, false, false],
  "side-lying-support": ["relax", "relax", "lying-side", "time", 300, 600, true, false],
  shaking: ["release", "discharge", "standing", "until-enough", null, null, false, true],
  grounding: ["release", "ground", "standing", "breaths", 3, 5, false, false],
  "wall-sit": ["release", "build-up", "standing", "time", 60, 120, false, false],
  "butterfly-tremor": ["release", "discharge", "lying-back", "time", 300, 600, false, true],
  integration: ["release", "integrate", "lying-side", "until-enough", null, null, false, true],
} as const;

const titles: Record<LibraryKey, Bilingual> = {
  "constructive-rest": { nl: "Constructive Rest Position (rusthouding)", en: "Constructive rest position" },
  "lower-belly-breathing": { nl: "Ademhaling naar je onderbuik", en: "Breathing into the lower belly" },
  "side-lying-support": { nl: "Zijligging met steun onder je knie", en: "Side-lying with the knee supported" },
  shaking: { nl: "Shaking: spanning los trillen", en: "Shaking" },
  grounding: {
    nl: "Gronden en contact maken (voorbereiding)",
    en: "Grounding and making contact (preparation)",
  },
  "wall-sit": { nl: "Spanning opbouwen in de benen", en: "Building tension in the legs" },
  "butterfly-tremor": {
    nl: "Liggende ontspanning en trillen toelaten",
    en: "Lying down and allowing the tremor",
  },
  integration: { nl: "Afronden en integreren", en: "Rounding off and integrating" },
};

/** What has to be heard in the steps, in this order. */
const heard: Record<LibraryKey, Record<Language, RegExp[]>> = {
  "constructive-rest": {
    nl: [
      /op je rug/,
      /voeten staan op de grond/,
      /knieën .*tegen elkaar/,
      /handen/,
      /10 tot 20 minuten/,
      /hoef je niets/,
    ],
    en: [/on your back/, /feet are on the floor/, /knees .*against each other/, /hands/, /10 to 20 minutes/, /nothing/],
  },
  "lower-belly-breathing": {
    nl: [
      /zit of ligt/,
      /borst, de andere op je onderbuik/,
      /in door je neus/,
      /langer dan het inademen/,
      /10 keer, of zo vaak als is afgesproken/,
    ],
    en: [
      /sitting or lying/,
      /chest, the other on your lower belly/,
      /in through your nose/,
      /longer than/,
      /10 times, or as often as was agreed/,
    ],
  },
  "side-lying-support": {
    nl: [
      /stevig kussen onder je bovenste knie/,
      /schouders en je hoofd/,
      /gezicht/,
      /5 tot 10/,
      /andere zij/,
      /5 tot 10/,
    ],
    en: [/firm cushion under your upper knee/, /shoulders and head/, /face/, /5 to 10/, /other side/, /5 to 10/],
  },
  shaking: {
    nl: [/heupbreedte/, /klein beginnen/, /bekken en je heupen/, /ademen/, /genoeg/, /rustige houding/],
    en: [/hip-width/, /begin small/, /pelvis and hips/, /breathing/, /enough/, /calm posture/],
  },
  grounding: {
    nl: [/heupbreedte/, /knieën/, /voeten op de grond/, /paar keer diep/, /ben ik hier, nu\?/],
    en: [/hip-width/, /knees/, /feet stand on the ground/, /few deep breaths/, /am I here, now\?/],
  },
  "wall-sit": {
    nl: [/muur.* 40 centimeter/, /onzichtbare stoel/, /1 tot 2 minuten/, /trillen in je bovenbenen/, /langzaam/],
    en: [/wall.* 40 centimetres/, /invisible chair/, /1 to 2 minutes/, /trembling in your thighs/, /slowly/],
  },
  "butterfly-tremor": {
    nl: [
      /op je rug/,
      /voetzolen .*naar buiten/,
      /zacht en los/,
      /afwachten/,
      /bekken of je benen/,
      /sturen/,
      /5 tot 10/,
    ],
    en: [/on your back/, /soles .*outward/, /soft and loose/, /wait/, /pelvis or legs/, /steer/, /5 to 10/],
  },
  integration: {
    nl: [/benen strekken/, /zij rollen/, /terug te komen/, /lijf heeft gedaan/, /opstaan/, /water .*deken/],
    en: [/stretch your legs/, /roll onto one side/, /come back/, /body did/, /get up/, /water .*blanket/],
  },
};

const release = libraryExercises.filter((exercise) => exercise.group === "release");
const find = (key: LibraryKey) => libraryExercises.find((exercise) => exercise.key === key) as LibraryExercise;
const spoken = (exercise: LibraryExercise, language: Language) =>
  exercise.steps.map((step) => step.text[language]).join("\n");

const texts = (exercise: LibraryExercise): Bilingual[] =>
  [
    exercise.title,
    exercise.purpose,
    ...exercise.steps.map((step) => step.text),
    exercise.cue,
    exercise.imagery,
    exercise.caution,
    exercise.illustrationAlt,
  ].filter((text) => text !== null);

const introductions = Object.values(groupIntroductions).flatMap((group) => [group.title, group.text]);
const everyText = [
  ...libraryExercises.flatMap(texts),
  ...introductions,
  ...Object.values(libraryPrinciple),
  releaseNotice,
];

const claims =
  /\b(genees|genez|heelt|helen|therapie|behandel|klacht|symptoom|bewezen|effectief|werkt tegen|cure|heal|therap|treat|symptom|proven|effective)/i;
const commands = [
  /\b(moet|moeten|must|should)\b/i,
  /(?:^|[.?:\n]\s*)(ga|leg|buig|sta|adem|blijf|laat|zet|rol|strek|voel|stop|houd|kom|neem|wacht|begin|draai|doe)\b/i,
  /(?:^|[.?:\n]\s*)(lie|stand|bend|breathe|stay|let|put|roll|stretch|feel|stop|hold|come|take|wait|begin|turn|keep)\b/i,
];

describe("the founding library", () => {
  test("ships the eight exercises, in the order of the table", () => {
    expect(libraryExercises.map((exercise) => exercise.key)).toEqual(Object.keys(facts));
  });

  test.each(libraryExercises)("$key has the group, phase, posture and dose that the therapist gave", (exercise) => {
    const { group, phase, posture, dose } = exercise;
    expect([group, phase, posture, dose.kind, dose.min, dose.max, dose.perSide, dose.openEnded]).toEqual(
      facts[exercise.key],
    );
  });

  test.each(libraryExercises)("$key carries its own title in both languages", (exercise) => {
    expect(exercise.title).toEqual(titles[exercise.key]);
  });

  test.each(languages)("every fact is heard in the steps, in its order (%s)", (language) => {
    for (const exercise of libraryExercises) {
      let rest = spoken(exercise, language);
      for (const fact of heard[exercise.key][language]) {
        const found = fact.exec(rest);
        expect(found, `${exercise.key}: ${fact}`).not.toBeNull();
        rest = rest.slice((found?.index ?? 0) + (found?.[0].length ?? 0));
      }
    }
  });

  test("every id is a UUIDv7 of its own", () => {
    const ids = libraryExercises.map((exercise) => exercise.id);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("every illustration is named after its exercise", () => {
    for (const { key, illustration } of libraryExercises) expect(illustration).toBe(`/illustrations/${key}.svg`);
  });
});

describe("what is said", () => {
  test("everything is there in Dutch and in English, and neither is a copy of the other", () => {
    for (const text of everyText) {
      expect(text.nl.trim()).not.toBe("");
      expect(text.en.trim()).not.toBe("");
      expect(text.nl).not.toBe(text.en);
    }
  });

  test("an exercise takes four to eight steps, each short enough to be read aloud", () => {
    for (const { key, steps } of libraryExercises) {
      expect(steps.length, key).toBeGreaterThanOrEqual(4);
      expect(steps.length, key).toBeLessThanOrEqual(8);
      for (const { text } of steps)
        for (const language of languages) expect(text[language].length).toBeLessThanOrEqual(160);
    }
  });

  test("nothing is shouted", () => {
    for (const text of everyText) expect(text.nl + text.en).not.toContain("!");
  });

  test("nothing promises a cure or calls itself a therapy", () => {
    for (const text of everyText) for (const language of languages) expect(text[language]).not.toMatch(claims);
  });

  test("no sentence gives the body an order", () => {
    for (const exercise of libraryExercises) {
      for (const language of languages) {
        const said = [spoken(exercise, language), exercise.cue[language], exercise.caution?.[language] ?? ""];
        for (const text of said) for (const command of commands) expect(text).not.toMatch(command);
      }
    }
  });

  test("can be found by its keywords in both languages", () => {
    for (const { key, keywords } of libraryExercises) {
      for (const language of languages) {
        expect(keywords[language].length, key).toBeGreaterThanOrEqual(5);
        expect(new Set(keywords[language]).size, key).toBe(keywords[language].length);
      }
    }
  });
});

describe("release", () => {
  test("every release exercise carries its caution", () => {
    expect(release).toHaveLength(5);
    for (const { key, caution } of release) expect(caution, key).not.toBeNull();
  });

  test("shaking and wall sit and tremor are for when one feels safe and grounded", () => {
    for (const key of ["shaking", "wall-sit", "butterfly-tremor"] as const) {
      expect(find(key).caution?.nl).toMatch(/alleen .*veilig en geaard/);
      expect(find(key).caution?.en).toMatch(/only .*safe and grounded/);
    }
  });

  test("grounding asks for the limits first, and says that what follows needs safety", () => {
    expect(find("grounding").caution?.nl).toMatch(/eerst .*grenzen .*alleen als .*veilig genoeg/);
    expect(find("grounding").caution?.en).toMatch(/first .*limits .*only if .*safe enough/);
  });

  test("shaking ends with calm breaths", () => {
    const last = find("shaking").steps.at(-1)?.text;
    expect(last?.nl).toMatch(/paar keer diep ademen, in een rustige houding/);
    expect(last?.en).toMatch(/few deep breaths in a calm posture/);
  });

  test("the chain runs from grounding to integration, through the phases in their order", () => {
    expect(releaseChain).toEqual(["grounding", "wall-sit", "butterfly-tremor", "integration"]);
    expect(releaseChain.map((key) => find(key).phase)).toEqual(["ground", "build-up", "discharge", "integrate"]);
  });

  test("the notice says inspired by TRE and claims no certificate, in one sentence", () => {
    expect(releaseNotice.nl).toMatch(/geïnspireerd op TRE .*niet gecertificeerd/);
    expect(releaseNotice.en).toMatch(/inspired by TRE .*not certified/);
    for (const language of languages) expect(releaseNotice[language].match(/\./g)).toHaveLength(1);
  });
});
