import { inSteps, type LibraryExercise } from "./library-exercise";

export const constructiveRest: LibraryExercise = {
  id: "01a2046a-3900-7e07-a2b5-7722c548f62c",
  key: "constructive-rest",
  group: "relax",
  phase: "relax",
  posture: "lying-back",
  title: { nl: "Constructive Rest Position (rusthouding)", en: "Constructive rest position" },
  purpose: {
    nl: "Lange stress houdt de diepe heupbuiger (de psoas) gespannen. In deze houding hoeven je benen niets te doen, en mag hij vanzelf zachter worden.",
    en: "Long stress keeps the deep hip flexor (the psoas) contracted. In this position your legs have nothing to do, and it can soften by itself.",
  },
  steps: inSteps(
    {
      nl: "Je ligt op je rug, op een mat of iets anders zachts.",
      en: "You're lying on your back, on a mat or another soft surface.",
    },
    {
      nl: "Je voeten staan op de grond en je knieën zijn gebogen.",
      en: "Your feet are on the floor and your knees are bent.",
    },
    {
      nl: "Je knieën mogen tegen elkaar aan rusten. Zo hoeven je benen niet te werken.",
      en: "Your knees can rest against each other. That way your legs don't have to work.",
    },
    {
      nl: "Je handen liggen op je buik of naast je lijf, net wat prettig is.",
      en: "Your hands are on your belly or beside your body, whichever is pleasant.",
    },
    {
      nl: "Zo blijf je liggen, meestal 10 tot 20 minuten, en je ademt rustig door.",
      en: "You stay like this, usually 10 to 20 minutes, breathing quietly.",
    },
    {
      nl: "Verder hoef je niets. Het loslaten gebeurt door het stille liggen zelf.",
      en: "There is nothing else to do. It is the quiet lying itself that lets go.",
    },
  ),
  cue: {
    nl: "Je aandacht mag naar je bekken, en naar hoe zwaar het op de grond ligt.",
    en: "Your attention can go to your pelvis, and to its weight on the floor.",
  },
  imagery: null,
  caution: {
    nl: "Ligt het niet prettig? Een kussen of deken erbij kan altijd, en eerder ophouden ook.",
    en: "Not comfortable? You can always add a cushion or a blanket, or finish sooner.",
  },
  dose: { kind: "time", min: 600, max: 1200, perSide: false, openEnded: false },
  illustration: "/illustrations/constructive-rest.svg",
  illustrationAlt: {
    nl: "Iemand ligt op de rug met gebogen knieën. De voeten staan op de grond en de knieën rusten tegen elkaar.",
    en: "A person lies on their back with bent knees. The feet are on the floor and the knees rest against each other.",
  },
  keywords: {
    nl: [
      "psoas",
      "heupbuiger",
      "onderrug",
      "rug",
      "buik",
      "bekken",
      "liggen",
      "rust",
      "stress",
      "moe",
      "onrust",
      "crp",
    ],
    en: ["psoas", "hip flexor", "lower back", "back", "belly", "pelvis", "lying", "rest", "stress", "tired", "crp"],
  },
};
