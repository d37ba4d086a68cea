import { inSteps, type LibraryExercise } from "./library-exercise";

export const wallSit: LibraryExercise = {
  id: "01a2046a-4c88-76c6-a9be-7952d494e172",
  key: "wall-sit",
  group: "release",
  phase: "build-up",
  posture: "standing",
  title: { nl: "Spanning opbouwen in de benen", en: "Building tension in the legs" },
  purpose: {
    nl: "Hier worden je beenspieren een beetje moe. Daardoor kan je lijf straks makkelijker gaan trillen.",
    en: "Here your leg muscles get a little tired. That makes it easier for your body to tremble next.",
  },
  steps: inSteps(
    {
      nl: "Je kunt met je rug tegen een muur gaan staan, met je voeten zo'n 40 centimeter van de muur.",
      en: "You can stand with your back against a wall, your feet about 40 centimetres away from it.",
    },
    {
      nl: "Als het goed voelt, mogen je knieën een beetje buigen, alsof je op een onzichtbare stoel zit.",
      en: "If it feels right, your knees can bend a little, as if you were sitting on an invisible chair.",
    },
    {
      nl: "Zo kun je 1 tot 2 minuten blijven staan. Korter is ook goed.",
      en: "You can stay like this for 1 to 2 minutes. Shorter is fine too.",
    },
    {
      nl: "Misschien voel je het trillen in je bovenbenen groeien. Dat mag er zijn.",
      en: "Perhaps you feel the trembling in your thighs grow. It is welcome.",
    },
    {
      nl: "Daarna kun je langzaam weer omhoogkomen.",
      en: "After that, you can slowly come up again.",
    },
  ),
  cue: {
    nl: "Je aandacht mag naar je bovenbenen, waar het trillen kan beginnen.",
    en: "Your attention can go to your thighs, where the trembling may begin.",
  },
  imagery: null,
  caution: {
    nl: "Ook dit past alleen als je je veilig en geaard voelt. Is het genoeg, dan kun je op elk moment langzaam omhoogkomen.",
    en: "This one, too, is only for when you feel safe and grounded. When it is enough, you can slowly come up at any moment.",
  },
  dose: { kind: "time", min: 60, max: 120, perSide: false, openEnded: false },
  illustration: "/illustrations/wall-sit.svg",
  illustrationAlt: {
    nl: "Iemand staat met de rug tegen een muur en licht gebogen knieën. De voeten staan een stukje van de muur af.",
    en: "A person stands with their back against a wall and knees slightly bent. The feet are a little way from the wall.",
  },
  keywords: {
    nl: [
      "muur",
      "muurzit",
      "benen",
      "bovenbenen",
      "dijen",
      "knieën",
      "spanning",
      "opbouwen",
      "trillen",
      "stoel",
      "staan",
    ],
    en: [
      "wall",
      "wall sit",
      "legs",
      "thighs",
      "knees",
      "tension",
      "build up",
      "tremble",
      "trembling",
      "chair",
      "standing",
    ],
  },
};
