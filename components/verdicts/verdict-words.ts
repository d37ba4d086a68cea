import { useTranslations } from "next-intl";
import { plainDay } from "@/components/frame/day-words";
import type { Day } from "@/lib/calendar";
import { type Formatter, useFormatter } from "@/lib/i18n/formatter";
import type { SpokenKind, VerdictAgreement } from "@/lib/verdicts/schema";

type Spoken = Extract<VerdictAgreement["verdict"], { figures: unknown }>;

const sentences = {
  within_usual: "within_usual",
  a_little: "a_little",
  meets: "meets",
  a_little_back: "a_little",
  meets_back: "meets",
} as const satisfies Record<SpokenKind, string>;

export const isBack = (kind: SpokenKind) => kind === "a_little_back" || kind === "meets_back";

/** The way in which the ratings went: the wanted one, or for what is mirrored the other. */
const wayOf = (kind: SpokenKind, wanted: VerdictAgreement["wanted"]) =>
  isBack(kind) === (wanted === "lower") ? "higher" : "lower";

type Sentence = (typeof sentences)[SpokenKind];

/** What the one sentence of a verdict that speaks is called, and the words that it asks for. */
export function sentenceOf(
  { rating, wanted, points }: Pick<VerdictAgreement, "rating" | "wanted" | "points">,
  { kind, figures }: Spoken,
  format: Pick<Formatter, "number">,
): [Sentence, Record<string, string | number>] {
  const difference = format.number(Math.abs(figures.difference), { maximumFractionDigits: 1 });
  return [sentences[kind], { rating, way: wayOf(kind, wanted), points, difference }];
}

/** That sentence on a screen: `told` to a therapist, `own` to the client. */
export function useVerdictSentence(to: "told" | "own"): (agreement: VerdictAgreement, verdict: Spoken) => string {
  const t = useTranslations(`verdicts.${to}`);
  const format = useFormatter();
  return (agreement, verdict) => t(...sentenceOf(agreement, verdict, format));
}

/** A day in words, with its year where that is not this one. */
export function useDayName(today: Day): (day: Day) => string {
  const format = useFormatter();
  return (day) => plainDay(format, day, today);
}
