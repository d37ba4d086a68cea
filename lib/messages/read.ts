import { and, desc, eq, isNull } from "drizzle-orm";
import { mails } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { setting } from "@/lib/environment";
import { utcText } from "@/lib/instant";
import type { WaitingMail } from "./schema";

export const canSendMail = (): boolean => Boolean(setting("SMTP_URL"));

/**
 * Mail that has not gone out, newest first: for the owner, who can hand a link over in another way. Letters to and about
 * somebody near a client are not among it: the database shows them to nobody (0040).
 */
export async function readWaitingMail(tx: PracticeTx, viewer: Viewer): Promise<WaitingMail[]> {
  return tx
    .select({
      id: mails.id,
      recipient: mails.recipient,
      subject: mails.subject,
      createdAt: utcText(mails.createdAt),
      tries: mails.tries,
    })
    .from(mails)
    .where(and(eq(mails.practiceId, viewer.practiceId), isNull(mails.sentAt)))
    .orderBy(desc(mails.id))
    .limit(50);
}
