import { z } from "zod";
import { line, paragraph } from "@/lib/text";

/** Whom somebody needs, by the whole name or the address, and why: in words that the client and the owner read. */
export const emergencyDraft = z.strictObject({ client: line(254), because: paragraph(1000, 10) });
export type EmergencyDraft = z.output<typeof emergencyDraft>;

export const emergencyLook = z.strictObject({ id: z.uuid(), clientId: z.uuid(), until: z.string() });
export type EmergencyLook = z.output<typeof emergencyLook>;

/** As the client reads it, and the owner. */
export type ToldEmergency = EmergencyLook & { begunAt: string; because: string; by: string; client: string };
