export const locales = ["nl", "en"] as const;
export type Locale = (typeof locales)[number];

export const localeCookie = "locale";

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

function spokenLocale(acceptLanguage: string): Locale | undefined {
  return acceptLanguage
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.split("-")[0], weight: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ language }) => language)
    .find(isLocale);
}

/** What a person chose comes first, then what the device was set to, then what the browser asks for, then Dutch. */
export function chooseLocale(wishes: {
  person?: string | null;
  cookie?: string | null;
  acceptLanguage?: string | null;
}): Locale {
  const said = [wishes.person, wishes.cookie].find(isLocale);
  return said ?? spokenLocale(wishes.acceptLanguage ?? "") ?? "nl";
}
