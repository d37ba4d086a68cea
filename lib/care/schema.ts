import { z } from "zod";
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

/** Which of somebody's terms: the one that begins on a day. */
export const careEnd = z.object({ from: day.optional() });

/** Somebody who treats a client, now or from a coming day on. Days are the practice's. */
export const carer = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  from: z.string(),
  until: z.string().nullable(),
  hasBegun: z.boolean(),
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

/** Who takes over each client that nobody else treats without an end in sight. */
export const leaving = z.strictObject({
  handOver: z.array(z.strictObject({ clientId: id, therapistId: id })).max(2000),
});
export type Leaving = z.output<typeof leaving>;

/** A client of whoever leaves. */
export const leftClient = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  /** Nobody else treats them without an end in sight. */
  needsSomebody: z.boolean(),
});

export const leavingPlan = z.strictObject({
  member: z.strictObject({ id: z.uuid(), name: z.string(), role: z.enum(["owner", "therapist"]) }),
  clients: z.array(leftClient),
  colleagues: z.array(colleague),
});
export type LeavingPlan = z.output<typeof leavingPlan>;
