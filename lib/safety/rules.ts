import { addDays, type Day, mondayOf } from "@/lib/calendar";
import type { Group, Phase } from "@/lib/exercises/schema";
import { given } from "@/lib/ratings/rules";
import type { Moment, Rating } from "@/lib/ratings/schema";
import type {
  AgreementTerms,
  Choice,
  Contact,
  Outcome,
  ReleaseDecision,
  ReleaseFacts,
  Standing,
  StandingReason,
} from "./schema";

/** The answers to 'Am I here, now?'. */
export const heres = ["yes", "unsure", "no"] as const;
export type Here = (typeof heres)[number];

/** Why somebody stopped: it was enough, or one of the families of signs (domain.md 1), or they would rather not say. */
export const stopReasons = ["enough", "too-little", "too-much-body", "too-much-feeling", "away", "not-said"] as const;
export type StopReason = (typeof stopReasons)[number];

/** The signs to tick, by family, after [TR7]: a list that only grows. */
export const signsOf = {
  "too-little": ["sleepy", "numb", "bored"],
  "too-much-body": [
    "heart-racing",
    "short-breath",
    "heat",
    "nausea",
    "dizzy",
    "tension-rising",
    "chaotic-shaking",
    "pain",
  ],
  "too-much-feeling": ["panic", "overwhelm", "urge-to-flee", "crying-that-floods"],
  away: ["far-away", "numb-body-parts", "unreal"],
} as const satisfies Partial<Record<StopReason, readonly string[]>>;
export const stopSigns = Object.values(signsOf).flat();
export type StopSign = (typeof stopSigns)[number];

/** What holds where nothing else was agreed: proposals without an empirical source (domain.md G3, G4, G8, G12). */
export const defaultTerms = {
  relaxOnlyBelow: 4,
  highTension: 8,
  safetyForHighTension: 8,
  fall: 3,
  dayBetween: true,
  firstMinutes: 5,
  firstSessions: 6,
  mostMinutes: 15,
  silentAfter: 8,
  statementDays: 7,
} as const;

/** What an opening proposes (domain.md G8). */
export const openingProposal = { maxPerWeek: 3, maxMinutes: 5 } as const;
/** Days after which an opening is looked at together, where nothing else is said (domain.md G1). */
export const reviewDays = 28;

/**
 * What an opening agrees on. What nobody spoke of is as it is proposed: no opening is without limits by silence. Null was
 * said: then there is none.
 */
export function openedTerms(
  { open, maxMinutes, maxPerWeek, reviewOn }: ReleaseDecision,
  today: Day,
): Pick<ReleaseFacts, "maxMinutes" | "maxPerWeek" | "reviewOn"> {
  if (!open) return { maxMinutes: maxMinutes ?? null, maxPerWeek: maxPerWeek ?? null, reviewOn: reviewOn ?? null };
  return {
    maxMinutes: maxMinutes === undefined ? openingProposal.maxMinutes : maxMinutes,
    maxPerWeek: maxPerWeek === undefined ? openingProposal.maxPerWeek : maxPerWeek,
    reviewOn: reviewOn === undefined ? addDays(today, reviewDays) : reviewOn,
  };
}

/** Whom to call in the Netherlands, where a practice has said nothing else (domain.md G14). */
export const countryContact = {
  phone: null,
  hours: { nl: "", en: "" },
  numbers: [
    {
      number: "112",
      sentence: {
        nl: "Bij direct gevaar voor jou of iemand anders.",
        en: "When you or somebody else is in immediate danger.",
      },
    },
    {
      number: null,
      sentence: {
        nl: "De huisarts, of buiten kantoortijd de huisartsenpost in je buurt. Het nummer hoor je als je je eigen huisarts belt.",
        en: "Your GP, or the out-of-hours GP service near you. You hear its number when you call your own GP.",
      },
    },
    {
      number: "113",
      sentence: {
        nl: "Als je aan zelfdoding denkt: bel 113 of gratis 0800-0113, dag en nacht, of chat op 113.nl.",
        en: "If you think about suicide: call 113 or toll-free 0800-0113, day and night, or chat at 113.nl.",
      },
    },
  ],
} satisfies Contact;

