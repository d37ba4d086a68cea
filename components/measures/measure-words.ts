import { useLocale } from "next-intl";
import type { Locale } from "@/lib/i18n/locale";
import { measureOf } from "@/lib/measures/rules";
import type { Assignment } from "@/lib/measures/schema";

/** What a measure is called: an own question by its words, a licensed one by its name and version. */
export function useMeasureName(): (of: Pick<Assignment, "measure" | "item" | "licence">) => string {
  const locale = useLocale() as Locale;
  return ({ measure, item, licence }) => {
    if (item) return item.question;
    const name = measureOf(measure).name[locale];
    return licence ? `${name}, ${licence.version}` : name;
  };
}
