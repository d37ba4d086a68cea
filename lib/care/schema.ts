import { z } from "zod";
import { staffRoles } from "@/lib/access/schema";
import { day, id } from "@/lib/text";

export const careTerm = z
  .strictObject({
    from: day,
    /** The last day; null: no end in sight. */
    until: day.nullable().default(null),
    /** Who treats no more from that day on. */
    insteadOf: id.nullable().default(null),
  })
  .refine(({ from, until }) => until === null || until >= from, { path: ["until"], message: "ends_before_start" });
export type CareTerm = z.output<typeof careTerm>;

/** Which of somebody's terms: the one that begins on a day. Or the hand-over of theirs that is planned, which then doesn't happen. */
export const careEnd = z.object({ from: day.optional(), what: z.enum(["term", "hand-over"]).default("term") });

const shownId = z.uuid().nullable();

/** Somebody who treats a client, now or from a coming day on. Days are the practice's. */
export const carer = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  from: z.string(),
  until: z.string().nullable(),
  hasBegun: z.boolean(),
  /** Who settled it. */
  saidBy: shownId,
  /** Who takes over with its end; null of a stand-in, and where no end is in sight. */
  followedBy: shownId,
});
export type Carer = z.output<typeof carer>;

export const colleague = z.strictObject({ id: z.uuid(), name: z.string() });
export type Colleague = z.output<typeof colleague>;

export const care = z.strictObject({
  carers: z.array(carer),
  /** Who could treat: whoever works here and has an account. */
  colleagues: z.array(colleague),
});
export type Care = z.output<typeof care>;

const toColleague = z.array(z.strictObject({ clientId: id, therapistId: id })).max(2000);

export const away = z
  .strictObject({
    from: day,
    /** The last day. */
    until: day,
    /** Who stands in, with each client for whom somebody does. */
    standIns: toColleague
      .min(1, { message: "missing" })
      .refine((all) => new Set(all.map(({ clientId }) => clientId)).size === all.length, { message: "twice" }),
  })
  .refine(({ from, until }) => until >= from, { path: ["until"], message: "ends_before_start" });
export type Away = z.output<typeof away>;

/** What became of it with each client, by name: a colleague who treats a client anyway stands in for nobody. */
export const awayAnswer = z.strictObject({
  standIns: z.array(
    z.strictObject({ clientId: z.uuid(), therapistId: z.uuid(), outcome: z.enum(["stands_in", "treats_already"]) }),
  ),
});
export type AwayAnswer = z.output<typeof awayAnswer>;

/**
 * Which stand-ins for somebody end: all there are, or those by one colleague, or that begin on one day. A word that is not
 * known is refused: mistyped, it would end them all.
 */
export const awayEnd = z.strictObject({ therapist: id.optional(), from: day.optional() });
export type AwayEnd = z.output<typeof awayEnd>;

/** Whom somebody treats, who else does, and who could stand in. */
export interface AwayPlan {
  member: { id: string; name: string };
  clients: { id: string; name: string; carers: Carer[] }[];
  /** The days on which they stand in for somebody else: that is another's to settle. */
  standsIn: { from: string; until: string }[];
  colleagues: Colleague[];
}

const shownName = z.string().nullable();

/** What a colleague settled about one's own care, told until it is seen: of one kind, and the same days. */
export const careNews = z.strictObject({
  kind: z.enum(["standIn", "takesOver", "joins"]),
  from: z.string(),
  until: z.string().nullable(),
  hasBegun: z.boolean(),
  /** For whom one stands in, from whom one takes over, or whom one treats beside. */
  whom: shownName,
  saidBy: z.string(),
  /** A name is told from the day on which the record opens. */
  clients: z.array(z.strictObject({ id: z.uuid(), name: shownName })),
});
export type CareNews = z.output<typeof careNews>;

/** One's own terms of these days, with these clients: put away, or news again. */
export const careSeen = z.strictObject({
  clientIds: z.array(id).min(1, { message: "missing" }).max(2000),
  from: day,
  until: day.nullable().default(null),
  seen: z.boolean().default(true),
});
export type CareSeen = z.output<typeof careSeen>;

/** That one treats a client for some days only, or beside somebody who did before. */
export interface OwnTerm {
  until: string | null;
  isStandIn: boolean;
}

export const leaving = z.strictObject({
  /** Who takes over each client that nobody else treats without an end in sight. */
  handOver: toColleague,
  /** Who stands in instead, on the days on which whoever leaves would have; nobody where it is not said. */
  standIns: toColleague.default([]),
});
export type Leaving = z.output<typeof leaving>;

/** A client of whoever leaves. */
export const leftClient = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  /** Nobody else treats them without an end in sight. */
  needsSomebody: z.boolean(),
  /** The days on which whoever leaves stands in for somebody else. */
  standsIn: z.array(z.strictObject({ from: z.string(), until: z.string() })),
  /** Who treats them in any case, and so stands in for nobody. */
  treatedBy: z.array(z.uuid()),
});

export const leavingPlan = z.strictObject({
  member: z.strictObject({ id: z.uuid(), name: z.string(), role: z.enum(staffRoles) }),
  clients: z.array(leftClient),
  colleagues: z.array(colleague),
});
export type LeavingPlan = z.output<typeof leavingPlan>;
