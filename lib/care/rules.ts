import { addDays, type Day, daysBetween } from "@/lib/calendar";
import type { Care, Carer } from "./schema";

interface Looking {
  id: string;
  isOwner: boolean;
}

interface Term {
  from: Day;
  until: Day | null;
}

/** From a first day to a last one. */
export interface Period {
  from: Day;
  until: Day;
}

/** Whether a term overlaps another one, or follows it without a day between. */
export const touches = (one: Term, other: Term): boolean =>
  (one.until === null || other.from <= addDays(one.until, 1)) &&
  (other.until === null || one.from <= addDays(other.until, 1));

/** Comes for some days, and nobody takes over when they are gone. */
export const isStandIn = ({ until, followedBy }: Carer): boolean => until !== null && followedBy === null;

/** More than three months: a slip in the year, perhaps, and the record would be open that long. */
export const isLongStandIn = (from: Day, until: Day): boolean => daysBetween(from, until) > 92;

/** Who treats a client now, with no end in sight. */
export const treatsForGood = ({ hasBegun, until }: Carer) => hasBegun && until === null;

/** Who treats a client now and not as a stand-in: also whoever has handed over, until that day. */
const isTheirs = (one: Carer) => one.hasBegun && !isStandIn(one);

type Carers = Pick<Care, "carers">;

/** Who says who else treats a client: the owner, and whoever treats them and does not stand in. The database says the same. */
export const maySay = ({ carers }: Carers, viewer: Looking): boolean =>
  viewer.isOwner || carers.some((one) => one.id === viewer.id && isTheirs(one));

/** Whether a client would be without anybody if this care ended. */
export const isOnlyCarer = ({ carers }: Carers, carer: Carer): boolean =>
  treatsForGood(carer) && carers.filter(treatsForGood).length === 1;

/** Whose hand-over lets this term begin. */
export const handedOverBy = ({ carers }: Carers, taker: Carer): Carer | null =>
  (taker.until === null &&
    !taker.hasBegun &&
    carers.find(({ until, followedBy }) => followedBy === taker.id && until && addDays(until, 1) === taker.from)) ||
  null;

/** A hand-over that is still ahead is called off by the owner, and by whoever planned to hand over. */
export const mayCallOff = (giver: Carer, viewer: Looking): boolean =>
  giver.followedBy !== null && (viewer.isOwner || (giver.id === viewer.id && giver.saidBy === viewer.id));

/**
 * Who ends a term: the owner each, a therapist their own, a stand-in's, and what they themselves settled and has not begun.
 * A hand-over is called off as one.
 */
export function mayEnd(care: Carers, carer: Carer, viewer: Looking): boolean {
  if (carer.followedBy !== null || handedOverBy(care, carer)) return false;
  if (viewer.isOwner || carer.id === viewer.id) return true;
  return maySay(care, viewer) && (isStandIn(carer) || (!carer.hasBegun && carer.saidBy === viewer.id));
}

/** Whose care ends when a colleague takes over: one's own; for the owner also of the one who treats the client for good. */
export const replacedBy = ({ carers }: Carers, viewer: Looking, colleague: string): Carer | null => {
  const lasting = carers.filter((one) => treatsForGood(one) && one.id !== colleague);
  return lasting.find(({ id }) => id === viewer.id) ?? (viewer.isOwner ? (lasting[0] ?? null) : null);
};

/** Who can be asked: nobody decides about themselves but the owner. */
export const askable = ({ colleagues }: Care, viewer: Looking) =>
  colleagues.filter(({ id }) => viewer.isOwner || id !== viewer.id);

/** In whose place a stand-in comes: of whoever settled it, or else of who treats the client. */
export function standsInFor({ carers }: Carers, carer: Carer): Carer | null {
  if (!isStandIn(carer)) return null;
  const theirs = carers.filter((one) => one.id !== carer.id && isTheirs(one));
  return theirs.find(({ id }) => id === carer.saidBy) ?? theirs[0] ?? null;
}

/** Treats a client beside somebody who did before, and takes over from nobody. */
export const isBeside = (care: Carers, carer: Carer): boolean =>
  carer.until === null &&
  !handedOverBy(care, carer) &&
  care.carers.some((one) => one.id !== carer.id && isTheirs(one) && one.from < carer.from);

type Phrase =
  | "standsIn"
  | "standsInToday"
  | "standsInOn"
  | "standsInFrom"
  | "until"
  | "takesOver"
  | "beside"
  | "besideFrom"
  | "from";

