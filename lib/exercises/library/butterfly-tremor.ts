import { inSteps, type LibraryExercise } from "./library-exercise";

export const butterflyTremor: LibraryExercise = {
  id: "01a2046a-5070-7dc7-8ab8-ed10a5501469",
  key: "butterfly-tremor",
  group: "release",
  phase: "discharge",
  posture: "lying-back",
  title: { nl: "Liggende ontspanning en trillen toelaten", en: "Lying down and allowing the tremor" },
  purpose: {
    nl: "Liggend krijgt je lijf de ruimte om vanzelf te trillen en zo spanning te ontladen. Je hoeft er niets voor te doen.",
    en: "Lying down gives your body room to tremble by itself and so discharge tension. You don't have to do anything for it.",
  },
  steps: inSteps(
    {
      nl: "Je kunt op je rug gaan liggen, op een zachte ondergrond.",
      en: "You can lie down on your back, on a soft surface.",
    },
    {
      nl: "Als het goed voelt, mogen je voetzolen elkaar raken en je knieën naar buiten zakken.",
      en: "If it feels right, the soles of your feet can touch and your knees can fall outward.",
    },
    {
      nl: "Je benen mogen zacht en los worden.",
      en: "Your legs can become soft and loose.",
    },
    {
      nl: "Nu kun je afwachten en voelen wat er komt. Er hoeft niets te komen.",
      en: "Now you can wait and feel what comes. Nothing has to come.",
    },
    {
      nl: "Misschien gaan je bekken of je benen vanzelf trillen, heel fijn of wat sterker.",
      en: "Your pelvis or legs may begin to tremble by themselves, subtly or more.",
    },
    {
      nl: "Het trillen mag zijn gang gaan. Je hoeft het niet te sturen en niet tegen te houden.",
      en: "The trembling can take its course. There is no need to steer it or to stop it.",
    },
    {
      nl: "Intussen mag je adem zacht en rustig zijn.",
      en: "Meanwhile your breath can be soft and calm.",
    },
    {
      nl: "Zo kun je blijven liggen, zo lang als is afgesproken en het prettig is. Vaak is dat 5 tot 10 minuten.",
      en: "You can lie like this for as long as was agreed and is pleasant. Often that is 5 to 10 minutes.",
    },
  ),
  cue: {
    nl: "Je kunt opmerken waar beweging ontstaat, en dat je lijf ontlaadt zonder hulp van jou.",
    en: "You can notice where movement arises, and that your body discharges without your help.",
  },
  imagery: null,
  caution: {
    nl: "Deze oefening is er alleen voor als je je veilig en geaard voelt, en zolang het prettig is. Wordt het te veel, dan kun je je benen rustig strekken en stoppen.",
    en: "This exercise is only for when you feel safe and grounded, and for as long as it is pleasant. If it gets too much, you can calmly stretch your legs and stop.",
  },
  dose: { kind: "time", min: 300, max: 600, perSide: false, openEnded: true },
  illustration: "/illustrations/butterfly-tremor.svg",
  illustrationAlt: {
    nl: "Iemand ligt op de rug met de voetzolen tegen elkaar. De knieën vallen naar buiten, als de vleugels van een vlinder.",
    en: "A person lies on their back with the soles of the feet together. The knees fall outward, like a butterfly's wings.",
  },
  keywords: {
    nl: [
      "vlinder",
      "trillen",
      "beven",
      "tremor",
      "liggen",
      "bekken",
      "benen",
      "psoas",
      "loslaten",
      "ontladen",
      "spanning",
      "TRE",
    ],
    en: [
      "butterfly",
      "tremor",
      "tremble",
      "trembling",
      "lying",
      "pelvis",
      "legs",
      "psoas",
      "let go",
      "discharge",
      "tension",
      "TRE",
    ],
  },
};
