import nodemailer from "nodemailer";
import { uuidv7 } from "uuidv7";
import { noteMailSent, takeMail } from "@/db/post-office";
import { mails } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Locale, Viewer } from "@/lib/access/schema";
import { setting } from "@/lib/environment";
import { formatterOf } from "@/lib/i18n/formatter";
import { invitationMail } from "./rules";

interface Invited {
  memberId: string;
  email: string;
  locale: Locale;
}

/** Puts the letter with a one-time link in the post, in the transaction that makes the link. It goes out afterwards. */
export async function postInvitation(
  tx: PracticeTx,
  viewer: Viewer,
  to: Invited,
  link: { id: string; url: string; expiresAt: string },
): Promise<void> {
  const day = formatterOf(to.locale, viewer.timeZone).dateTime(new Date(link.expiresAt), {
    day: "numeric",
    month: "long",
  });
  const letter = invitationMail(to.locale, link.url, day);
  await tx.insert(mails).values({
    practiceId: viewer.practiceId,
    id: uuidv7(),
    memberId: to.memberId,
    invitationId: link.id,
    recipient: to.email,
    ...letter,
  });
}

/**
 * Sends what waits, one letter after another; answers how many went out. A letter that fails is tried again later, up
 * to a week. Without a mail server nothing is taken, and all of it stays visible as not sent.
 */
export async function sendWaitingMail(): Promise<number> {
  const url = setting("SMTP_URL");
  if (!url) return 0;
  const transport = nodemailer.createTransport(url);
  const from = setting("MAIL_FROM") ?? `Verzacht <no-reply@${new URL(setting("PUBLIC_URL")).hostname}>`;
  let sent = 0;
  try {
    for (let letter = await takeMail(); letter; letter = await takeMail()) {
      const { recipient, subject, body } = letter;
      const went = await transport.sendMail({ from, to: recipient, subject, text: body }).then(
        () => true,
        // Whom it was for and what it said stay out of the log.
        (error: { code?: string }) => (console.error(JSON.stringify({ mail: "not sent", code: error.code })), false),
      );
      if (!went) continue;
      await noteMailSent(letter);
      sent++;
    }
  } finally {
    transport.close();
  }
  return sent;
}