/** Which sentence tells of somebody's days (messages `care.terms`); null of who simply treats the client. */
export function phraseOf(care: Carers, carer: Carer, today: Day): Phrase | null {
  const { from, until, hasBegun } = carer;
  if (until !== null && !isStandIn(carer)) return "until";
  if (until !== null && until === (hasBegun ? today : from)) return until === today ? "standsInToday" : "standsInOn";
  if (until !== null) return hasBegun || from === today ? "standsIn" : "standsInFrom";
  if (handedOverBy(care, carer)) return "takesOver";
  if (isBeside(care, carer)) return hasBegun ? "beside" : "besideFrom";
  return hasBegun ? null : "from";
}

/** The care of somebody who treats a client and does not stand in; null of everybody else. */
export const ownCareOf = ({ carers }: Carers, id: string): Carer | null =>
  carers.find((one) => one.id === id && isTheirs(one)) ?? null;

/** Days away, as far as somebody still treats the client then; null where another has taken over by the first. */
export const daysToCover = ({ until }: Carer, away: Period): Period | null =>
  until !== null && until < away.from
    ? null
    : { from: away.from, until: until && until < away.until ? until : away.until };

/** Who else treats a client on one of these days. */
export const othersOn = ({ carers }: Carers, id: string, { from, until }: Period): Carer[] =>
  carers.filter((one) => one.id !== id && one.from <= until && (one.until === null || one.until >= from));

/** Whether one of the others is there on each of these days. */
export const isCovered = (care: Carers, id: string, days: Period): boolean =>
  othersOn(care, id, days).some(({ from, until }) => from <= days.from && (until === null || until >= days.until));

interface News {
  kind: "standIn" | "takesOver";
  carer: Carer;
  whom: Carer | null;
}

/** What a client is told on their day: who stands in now, and from a week before who takes over, from whom. */
export const newsOf = (care: Carers, today: Day): News[] =>
  care.carers.flatMap((carer): News[] => {
    const whom = handedOverBy(care, carer);
    if (isStandIn(carer) && carer.hasBegun) return [{ kind: "standIn", carer, whom: standsInFor(care, carer) }];
    return whom && carer.from <= addDays(today, 7) ? [{ kind: "takesOver", carer, whom }] : [];
  });

/** What becomes of a colleague's terms. `same`: it was settled already. `grows` from its first day to the last is one term. */
export type Settling =
  | { kind: "refused" }
  | { kind: "same" }
  | { kind: "new" | "grows"; term: Term; first?: Carer; gone: Carer[]; cut: Carer[] };

/**
 * Nothing that was settled gets shorter or moves: stand-ins that touch become one, from the first day to the last; what
 * has no end gets none by a stand-in, and goes on where a stand-in stops.
 */
export function settle(known: readonly Carer[], term: Term): Settling {
  const lasting = known.find(({ until }) => until === null);
  const standIns = known.filter(isStandIn);
  if (term.until === null) {
    if (lasting) return { kind: lasting.hasBegun || lasting.from === term.from ? "same" : "refused" };
    const own = known.find(({ followedBy }) => followedBy !== null);
    if (own && touches(own, term)) return { kind: "refused" };
    const gone = standIns.filter(({ from, hasBegun }) => from >= term.from && !hasBegun);
    const cut = standIns.filter((one) => !gone.includes(one) && (one.until as Day) >= term.from);
    return { kind: "new", term, gone, cut };
  }
  const theirs = known.filter((one) => !isStandIn(one));
  const from = theirs.reduce(
    (first, one) => (one.until !== null && one.from <= first && first <= one.until ? addDays(one.until, 1) : first),
    term.from,
  );
  const until = lasting && lasting.from <= term.until ? addDays(lasting.from, -1) : term.until;
  if (until < from || theirs.some((one) => one.from > from && one.from <= until)) return { kind: "refused" };
  const [first, ...others] = standIns.filter((one) => touches(one, { from, until }));
  if (!first) return { kind: "new", term: { from, until }, gone: [], cut: [] };
  const whole = {
    from: first.from < from ? first.from : from,
    until: [first, ...others].reduce((last, one) => ((one.until as Day) > last ? (one.until as Day) : last), until),
  };
  if (others.length === 0 && whole.from === first.from && whole.until === first.until) return { kind: "same" };
  return { kind: "grows", term: whole, first, gone: others, cut: [] };
}
