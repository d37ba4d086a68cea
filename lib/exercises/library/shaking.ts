import { inSteps, type LibraryExercise } from "./library-exercise";

export const shaking: LibraryExercise = {
  id: "01a2046a-44b8-77fa-aa24-ff08f9ed8efe",
  key: "shaking",
  group: "release",
  phase: "discharge",
  posture: "standing",
  title: { nl: "Shaking: spanning los trillen", en: "Shaking" },
  purpose: {
    nl: "Met kleine, ritmische bewegingen nodig je je lijf uit om vastgehouden spanning los te trillen. Hoe lang, dat bepaal jij.",
    en: "Small, rhythmic movements invite your body to shake stored tension loose. How long is up to you.",
  },
  steps: inSteps(
    {
      nl: "Als het goed voelt, kun je gaan staan, met zachte knieën en je voeten op heupbreedte.",
      en: "If it feels right, you can stand with soft knees and your feet hip-width apart.",
    },
    {
      nl: "Je kunt klein beginnen: je knieën een beetje buigen en weer strekken, in een ritme.",
      en: "You can begin small: bending and stretching your knees a little, in a rhythm.",
    },
    {
      nl: "Het schudden mag zich verspreiden naar je bekken en je heupen, zo ver als het prettig is.",
      en: "The shaking can spread to your pelvis and hips, as far as that is pleasant.",
    },
    {
      nl: "Terwijl je blijft ademen, mag de beweging vanzelf komen.",
      en: "While you keep breathing, the movement can come by itself.",
    },
    {
      nl: "Voelt het genoeg, dan kun je stoppen. Kort of lang, het is allebei goed.",
      en: "When it feels enough, you can stop. Short or long, both are fine.",
    },
    {
      nl: "Tot slot kun je een paar keer diep ademen, in een rustige houding.",
      en: "To end, you can take a few deep breaths in a calm posture.",
    },
  ),
  cue: {
    nl: "Af en toe kun je even voelen: wat wil mijn lijf loslaten?",
    en: "Now and then you can sense: what does my body want to let go?",
  },
  imagery: null,
  caution: {
    nl: "Deze oefening past alleen op een moment dat je je veilig en geaard voelt. Het gaat niet om veel beweging, maar om voelen wat je lijf wil loslaten.",
    en: "This exercise only fits a moment when you feel safe and grounded. The aim is not much movement, but feeling what your body wants to let go.",
  },
  dose: { kind: "until-enough", min: null, max: null, perSide: false, openEnded: true },
  illustration: "/illustrations/shaking.svg",
  illustrationAlt: {
    nl: "Iemand staat met licht gebogen knieën en de voeten op heupbreedte. De beweging begint in de knieën.",
    en: "A person stands with slightly bent knees and the feet hip-width apart. The movement begins in the knees.",
  },
  keywords: {
    nl: [
      "schudden",
      "trillen",
      "shaken",
      "los",
      "loslaten",
      "ontladen",
      "spanning",
      "bekken",
      "heupen",
      "knieën",
      "staan",
    ],
    en: [
      "shaking",
      "shake",
      "tremor",
      "trembling",
      "loose",
      "let go",
      "release",
      "tension",
      "pelvis",
      "hips",
      "knees",
      "standing",
    ],
  },
};