/** Minutes of release that no session passes: the opening's, within the ceiling of the terms (domain.md G8). */
export const mostMinutesOf = (
  { maxMinutes }: Pick<ReleaseFacts, "maxMinutes">,
  { mostMinutes }: Pick<AgreementTerms, "mostMinutes">,
): number => Math.min(maxMinutes ?? mostMinutes, mostMinutes);

/** Minutes of release in a session now: fewer in the first ones, and never more than the ceiling (domain.md G8). */
export function minutesFor(
  facts: Pick<ReleaseFacts, "maxMinutes" | "sessions">,
  terms: Pick<AgreementTerms, "firstMinutes" | "firstSessions" | "mostMinutes">,
): number {
  const agreed = mostMinutesOf(facts, terms);
  return facts.sessions < terms.firstSessions ? Math.min(agreed, terms.firstMinutes) : agreed;
}

/**
 * Whether release is open for a client on a local day, and why not (domain.md G1, G3, G8, G12). A passed review date
 * shuts nothing by itself: it asks for the therapist's attention, and only a therapist opens or closes.
 */
export function releaseStanding(facts: ReleaseFacts, terms: AgreementTerms, today: Day): Standing {
  const monday = mondayOf(today);
  const thisWeek = facts.releasedOn.filter((day) => day >= monday && day < addDays(monday, 7)).length;
  const weekLeft = facts.maxPerWeek === null ? null : Math.max(0, facts.maxPerWeek - thisWeek);
  const latest = facts.releasedOn.filter((day) => day <= today).reduce((a, b) => (a > b ? a : b), "");
  const afterRest = terms.dayBetween && latest !== "" ? addDays(latest, 2) : today;
  const afterWeek = weekLeft === 0 ? addDays(monday, 7) : today;
  const nextDay = afterRest > afterWeek ? afterRest : afterWeek;
  const because: StandingReason | null = !facts.opened
    ? "notOpened"
    : facts.pause
      ? "paused"
      : weekLeft === 0
        ? "weeklyCap"
        : afterRest > today
          ? "dayBetween"
          : null;
  return {
    open: because === null,
    because,
    pause: because === "paused" ? facts.pause : null,
    nextDay: because === "weeklyCap" || because === "dayBetween" ? nextDay : null,
    weekLeft: facts.opened ? weekLeft : null,
    maxMinutes: minutesFor(facts, terms),
    reviewDue: facts.opened && facts.reviewOn !== null && facts.reviewOn <= today,
  };
}

/** What was agreed on release: minutes of trembling in a session, and sessions with release in a week. Null: no limit. */
export interface ReleaseLimits {
  minutes: number | null;
  perWeek: number | null;
}
export const noLimits: ReleaseLimits = { minutes: null, perWeek: null };

/** The limits of a standing that knows of nothing done this week (`readStandingToCome`); none where it was never opened. */
export const agreedLimits = ({ because, maxMinutes, weekLeft }: Standing): ReleaseLimits =>
  because === "notOpened" ? noLimits : { minutes: maxMinutes, perWeek: weekLeft };

/** The same without a connection: an opening that is older than its statement allows is no opening any more (G15). */
export function standingWithoutConnection(standing: Standing, expiresAt: string | null, now: Date): Standing {
  if (!standing.open || (expiresAt !== null && Date.parse(expiresAt) > now.getTime())) return standing;
  return { ...standing, open: false, because: "expired" };
}

/** Why only relaxing is open in a session, in the order in which it is told. */
export type RelaxBecause =
  | StandingReason
  | "notChosen"
  | "notHere"
  | "safetyUnknown"
  | "safetyVeryLow"
  | "safetyLow"
  | "tensionHigh";

