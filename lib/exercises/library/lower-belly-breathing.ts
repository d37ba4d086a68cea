import { inSteps, type LibraryExercise } from "./library-exercise";

export const lowerBellyBreathing: LibraryExercise = {
  id: "01a2046a-3ce8-739d-be31-b87cad8e1eab",
  key: "lower-belly-breathing",
  group: "relax",
  phase: "relax",
  posture: "sitting",
  title: { nl: "Ademhaling naar je onderbuik", en: "Breathing into the lower belly" },
  purpose: {
    nl: "Met een rustige adem naar je onderbuik spreek je het deel van je zenuwstelsel aan dat voor rust zorgt.",
    en: "A calm breath towards your lower belly speaks to the part of your nervous system that rests.",
  },
  steps: inSteps(
    {
      nl: "Je zit of ligt ontspannen, op een plek die nu prettig is.",
      en: "You're sitting or lying, relaxed, in a place that feels pleasant now.",
    },
    {
      nl: "Eén hand ligt op je borst, de andere op je onderbuik.",
      en: "One hand is on your chest, the other on your lower belly.",
    },
    {
      nl: "Je ademt in door je neus, in de richting van je onderbuik.",
      en: "You breathe in through your nose, towards your lower belly.",
    },
    {
      nl: "Je ademt langzaam uit. Dat uitademen duurt langer dan het inademen.",
      en: "You breathe out slowly. The breath out lasts longer than the breath in.",
    },
    {
      nl: "Zo adem je in en uit in je eigen tempo, meestal 10 keer, of zo vaak als is afgesproken.",
      en: "You breathe in and out like this at your own pace, usually 10 times, or as often as was agreed.",
    },
  ),
  cue: {
    nl: "Misschien voel je de adem komen en gaan onder de hand op je onderbuik.",
    en: "Perhaps you feel the breath come and go under the hand on your lower belly.",
  },
  imagery: {
    nl: "Je kunt je voorstellen dat er bij elke uitademing spanning wegstroomt uit je buik en je bekken.",
    en: "You can picture tension flowing away from your belly and pelvis with every breath out.",
  },
  caution: {
    nl: "Voelt het ademen niet prettig, dan mag je adem gewoon weer zijn eigen gang gaan.",
    en: "If this way of breathing isn't pleasant, your breath can simply go its own way again.",
  },
  dose: { kind: "breaths", min: 10, max: 10, perSide: false, openEnded: false },
  illustration: "/illustrations/lower-belly-breathing.svg",
  illustrationAlt: {
    nl: "Iemand zit ontspannen, met één hand op de borst en één hand op de onderbuik.",
    en: "A person sits relaxed, with one hand on the chest and one hand on the lower belly.",
  },
  keywords: {
    nl: [
      "adem",
      "ademen",
      "ademhaling",
      "uitademen",
      "buik",
      "onderbuik",
      "buikademhaling",
      "bekken",
      "zenuwstelsel",
      "rust",
      "zitten",
    ],
    en: [
      "breath",
      "breathing",
      "breathe out",
      "belly",
      "lower belly",
      "pelvis",
      "nervous system",
      "calm",
      "rest",
      "sitting",
    ],
  },
};
