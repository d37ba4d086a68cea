import { z } from "zod";
import { doseKinds } from "@/lib/exercises/schema";

/** Seconds for `time`; a count for breaths and repetitions; null for `until-enough`. Per side where the exercise is. */
export const dose = z
  .strictObject({ kind: z.enum(doseKinds), amount: z.int().min(1).max(14_400).nullable() })
  .refine((dose) => (dose.kind === "until-enough") === (dose.amount === null), { message: "dose", path: ["amount"] });
export type Dose = z.output<typeof dose>;
