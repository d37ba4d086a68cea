import { createTranslator } from "next-intl";
import type { ExerciseWords } from "@/components/exercises/dose-words";
import { type Formatter, formatterOf } from "@/lib/i18n/formatter";
import type { Locale } from "@/lib/i18n/locale";
import { loadMessages, type Namespace } from "@/lib/i18n/messages";

export interface PaperWords {
  locale: Locale;
  t: ExerciseWords;
  exercises: ExerciseWords;
  programs: ExerciseWords;
  progress: ExerciseWords;
  reports: ExerciseWords;
  verdicts: ExerciseWords;
  copies: ExerciseWords;
  statements: ExerciseWords;
  erasures: ExerciseWords;
  safety: ExerciseWords;
  consents: ExerciseWords;
  relatives: ExerciseWords;
  format: Formatter;
}

/** The words of a sheet: in the client's language, whoever prints it. */
export async function paperWords(locale: Locale, timeZone: string): Promise<PaperWords> {
  const messages = await loadMessages(locale);
  const of = (namespace: Namespace) => createTranslator({ locale, messages, namespace, timeZone }) as ExerciseWords;
  return {
    locale,
    t: of("paper"),
    exercises: of("exercises"),
    programs: of("programs"),
    progress: of("progress"),
    reports: of("reports"),
    verdicts: of("verdicts"),
    copies: of("copies"),
    statements: of("statements"),
    erasures: of("erasures"),
    safety: of("safety"),
    consents: of("consents"),
    relatives: of("relatives"),
    format: formatterOf(locale, timeZone),
  };
}
