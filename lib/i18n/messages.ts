import compile from "icu-minify/compile";
import type { AbstractIntlMessages } from "next-intl";
import type { Locale } from "./locale";

export const namespaces = [
  "ui",
  "frame",
  "outbox",
  "refusals",
  "signIn",
  "stepUp",
  "practices",
  "access",
  "audit",
  "clients",
  "contacts",
  "exercises",
  "ratings",
  "safety",
  "programs",
  "sessions",
  "paper",
  "notes",
  "progress",
  "reviews",
  "verdicts",
  "goals",
  "measures",
  "attention",
  "visits",
  "reports",
  "care",
  "questions",
  "reminders",
  "emergency",
  "backups",
  "copies",
  "consents",
  "statements",
  "erasures",
  "retention",
  "relatives",
] as const;

export type Namespace = (typeof namespaces)[number];
export type Messages = Record<Namespace, AbstractIntlMessages>;

// The build replaces this word by a constant. What Next bundles formats messages that were read beforehand, and can't read
// any (next.config.mjs); everything else takes them as they are written.
// oxlint-disable-next-line node/no-process-env
const areReadBeforehand = process.env.NEXT_RUNTIME === "nodejs";

/** Messages as the bundled formatter wants them: each with a value or a tag in it taken apart. */
export function readBeforehand(words: AbstractIntlMessages): AbstractIntlMessages {
  const read = (word: AbstractIntlMessages[string]) =>
    typeof word !== "string" ? readBeforehand(word) : /['{}<]/.test(word) ? takenApart(word) : word;
  return Object.fromEntries(Object.entries(words).map(([key, word]) => [key, read(word)]));
}

// By way of text: choices come without a prototype, and React hands no such thing to a browser.
const takenApart = (word: string) => JSON.parse(JSON.stringify(compile(word))) as string;

async function readNamespace(locale: Locale, namespace: Namespace): Promise<AbstractIntlMessages> {
  const file = (await import(`./messages/${locale}/${namespace}.json`)) as { default: AbstractIntlMessages };
  return areReadBeforehand ? readBeforehand(file.default) : file.default;
}

// The build replaces this word by a constant; while somebody writes words, the ones of before must not stay.
// oxlint-disable-next-line node/no-process-env
const inDevelopment = process.env.NODE_ENV === "development";
const loaded = new Map<Locale, Promise<Messages>>();

export function loadMessages(locale: Locale): Promise<Messages> {
  const known = loaded.get(locale);
  if (known && !inDevelopment) return known;
  const loading = Promise.all(
    namespaces.map(async (namespace) => [namespace, await readNamespace(locale, namespace)] as const),
  ).then((entries) => Object.fromEntries(entries) as Messages);
  loaded.set(locale, loading);
  return loading;
}

/** What a page sends along to the browser: its own namespaces or parts of them (`programs.days`), and always the small `ui`. */
export function pickMessages(
  messages: AbstractIntlMessages,
  names: readonly (Namespace | `${Namespace}.${string}`)[],
): AbstractIntlMessages {
  const picked: Record<string, AbstractIntlMessages[string]> = {};
  for (const name of ["ui", ...names]) {
    const [namespace = "", part] = name.split(/\.(.*)/);
    const all = messages[namespace] as AbstractIntlMessages;
    if (part && !all[part]) throw new Error(`there are no words of ${name}`);
    picked[namespace] = part ? { ...(picked[namespace] as object), [part]: all[part] as AbstractIntlMessages } : all;
  }
  return picked as AbstractIntlMessages;
}
