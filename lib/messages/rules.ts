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

/** What a message to a client is about; each has its own words, none of which says what this house is for. */
export type Occasion = "reminder" | "repeat" | "notice" | "question" | "test";
export type Tone = "plain" | "warm" | "silent";

const sentences: Record<Locale, Record<Occasion, Record<Tone, string>>> = {
  nl: {
    reminder: {
      plain: "Je hebt een moment gepland",
      warm: "Er is even tijd voor jou, als het past",
      silent: "Een moment",
    },
    repeat: {
      plain: "Er is vandaag nog ruimte, als je wilt",
      warm: "Er is vandaag nog ruimte, als je wilt",
      silent: "Nog een moment",
    },
    notice: {
      plain: "Er staat iets nieuws voor je klaar",
      warm: "Er staat iets nieuws voor je klaar",
      silent: "Iets nieuws",
    },
    question: {
      plain: "Er staat een vraag voor je klaar",
      warm: "Er staat een vraag voor je klaar",
      silent: "Een vraag",
    },
    test: {
      plain: "Zo ziet een herinnering eruit",
      warm: "Zo ziet een herinnering eruit",
      silent: "Zo ziet een herinnering eruit",
    },
  },
  en: {
    reminder: { plain: "You planned a moment", warm: "There is some time for you, if it suits", silent: "A moment" },
    repeat: {
      plain: "There is still room today, if you like",
      warm: "There is still room today, if you like",
      silent: "Another moment",
    },
    notice: {
      plain: "Something new is ready for you",
      warm: "Something new is ready for you",
      silent: "Something new",
    },
    question: {
      plain: "A question is ready for you",
      warm: "A question is ready for you",
      silent: "A question",
    },
    test: {
      plain: "This is what a reminder looks like",
      warm: "This is what a reminder looks like",
      silent: "This is what a reminder looks like",
    },
  },
};

const taps = {
  nl: { later: "Over een uur", notToday: "Vandaag niet meer" },
  en: { later: "In an hour", notToday: "No more today" },
} as const;

/** Where a message leads, and where it can be changed or switched off. */
export const places = { today: "/today", settings: "/settings/reminders" } as const;

/** The letter of a reminder or notice. */
export function occasionMail(locale: Locale, occasion: Occasion, tone: Tone, house: string): Mail {
  const subject = sentences[locale][occasion][tone];
  const [hello, change] =
    locale === "en"
      ? ["Hello,", "Change these messages, or switch them off:"]
      : ["Hallo,", "Deze berichten veranderen of uitzetten:"];
  return {
    subject,
    body: `${hello}\n\n${subject}.\n\n${house}${places.today}\n\n${change}\n${house}${places.settings}\n`,
  };
}

/** What a device is woken with: at most the words on a locked screen, an address in this house, and the message's id. */
export function occasionPush(locale: Locale, occasion: Occasion, tone: Tone, id: string) {
  const withTaps = occasion === "reminder" || occasion === "repeat";
  return {
    id,
    title: "Verzacht",
    body: sentences[locale][occasion][tone],
    to: occasion === "test" ? places.settings : places.today,
    silent: tone === "silent",
    taps: withTaps ? taps[locale] : null,
  };
}

/** Push services of the browsers. Others would let a stranger make this house knock at any door on its own network. */
const pushHosts = [
  /^fcm\.googleapis\.com$/,
  /^updates\.push\.services\.mozilla\.com$/,
  /^[a-z0-9-]+\.push\.services\.mozilla\.com$/,
  /^web\.push\.apple\.com$/,
  /^[a-z0-9-]+\.push\.apple\.com$/,
  /^[a-z0-9-]+\.notify\.windows\.com$/,
];

/** Whether an address is that of a push service: https on its usual port, or exactly the operator's own origin. */
export function isPushAddress(text: string, own?: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (own && url.origin === own) return true;
  const isPlain = url.protocol === "https:" && url.port === "" && url.username === "" && url.password === "";
  return isPlain && pushHosts.some((host) => host.test(url.hostname));
}
