import { z } from "zod";
import { line, paragraph } from "@/lib/text";

/** The name of an item: it stays, whatever its sentence becomes. */
const itemId = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const sentence = z.strictObject({ nl: line(300), en: line(300) });

export const healthItem = z.strictObject({ id: itemId, sentence });
export type HealthItem = z.output<typeof healthItem>;

/** What a practice asks before release is opened (domain.md G7). Version 0 is the draft that nobody approved yet. */
export const healthList = z.strictObject({
  version: z.int(),
  items: z.array(healthItem),
  approvedAt: z.string().nullable(),
  approvedBy: z.string().nullable(),
});
export type HealthList = z.output<typeof healthList>;

/** A list to approve, whole: the next version. */
export const healthListDraft = z.strictObject({
  items: z
    .array(healthItem)
    .min(1)
    .max(20)
    .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, { message: "twice" }),
});
export type HealthListDraft = z.output<typeof healthListDraft>;

/** The list as somebody went through it. A yes says what it means for release, and why it can be opened all the same. */
export const healthCheck = z.strictObject({
  version: z.int().min(0),
  answers: z.array(z.strictObject({ item: itemId, yes: z.boolean(), because: paragraph(1000).default("") })).max(20),
});
export type HealthCheck = z.output<typeof healthCheck>;

/** The same as it is kept: with the sentences that were asked, so that it can be read by itself. */
export const healthChecked = z.strictObject({
  version: z.int(),
  answers: z.array(z.strictObject({ item: z.string(), sentence, yes: z.boolean(), because: z.string().nullable() })),
});
export type HealthChecked = z.output<typeof healthChecked>;
