import { inSteps, type LibraryExercise } from "./library-exercise";

export const grounding: LibraryExercise = {
  id: "01a2046a-48a0-74a8-a39e-7111b4a6a25b",
  key: "grounding",
  group: "release",
  phase: "ground",
  posture: "standing",
  title: { nl: "Gronden en contact maken (voorbereiding)", en: "Grounding and making contact (preparation)" },
  purpose: {
    nl: "Een rustig begin: je maakt contact met de grond en met je lijf. Zo merk je of je er bent, voordat je verdergaat.",
    en: "A calm beginning: you make contact with the ground and with your body. It lets you notice whether you are here, before you go on.",
  },
  steps: inSteps(
    {
      nl: "Je kunt rechtop gaan staan, met je voeten op heupbreedte.",
      en: "You can stand upright, with your feet hip-width apart.",
    },
    {
      nl: "Als het goed voelt, mogen je knieën zachtjes buigen.",
      en: "If it feels right, your knees can bend gently.",
    },
    {
      nl: "Misschien voel je hoe stevig je voeten op de grond staan.",
      en: "Perhaps you feel how firmly your feet stand on the ground.",
    },
    {
      nl: "Je kunt een paar keer diep in- en uitademen.",
      en: "You can take a few deep breaths in and out.",
    },
    {
      nl: "Er is tijd om je lijf te voelen, zoals het nu is.",
      en: "There is time to feel your body, as it is now.",
    },
    {
      nl: "Dan kun je jezelf vragen: ben ik hier, nu? Elk antwoord is goed.",
      en: "Then you can ask yourself: am I here, now? Any answer is fine.",
    },
  ),
  cue: {
    nl: "Je aandacht mag naar je voeten, stevig op de grond.",
    en: "Your attention can go to your feet, firm on the ground.",
  },
  imagery: null,
  caution: {
    nl: "Het is goed om eerst te voelen waar je grenzen liggen. Wat hierna komt, werkt alleen als je lijf zich veilig genoeg voelt.",
    en: "It is good to feel first where your limits are. What follows works only if your body feels safe enough.",
  },
  dose: { kind: "breaths", min: 3, max: 5, perSide: false, openEnded: false },
  illustration: "/illustrations/grounding.svg",
  illustrationAlt: {
    nl: "Iemand staat rechtop, met de voeten op heupbreedte stevig op de grond en de knieën een beetje gebogen.",
    en: "A person stands upright, feet hip-width apart and firm on the ground, the knees slightly bent.",
  },
  keywords: {
    nl: [
      "gronden",
      "aarden",
      "geaard",
      "grond",
      "voeten",
      "contact",
      "hier en nu",
      "veilig",
      "adem",
      "voorbereiding",
      "staan",
    ],
    en: [
      "grounding",
      "grounded",
      "ground",
      "feet",
      "contact",
      "here and now",
      "safe",
      "breath",
      "preparation",
      "standing",
    ],
  },
};