/** `contact`: felt safety is so low that who can be called is shown, whatever else is open or shut (G3). */
export type Gate =
  | { kind: "open"; because: null; contact: boolean }
  | { kind: "relax-first"; because: "safetyLow" | "tensionHigh"; contact: boolean }
  | { kind: "relax-only"; because: RelaxBecause; contact: boolean };

export interface Asked {
  standing: Pick<Standing, "open" | "because">;
  /** The program's: from which felt safety release opens. */
  threshold: number;
  terms: Pick<AgreementTerms, "relaxOnlyBelow" | "highTension" | "safetyForHighTension">;
  tension: Rating;
  safety: Rating;
  here: Here | null;
  choice: Choice;
  /** The one re-rating, after at least one relaxing exercise was done (G6); null until then. */
  rerated: Pick<Moment, "tension" | "safety"> | null;
}

/**
 * The gate of one session (domain.md G2–G4, G6). It never asks for more than the client chose, and a rating that nobody
 * gave opens nothing. Who may relax first can rate once more; what was rated then decides, and is not asked again.
 */
export function gateFor(asked: Asked): Gate {
  const { standing, threshold, terms, rerated } = asked;
  const safety = given(rerated ? rerated.safety : asked.safety);
  const tension = given(rerated?.tension) ?? given(asked.tension);
  const contact = safety !== null && safety < terms.relaxOnlyBelow;
  const relaxOnly = (because: RelaxBecause): Gate => ({ kind: "relax-only", because, contact });
  const relaxFirst = (because: "safetyLow" | "tensionHigh"): Gate =>
    rerated ? relaxOnly(because) : { kind: "relax-first", because, contact };
  if (!standing.open) return relaxOnly(standing.because ?? "notOpened");
  if (asked.choice !== "relax-and-release") return relaxOnly("notChosen");
  if (asked.here !== "yes") return relaxOnly("notHere");
  if (safety === null) return relaxOnly("safetyUnknown");
  if (safety < terms.relaxOnlyBelow) return relaxOnly("safetyVeryLow");
  if (safety < threshold) return relaxFirst("safetyLow");
  if (isTenseUnsafe(tension, safety, terms)) return relaxFirst("tensionHigh");
  return { kind: "open", because: null, contact };
}

/** High tension with felt safety that is not as high as was agreed for it (domain.md G4). */
export const isTenseUnsafe = (
  tension: number | null,
  safety: number | null,
  terms: Pick<AgreementTerms, "highTension" | "safetyForHighTension">,
) => tension !== null && tension >= terms.highTension && safety !== null && safety < terms.safetyForHighTension;

/** What builds up or lets go. Grounding and rounding off stand beside it, and are open to everybody (domain.md G3). */
export const releases = (phase: Phase): boolean => phase === "build-up" || phase === "discharge";

/** Whether anything was built up or let go, in whole or in part. */
export const touchedRelease = (entries: readonly { phase: Phase; outcome: Outcome }[]): boolean =>
  entries.some(({ phase, outcome }) => outcome !== "skipped" && releases(phase));

/**
 * Seconds of trembling in a session; null where nothing was built up or let go. Grounding and rounding off alone are no
 * release: they are open to everybody, and count for no cap (domain.md G3, G8). Nor is what a clock says never began.
 */
export function releasedSeconds(
  entries: readonly { group: Group; phase: Phase; outcome: Outcome; seconds: number | null }[],
): number | null {
  const releasing = entries.filter(
    ({ group, phase, outcome, seconds }) =>
      group === "release" && outcome !== "skipped" && !(outcome === "stopped" && seconds === 0) && releases(phase),
  );
  if (releasing.length === 0) return null;
  return releasing.reduce((sum, { phase, seconds }) => sum + (phase === "discharge" ? (seconds ?? 0) : 0), 0);
}

/** What release rests for: overwhelm and being away (G12), as a fall of felt safety does, in whatever session. */
export const pausingStops: readonly StopReason[] = ["too-much-feeling", "away"];
/** Stopping for one of these is worth a word; 'enough' is a normal end (G11). */
export const toldStops: readonly StopReason[] = ["too-much-body", "too-much-feeling", "away"];
