import { expect, it } from "vitest";
import englishAccess from "@/lib/i18n/messages/en/access.json";
import englishAudit from "@/lib/i18n/messages/en/audit.json";
import englishPractices from "@/lib/i18n/messages/en/practices.json";
import englishRefusals from "@/lib/i18n/messages/en/refusals.json";
import dutchAccess from "@/lib/i18n/messages/nl/access.json";
import dutchAudit from "@/lib/i18n/messages/nl/audit.json";
import dutchPractices from "@/lib/i18n/messages/nl/practices.json";
import dutchRefusals from "@/lib/i18n/messages/nl/refusals.json";
import { contact } from "./schema";

// What an assistant sees is told to the client at their settings and among who looked, and to who invites an assistant.

const words = {
  nl: { name: "naam", email: "e-mailadres", locale: "taal", hasAccount: "account", carers: "behandelt" },
  en: { name: "name", email: "e-mail address", locale: "language", hasAccount: "account", carers: "treats" },
};
const told = {
  nl: [dutchAccess.readers.assistants, dutchAudit.looks.grounds.contact_data, dutchPractices.invite.assistantHint],
  en: [
    englishAccess.readers.assistants,
    englishAudit.looks.grounds.contact_data,
    englishPractices.invite.assistantHint,
  ],
};
// Which row it is and how often it changed is nobody's data; until when a link works is told with the account.
const untold = ["id", "version", "invitedUntil"];

it.each(["nl", "en"] as const)("each part that an assistant sees is named wherever it is told (%s)", (locale) => {
  const seen = Object.keys(contact.shape).filter((part) => !untold.includes(part));
  expect(Object.keys(words[locale]).sort()).toEqual(seen.sort());
  for (const sentence of told[locale])
    for (const word of Object.values(words[locale])) expect(sentence.replaceAll("{name", "")).toContain(word);
});

it("an address with an account: another one where it can be typed, and else the practice, which can note another", () => {
  expect(dutchRefusals.problems.email_taken).toMatch(/Vul een ander adres in\..*bel dan je praktijk.*nieuwe link/);
  expect(englishRefusals.problems.email_taken).toMatch(/Fill in another address\..*call your practice.*new link/);
});
