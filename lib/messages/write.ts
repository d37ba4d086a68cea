import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { type LetterOrder, noteLetter, type PushAddress, takeLetter } from "@/db/post-office";
import { mails } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Locale, Viewer } from "@/lib/access/schema";
import { openedLetter, sealedLetter } from "@/lib/access/secret";
import { setting } from "@/lib/environment";
import { formatterOf } from "@/lib/i18n/formatter";
import { invitationMail, isPushAddress, type Mail } from "./rules";

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
  const letter = sealedLetter(uuidv7(), invitationMail(to.locale, link.url, day));
  const order: LetterOrder = { practiceId: viewer.practiceId, id: letter.id };
  await tx
    .insert(mails)
    .values({ ...order, ...letter, memberId: to.memberId, invitationId: link.id, recipient: to.email });
  await tx.execute(sql`select app.enqueue('letter', ${JSON.stringify(order)}::json, now(), ${`letter:${order.id}`})`);
}

/**
 * Sends one letter, if it may still be sent. Throws when the mail server did not take it: the queue tries again, later
 * each time. Without a mail server it stays where it is, and the owner sees it as not sent; so does one of which nobody
 * knows whether it arrived.
 */
export async function sendLetter(order: LetterOrder): Promise<void> {
  if (!setting("SMTP_URL")) return;
  const letter = await takeLetter(order);
  if (!letter) return;
  const { recipient, subject } = letter;
  const body = openedLetter(order.id, letter.body);
  const outcome = body === null ? "refused" : await sendMail(recipient, { subject, body });
  if (outcome === "unknown") return;
  await noteLetter(order, outcome === "sent");
  if (outcome === "refused") throw new Error("The mail server did not take a letter");
}

/** Milliseconds after which nobody waits for a mail server any more; well under the time for which a job is held. */
const longest = 90_000;

/** What can go wrong only before a letter is handed over. The library says CONN of a broken line at any stage. */
const neverHanded = ["EDNS", "EAUTH", "ETLS", "ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH"];

/** Hands a mail to the mail server. `unknown`: the line broke while it was being handed over; nobody should try again. */
export async function sendMail(to: string, { subject, body }: Mail): Promise<"sent" | "refused" | "unknown"> {
  const url = setting("SMTP_URL");
  if (!url) return "refused";
  const limits = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 };
  // Loaded with the first letter, as what wakes devices is below: most requests send nothing.
  const { default: nodemailer } = await import("nodemailer");
  const transport = nodemailer.createTransport({ url, ...limits });
  const tooLong = setTimeout(() => transport.close(), longest);
  try {
    const handed = transport.sendMail({ from: sender(), to, subject, text: body }).then(() => "sent" as const);
    return await Promise.race([handed, pause(longest, "unknown" as const, { ref: false })]);
  } catch (error) {
    const { code, command, responseCode } = error as { code?: string; command?: string; responseCode?: number };
    // Whom it was for and what it said stay out of the log.
    console.error(JSON.stringify({ mail: "not sent", code, command, responseCode }));
    const cause = (error as { originalCode?: string; errno?: string }).originalCode ?? code ?? "";
    return responseCode !== undefined || neverHanded.includes(cause) ? "refused" : "unknown";
  } finally {
    clearTimeout(tooLong);
    transport.close();
  }
}

const sender = () => setting("MAIL_FROM") ?? `Verzacht <no-reply@${new URL(setting("PUBLIC_URL")).hostname}>`;

/** Wakes a device through its push service; `gone` when that says that it reaches the device no more (RFC 8030). */
export async function wake(device: PushAddress, words: object): Promise<"taken" | "gone" | "refused"> {
  if (!isPushAddress(device.endpoint, setting("PUSH_ORIGIN"))) return "gone";
  const subscription = { endpoint: device.endpoint, keys: { p256dh: device.p256dh, auth: device.auth } };
  const { default: webPush } = await import("web-push");
  try {
    const { endpoint, method, headers, body } = webPush.generateRequestDetails(subscription, JSON.stringify(words), {
      // After an hour it would say nothing true any more.
      TTL: 3600,
      vapidDetails: {
        subject: `mailto:${/<([^>]+)>/.exec(sender())?.[1] ?? sender()}`,
        publicKey: setting("VAPID_PUBLIC_KEY"),
        privateKey: setting("VAPID_PRIVATE_KEY"),
      },
    });
    const answer = await fetch(endpoint, {
      method,
      headers: headers as Record<string, string>,
      body: new Uint8Array(body ?? []),
      redirect: "error",
      signal: AbortSignal.timeout(15_000),
    });
    await answer.body?.cancel();
    if (answer.ok) return "taken";
    if (answer.status === 404 || answer.status === 410) return "gone";
    console.error(JSON.stringify({ push: "refused", status: answer.status }));
  } catch (error) {
    console.error(JSON.stringify({ push: "not sent", error: (error as Error).name }));
  }
  return "refused";
}
