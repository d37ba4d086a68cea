import { z } from "zod";
import { paragraph } from "@/lib/text";
import { defaultYears, fewestYears, needsReason, type RetainedPart, retainedParts } from "./rules";

const part = z.enum(retainedParts);

export const termChange = z
  .strictObject({
    part,
    years: z.int().min(1).max(100),
    because: paragraph(500).nullable().default(null),
    /** The revision that was read; 0 while the proposal of the law holds. */
    revision: z.int().min(0),
  })
  .refine(({ part: of, years }) => years >= fewestYears(of), { message: "too_small", path: ["years"] })
  .refine(({ part: of, years, because }) => !needsReason(of, years) || (because ?? "") !== "", {
    message: "missing",
    path: ["because"],
  });
export type TermChange = z.output<typeof termChange>;

export const retentionTerm = z.strictObject({
  part,
  years: z.int(),
  because: z.string().nullable(),
  changedBy: z.string().nullable(),
  changedAt: z.string().nullable(),
  revision: z.int(),
});
export type RetentionTerm = z.output<typeof retentionTerm>;

export const proposedTerm = (of: RetainedPart): RetentionTerm => ({
  part: of,
  years: defaultYears[of],
  because: null,
  changedBy: null,
  changedAt: null,
  revision: 0,
});

/** A part of somebody's record, and the day on which it last changed. */
export interface PastPart {
  clientId: string;
  name: string;
  part: RetainedPart;
  changedOn: string;
}

export const retention = z.strictObject({
  terms: z.array(retentionTerm),
  /** Whose record, or which part of it, is past its term today. Nothing of it is removed by itself. */
  past: z.array(
    z.strictObject({
      clientId: z.uuid(),
      name: z.string(),
      parts: z.array(z.strictObject({ part, changedOn: z.string() })),
      whole: z.boolean(),
    }),
  ),
  /** Lines of the log that are past its term, by year. */
  log: z.array(z.strictObject({ year: z.int(), lines: z.int() })),
});
export type Retention = z.output<typeof retention>;
