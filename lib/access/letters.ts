import type { Locale } from "./schema";

// Letters about an account. None names a practice, health or a program: other people read along on a locked screen.

interface Letter {
  subject: string;
  body: string;
}

const written = (subject: string, ...paragraphs: string[]): Letter => ({
  subject,
  body: `${paragraphs.join("\n\n")}\n`,
});

/** With a link to choose another password. */
export const passwordLetter = (locale: Locale, url: string): Letter =>
  locale === "en"
    ? written(
        "Choose a new password",
        "Hello,",
        "Somebody asked for a new password for your account. With this link you choose one:",
        url,
        "It works once, within an hour. If it was not you, you need not do anything: your password stays as it is.",
      )
    : written(
        "Een nieuw wachtwoord kiezen",
        "Hallo,",
        "Er is een nieuw wachtwoord gevraagd voor je account. Met deze link kies je er een:",
        url,
        "De link werkt één keer, binnen een uur. Was jij dit niet, dan hoef je niets te doen: je wachtwoord blijft zoals het is.",
      );

/** With a link that proves a new address. */
export const addressLetter = (locale: Locale, url: string): Letter =>
  locale === "en"
    ? written(
        "Is this your e-mail address?",
        "Hello,",
        "Somebody wants to sign in with this address from now on. Was it you? Then confirm it with this link:",
        url,
        "It works once, within an hour. If it was not you, you need not do anything.",
      )
    : written(
        "Is dit je e-mailadres?",
        "Hallo,",
        "Iemand wil voortaan met dit adres inloggen. Was jij dat? Bevestig het dan met deze link:",
        url,
        "De link werkt één keer, binnen een uur. Was jij dit niet, dan hoef je niets te doen.",
      );

/** To whoever owns the practice: somebody opened a record in an emergency. Whose, and why, stands in the log alone. */
export const emergencyLetter = (locale: Locale, house: string): Letter =>
  locale === "en"
    ? written(
        "Something in the log asks for your look",
        "Hello,",
        "A colleague opened something in an emergency. Who it was and why is in the log:",
        `${house}/practice/audit`,
      )
    : written(
        "In het logboek staat iets om te bekijken",
        "Hallo,",
        "Een collega heeft met spoed iets geopend. Wie dat was en waarom, staat in het logboek:",
        `${house}/practice/audit`,
      );

/** What the owner of an account is told afterwards. */
export type Happened =
  | "new_browser"
  | "password"
  | "factor"
  | "relative"
  | "passkey"
  | "no_app"
  | "no_passkey"
  | "no_factor"
  | "copy"
  | "address";

const happened: Record<Locale, Record<Happened, [subject: string, sentence: string]>> = {
  nl: {
    new_browser: [
      "Er is ingelogd op een nieuw apparaat",
      "Er is met je account ingelogd op een apparaat dat we nog niet kenden.",
    ],
    password: ["Je wachtwoord is veranderd", "Het wachtwoord van je account is veranderd."],
    factor: ["Je tweede stap is ingesteld", "Voor je account is een tweede stap bij het inloggen ingesteld."],
    relative: [
      "Er is iets met iemand gedeeld",
      "Vanuit je account is gekozen dat iemand met je mee kan kijken. Bij je instellingen zie je wat diegene ziet, en stop je ermee.",
    ],
    passkey: ["Er is een passkey bij gekomen", "Voor je account is een passkey ingesteld om mee in te loggen."],
    no_app: ["Je app voor codes is weggehaald", "Inloggen met een code uit een app staat voor je account uit."],
    no_passkey: ["Er is een passkey weggehaald", "Met een van je passkeys kan niemand meer bij je account."],
    no_factor: ["Je tweede stap staat uit", "De tweede stap bij het inloggen staat voor je account uit."],
    copy: [
      "Er is een kopie gemaakt",
      "Vanuit je account is een kopie gevraagd van alles wat er van jou bewaard wordt.",
    ],
    address: ["Je logt nu in met een ander adres", "Voor je account is een ander e-mailadres ingesteld."],
  },
  en: {
    new_browser: [
      "Your account was used on a new device",
      "Somebody signed in to your account on a device that we did not know yet.",
    ],
    password: ["Your password was changed", "The password of your account was changed."],
    factor: ["Your second step was set up", "A second step for signing in was set up for your account."],
    relative: [
      "Something was shared with somebody",
      "From your account it was chosen that somebody can look along with you. Under settings you see what they see, and you can stop it.",
    ],
    passkey: ["A passkey was added", "A passkey to sign in with was set up for your account."],
    no_app: ["Your app for codes was removed", "Signing in with a code of an app is off for your account."],
    no_passkey: ["A passkey was removed", "One of your passkeys opens your account no more."],
    no_factor: ["Your second step is off", "The second step for signing in is off for your account."],
    copy: ["A copy was made", "From your account a copy was asked of everything that is kept about you."],
    address: ["You sign in with another address now", "Another e-mail address was set for your account."],
  },
};

/** Tells what happened, and what to do where it was somebody else. */
export function noticeLetter(locale: Locale, what: Happened, house: string): Letter {
  const [subject, sentence] = happened[locale][what];
  // An address that was changed by somebody else gets nobody in any more: then people help, and no form.
  if (what === "address")
    return locale === "en"
      ? written(
          subject,
          "Hello,",
          sentence,
          "Was it you? Then you need not do anything. If not, call whom you know there.",
        )
      : written(
          subject,
          "Hallo,",
          sentence,
          "Was jij dit? Dan hoef je niets te doen. Zo niet, bel dan met wie je daar kent.",
        );
  return locale === "en"
    ? written(
        subject,
        "Hello,",
        sentence,
        "Was it you? Then you need not do anything. If not, choose a new password; everybody is signed out by that:",
        `${house}/forgotten`,
      )
    : written(
        subject,
        "Hallo,",
        sentence,
        "Was jij dit? Dan hoef je niets te doen. Zo niet, kies dan een nieuw wachtwoord; iedereen wordt daarmee uitgelogd:",
        `${house}/forgotten`,
      );
}
