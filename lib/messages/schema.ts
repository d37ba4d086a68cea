import { z } from "zod";

export const waitingMail = z.strictObject({
  id: z.uuid(),
  recipient: z.string(),
  subject: z.string(),
  createdAt: z.string(),
  tries: z.int(),
});
export type WaitingMail = z.output<typeof waitingMail>;

export const waitingMailList = z.strictObject({
  /** False where no mail server is set: then links are handed over by hand. */
  canSend: z.boolean(),
  items: z.array(waitingMail),
  nextCursor: z.string().nullable(),
});
