import type { z } from "zod";
import type { practiceContact } from "@/lib/safety/schema";

export type ContactFormValues = z.input<typeof practiceContact>;

/** A number that is left out is none, and not an empty one. */
export const orNothing = (typed: string | null) => typed?.trim() || null;
