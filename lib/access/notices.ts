import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import type { OwnLetter } from "@/db/front-door";
import type { PracticeTx } from "@/db/transaction";
import { setting } from "@/lib/environment";
import { type Happened, noticeLetter } from "./letters";
import type { Locale, Viewer } from "./schema";
import { sealedLetter } from "./secret";

/** Word of what happened, for the owner of an account; none without a mail server, where it would only lie about. */
export const noticeOf = (locale: Locale, what: Happened): OwnLetter | null =>
  setting("SMTP_URL")
    ? sealedLetter(uuidv7(), noticeLetter(locale, what, setting("PUBLIC_URL").replace(/\/$/, "")))
    : null;

/** Leaves it in the transaction of what happened. */
export async function postNotice(tx: PracticeTx, viewer: Viewer, what: Happened): Promise<void> {
  const letter = noticeOf(viewer.locale, what);
  if (!letter) return;
  const { id, subject, body } = letter;
  await tx.execute(sql`select app.post_notice(${viewer.practiceId}, ${viewer.memberId}, ${id}, ${subject}, ${body})`);
}
