import type { WrittenParts } from "@/lib/exercises/rules";
import type { Bilingual } from "@/lib/exercises/schema";

export const emptyText: Bilingual = { nl: "", en: "" };

export const blankExercise: WrittenParts = {
  group: "relax",
  phase: "relax",
  posture: "lying-back",
  title: emptyText,
  purpose: emptyText,
  steps: [{ text: emptyText }],
  cue: null,
  imagery: null,
  caution: null,
  dose: { kind: "time", min: 300, max: 600, perSide: false, openEnded: false },
};
