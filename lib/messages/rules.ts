import type { Locale } from "@/lib/access/schema";

export interface Mail {
  subject: string;
  body: string;
}

/**
 * The letter that carries a one-time link. It names no practice, no health and no program, in subject or text: other
 * people read along on a locked screen.
 */
export function invitationMail(locale: Locale, url: string, expiresOn: string): Mail {
  if (locale === "en")
    return {
      subject: "There is something ready for you",
      body: `Hello,\n\nA place has been made ready for you. With this link you make an account:\n\n${url}\n\nIt works once, until ${expiresOn}. If you did not expect this, you need not do anything.\n`,
    };
  return {
    subject: "Er staat iets voor je klaar",
    body: `Hallo,\n\nEr is een plek voor je klaargezet. Met deze link maak je een account:\n\n${url}\n\nDe link werkt één keer, tot ${expiresOn}. Had je dit niet verwacht, dan hoef je niets te doen.\n`,
  };
}
