import { inSteps, type LibraryExercise } from "./library-exercise";

export const sideLyingSupport: LibraryExercise = {
  id: "01a2046a-40d0-7008-a48f-980716312867",
  key: "side-lying-support",
  group: "relax",
  phase: "relax",
  posture: "lying-side",
  title: { nl: "Zijligging met steun onder je knie", en: "Side-lying with the knee supported" },
  purpose: {
    nl: "Deze houding voelt veilig en gedragen. Dat helpt je om zachter te worden.",
    en: "This position feels safe and held. That helps you to soften.",
  },
  steps: inSteps(
    {
      nl: "Je ligt op je zij, met een stevig kussen onder je bovenste knie.",
      en: "You're lying on your side, with a firm cushion under your upper knee.",
    },
    {
      nl: "Je schouders en je hoofd hebben goede steun. Lekker liggen gaat voor.",
      en: "Your shoulders and head are well supported. Comfort comes first.",
    },
    {
      nl: "Je gezicht mag ontspannen, dan je buik, dan je adem.",
      en: "Your face can relax, then your belly, then your breath.",
    },
    {
      nl: "Zo blijf je liggen, meestal 5 tot 10 minuten.",
      en: "You stay like this, usually 5 to 10 minutes.",
    },
    {
      nl: "Daarna draai je rustig op je andere zij. Het kussen gaat weer onder je bovenste knie.",
      en: "Then you turn calmly onto your other side. The cushion goes under the upper knee again.",
    },
    {
      nl: "Ook aan deze kant lig je meestal 5 tot 10 minuten, met goede steun.",
      en: "On this side, too, you usually lie for 5 to 10 minutes, well supported.",
    },
  ),
  cue: {
    nl: "Je aandacht mag naar de plekken waar je gedragen wordt: je hoofd, je schouder, je knie.",
    en: "Your attention can go to the places where you are held: your head, your shoulder, your knee.",
  },
  imagery: null,
  caution: {
    nl: "Ligt een van de kanten niet prettig, dan mag je die korter doen of overslaan.",
    en: "If one of the sides isn't comfortable, you can make it shorter or leave it out.",
  },
  dose: { kind: "time", min: 300, max: 600, perSide: true, openEnded: false },
  illustration: "/illustrations/side-lying-support.svg",
  illustrationAlt: {
    nl: "Iemand ligt op de zij met steun onder het hoofd. De bovenste knie rust op een stevig kussen.",
    en: "A person lies on their side with the head supported. The upper knee rests on a firm cushion.",
  },
  keywords: {
    nl: [
      "zij",
      "zijligging",
      "liggen",
      "kussen",
      "steun",
      "knie",
      "heup",
      "bekken",
      "onderrug",
      "psoas",
      "veilig",
      "rust",
    ],
    en: [
      "side",
      "side-lying",
      "lying",
      "cushion",
      "pillow",
      "support",
      "knee",
      "hip",
      "pelvis",
      "psoas",
      "safe",
      "rest",
    ],
  },
};
