import type { Bilingual, Group } from "@/lib/exercises/schema";
import { butterflyTremor } from "./library/butterfly-tremor";
import { constructiveRest } from "./library/constructive-rest";
import { grounding } from "./library/grounding";
import { integration } from "./library/integration";
import type { LibraryExercise, LibraryKey } from "./library/library-exercise";
import { lowerBellyBreathing } from "./library/lower-belly-breathing";
import { shaking } from "./library/shaking";
import { sideLyingSupport } from "./library/side-lying-support";
import { wallSit } from "./library/wall-sit";

export type { LibraryExercise, LibraryKey };

/** What the product ships with. The order is the order in which the library is shown. */
export const libraryExercises: readonly LibraryExercise[] = [
  constructiveRest,
  lowerBellyBreathing,
  sideLyingSupport,
  shaking,
  grounding,
  wallSit,
  butterflyTremor,
  integration,
];

/** One sequence: it is prepared, built up, let go and rounded off, or it is not done. */
export const releaseChain = [
  "grounding",
  "wall-sit",
  "butterfly-tremor",
  "integration",
] as const satisfies LibraryKey[];

export const releaseNotice: Bilingual = {
  nl: "De oefeningen bij Loslaten zijn geïnspireerd op TRE (tension and trauma releasing exercises); Verzacht is daarvoor niet gecertificeerd.",
  en: "The release exercises are inspired by TRE (tension and trauma releasing exercises); Verzacht is not certified for it.",
};

export const libraryPrinciple: { title: Bilingual; text: Bilingual; why: Bilingual } = {
  title: { nl: "Verzachten, niet forceren", en: "Soften, do not force" },
  text: {
    nl: "Er wordt niets losgerekt. Je lijf mag merken dat het veilig is, en laat dan vanzelf los.",
    en: "Nothing is stretched loose. Your body is shown that it is safe, and lets go by itself.",
  },
  why: {
    nl: "De diepe heupbuiger (de psoas) spant zich aan bij dreiging: vechten of vluchten. Duurt stress lang, dan blijft hij gespannen. Dat kun je voelen als pijn in je buik of rug, als moeheid of als onrust vanbinnen.",
    en: "The deep hip flexor (the psoas) contracts with threat: fight or flight. Long stress keeps it contracted. You may feel that as pain in your belly or back, as tiredness or as unrest inside.",
  },
};

export const groupIntroductions: Record<Group, { title: Bilingual; text: Bilingual }> = {
  relax: {
    title: { nl: "Ontspannen", en: "Relax" },
    text: {
      nl: "Deze oefeningen brengen je zenuwstelsel tot rust. Ze staan altijd voor je open.",
      en: "These exercises calm your nervous system. They are always open to you.",
    },
  },
  release: {
    title: { nl: "Loslaten", en: "Release" },
    text: {
      nl: "Hier kan opgeslagen spanning weg doordat je lijf zelf trilt. Dat past alleen als je je veilig, geaard en klaar voelt. Vandaag alleen ontspannen is ook goed.",
      en: "Here stored tension can leave through your body's own trembling. That fits only when you feel safe, grounded and ready. Only relaxing today is fine too.",
    },
  },
};
