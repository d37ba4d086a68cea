import { inSteps, type LibraryExercise } from "./library-exercise";

export const integration: LibraryExercise = {
  id: "01a2046a-5458-740c-a6b7-f0348f8f260d",
  key: "integration",
  group: "release",
  phase: "integrate",
  posture: "lying-side",
  title: { nl: "Afronden en integreren", en: "Rounding off and integrating" },
  purpose: {
    nl: "Na het loslaten krijgt je lijf hier de tijd om terug te komen. Je rondt rustig af en voelt wat je lijf heeft gedaan.",
    en: "After letting go, your body gets the time here to come back. You round off calmly and feel what your body did.",
  },
  steps: inSteps(
    {
      nl: "Als je eraan toe bent, kun je langzaam je benen strekken.",
      en: "When you are ready, you can slowly stretch your legs.",
    },
    {
      nl: "Dan kun je op één zij rollen, de kant die het fijnst voelt.",
      en: "Then you can roll onto one side, whichever feels best.",
    },
    {
      nl: "Je mag de tijd nemen om terug te komen.",
      en: "You can take your time to come back.",
    },
    {
      nl: "Misschien voel je nog wat je lijf heeft gedaan.",
      en: "Perhaps you can still feel what your body did.",
    },
    {
      nl: "Als het goed voelt, kun je rustig opstaan.",
      en: "If it feels right, you can calmly get up.",
    },
    {
      nl: "Een slokje water of een warme deken kan daarbij prettig zijn.",
      en: "A sip of water or a warm blanket can be pleasant along the way.",
    },
  ),
  cue: {
    nl: "Je hoeft nog nergens heen: dit duurt zo lang als het duurt.",
    en: "There is nowhere you have to be yet: this takes the time it takes.",
  },
  imagery: null,
  caution: {
    nl: "Er is geen haast bij. Ben je er nog niet helemaal, dan kun je gerust langer blijven liggen.",
    en: "There is no hurry. If you aren't quite back yet, you are free to stay lying down for longer.",
  },
  dose: { kind: "until-enough", min: null, max: null, perSide: false, openEnded: true },
  illustration: "/illustrations/integration.svg",
  illustrationAlt: {
    nl: "Iemand ligt op de zij, ontspannen, en neemt de tijd voordat het opstaan begint.",
    en: "A person lies on their side, relaxed, taking time before getting up.",
  },
  keywords: {
    nl: [
      "afronden",
      "integreren",
      "einde",
      "terugkomen",
      "opstaan",
      "water",
      "deken",
      "zij",
      "liggen",
      "rust",
      "navoelen",
    ],
    en: [
      "round off",
      "rounding off",
      "integrate",
      "integration",
      "end",
      "come back",
      "get up",
      "water",
      "blanket",
      "side",
      "rest",
    ],
  },
};
