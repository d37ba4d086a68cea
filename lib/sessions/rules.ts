import type { Group, Phase } from "@/lib/exercises/schema";
import { given } from "@/lib/ratings/rules";
import type { Moment } from "@/lib/ratings/schema";
import { accepted, type Fault, type Result, refused } from "@/lib/result";
import {
  isTenseUnsafe,
  minutesFor,
  pausingStops,
  type StopReason,
  toldStops,
  touchedRelease,
} from "@/lib/safety/rules";
import type { AgreementTerms, Choice, Outcome, SignalKind } from "@/lib/safety/schema";
import type { SessionLog } from "./schema";

export const places = ["home", "work", "outdoors", "elsewhere"] as const;
export const companies = ["alone", "together"] as const;
/** What the day was like, where somebody wants to say: one tap, never asked for twice. */
export const dayEvents = [
  "calm-day",
  "busy-day",
  "poor-sleep",
  "pain",
  "illness",
  "conflict",
  "good-news",
  "bad-news",
  "appointment",
  "other",
] as const;

export const comparisons = ["worse", "same", "better", "declined"] as const;
export type Comparison = (typeof comparisons)[number];

export const correctionKinds = ["replaced", "added"] as const;

export const sources = ["app", "paper", "therapist"] as const;

/** What judging a log needs to know of the program version that it was done under. It never changes once written. */
export interface VersionFacts {
  practiceId: string;
  clientId: string;
  threshold: number;
  groups: ReadonlyMap<string, Group>;
  phases: ReadonlyMap<string, Phase>;
}

const day = 24 * 60 * 60 * 1000;

type SessionRefusal = "end_before_start" | "start_in_future" | "item_not_in_version";

/**
 * Refuses only what cannot be true. Judged by when the client practised, never by when the message arrived: a phone may
 * hold a session for days. A day ahead is allowed for a clock that is wrong.
 */
export function acceptSession(log: SessionLog, version: VersionFacts, now: Date): Result<SessionLog, SessionRefusal> {
  const started = Date.parse(log.startedAt);
  if (Date.parse(log.endedAt) < started)
    return refused("end_before_start", { faults: [{ path: "endedAt", refusal: "end_before_start" }] });
  if (started > now.getTime() + day)
    return refused("start_in_future", { faults: [{ path: "startedAt", refusal: "start_in_future" }] });
  const strange = log.entries.flatMap((entry, at): Fault[] =>
    version.groups.has(entry.programItemId)
      ? []
      : [{ path: `entries.${at}.programItemId`, refusal: "item_not_in_version" }],
  );
  return strange.length > 0 ? refused("item_not_in_version", { faults: strange }) : accepted(log);
}

/** Whether the clock of a session is known: paper tells the day alone. */
export const isTimed = ({
  source,
  startedAt,
  endedAt,
}: Pick<SessionLog, "source" | "startedAt" | "endedAt">): boolean => source !== "paper" || startedAt !== endedAt;

export interface Claim {
  kind: SignalKind;
  /** Release rests from here on, until a therapist opens it again. */
  pauses: boolean;
  /** By how much felt safety fell. */
  fall?: number;
  tension?: number;
  safety?: number;
  /** Whole minutes of trembling. */
  minutes?: number;
}

/**
 * What may be worth the therapist's word about a session. Never a refusal: what happened is stored as it was told.
 * Whether an agreement was passed depends on what held then ({@link isPassed}), which only the statement that stores the
 * session sees.
 */
export function claimsOf(session: {
  choice: Choice;
  before: Moment | null;
  after: Moment | null;
  entries: readonly { phase: Phase; outcome: Outcome }[];
  threshold: number;
  /** Of trembling; null where nothing was built up or let go (`releasedSeconds`). */
  seconds: number | null;
  stop?: { why: StopReason } | null | undefined;
  rerated?: Moment | null | undefined;
  /** The device held a valid word of the opening when the session began. */
  knewItOpen?: boolean;
}): Claim[] {
  const claims: Claim[] = [];
  const claim = (kind: SignalKind, more: Omit<Claim, "kind" | "pauses"> = {}, pauses = false) =>
    claims.push({ kind, pauses, ...more });
  const touched = touchedRelease(session.entries);
  // Who rated once more before releasing went by that second rating (G6); how safety fell is told from the latest too.
  const moment = latestOf(session.before, session.rerated ?? null);
  const { tension, safety } = moment;
  if (touched) {
    if (safety === null) claim("release_without_safety_rating");
    else if (safety < session.threshold) claim("release_below_threshold");
    else if (tension !== null) claim("tension_high", { tension, safety });
    if (session.choice === "relax-only") claim("release_after_relax_only");
  }
  const after = given(session.after?.safety);
  if (safety !== null && after !== null && after < safety) claim("safety_fell", { fall: safety - after }, true);
  const why = session.stop?.why;
  if (why && toldStops.includes(why)) claim("stopped_by_sign", {}, pausingStops.includes(why));
  if (touched) claim(session.knewItOpen ? "release_on_earlier_word" : "release_while_closed");
  if (session.seconds !== null) {
    claim("over_minutes", { minutes: Math.floor(session.seconds / 60) });
    claim("over_weekly");
    claim("no_day_between");
  }
  return claims;
}

function latestOf(before: Moment | null, rerated: Moment | null) {
  return {
    tension: given(rerated?.tension) ?? given(before?.tension),
    safety: given(rerated?.safety) ?? given(before?.safety),
  };
}

/** What held when a session began. */
export interface Held {
  /** Opened, and not resting. */
  open: boolean;
  maxMinutes: number | null;
  maxPerWeek: number | null;
  terms: AgreementTerms;
  /** Sessions with release before this one; other ones in its week; other ones on its day or a day beside it. */
  earlier: number;
  inWeek: number;
  beside: number;
}

/** Whether a claim passed what was agreed. The statement in ./write says the same in SQL; a test holds both. */
export function isPassed(claim: Claim, held: Held): boolean {
  const { terms } = held;
  switch (claim.kind) {
    case "safety_fell":
      return (claim.fall ?? 0) >= terms.fall;
    case "tension_high":
      return isTenseUnsafe(claim.tension ?? null, claim.safety ?? null, terms);
    case "release_while_closed":
    case "release_on_earlier_word":
      return !held.open;
    case "over_minutes":
      return (claim.minutes ?? 0) > minutesFor({ maxMinutes: held.maxMinutes, sessions: held.earlier }, terms);
    case "over_weekly":
      return held.maxPerWeek !== null && held.inWeek >= held.maxPerWeek;
    case "no_day_between":
      return terms.dayBetween && held.beside > 0;
    case "release_below_threshold":
    case "release_without_safety_rating":
    case "release_after_relax_only":
    case "stopped_by_sign":
    case "echo_worse":
      return true;
  }
}

/** What is worth a word about the day after (domain.md G13): clearly more tension, less safety, or worse in both taps. */
export function isEchoWorse(
  echo: Pick<Moment, "tension" | "safety"> & { sleep: Comparison | null; mood: Comparison | null },
  session: { before: Moment | null; after: Moment | null },
  fall: number,
): boolean {
  const than = (rating: "tension" | "safety") => given(session.after?.[rating]) ?? given(session.before?.[rating]);
  const [tension, safety] = [given(echo.tension), given(echo.safety)];
  const [wasTension, wasSafety] = [than("tension"), than("safety")];
  return (
    (tension !== null && wasTension !== null && tension - wasTension >= fall) ||
    (safety !== null && wasSafety !== null && wasSafety - safety >= fall) ||
    (echo.sleep === "worse" && echo.mood === "worse")
  );
}
