import { useTranslations } from "next-intl";
import { plainDay } from "@/components/frame/day-words";
import type { Day } from "@/lib/calendar";
import { type Formatter, useFormatter } from "@/lib/i18n/formatter";
import { onceIn } from "@/lib/verdicts/rules";
import type { PhaseCounts, SpokenKind, VerdictAgreement, VerdictCounts } from "@/lib/verdicts/schema";

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

type Words = Record<string, string | number>;

const shareOf = ({ asked, missing }: PhaseCounts, format: Pick<Formatter, "number">) =>
  format.number(asked === 0 ? 0 : missing / asked, { style: "percent", maximumFractionDigits: 0 });

/** What every verdict that counted stands on: days with a rating, and asked days without one. */
export const countsTold = (
  { earlier, later }: VerdictCounts,
  format: Pick<Formatter, "number">,
): ["counted" | "missing", Words][] => [
  ["counted", { earlier: earlier.count, later: later.count }],
  [
    "missing",
    {
      earlierMissing: earlier.missing,
      earlierAsked: earlier.asked,
      earlierShare: shareOf(earlier, format),
      laterMissing: later.missing,
      laterAsked: later.asked,
      laterShare: shareOf(later, format),
    },
  ],
];

/** NAP with its interval and the medians, for `told.core`. */
export function coreTold({ figures }: Spoken, format: Pick<Formatter, "number">): Words {
  const share = (value: number) => format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const level = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  return {
    nap: share(figures.nap),
    lower: share(figures.interval.lower),
    upper: share(figures.interval.upper),
    from: level(figures.earlier.median),
    to: level(figures.later.median),
  };
}

/** How often the rule says so where nothing changed, for `told.falseAlarm`. */
export const falseAlarmTold = ({ figures }: Spoken, wanted: VerdictAgreement["wanted"]): Words => ({
  way: wanted,
  times: onceIn(figures.falseAlarm.independent),
  timesCarried: onceIn(figures.falseAlarm.carried),
});

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
