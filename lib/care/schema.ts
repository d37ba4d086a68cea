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

/** That one treats a client for some days only, or beside somebody who did before. */
export interface OwnTerm {
  until: string | null;
  isStandIn: boolean;
}

const toColleague = z.array(z.strictObject({ clientId: id, therapistId: id })).max(2000);

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
