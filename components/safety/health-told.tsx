import { useLocale, useTranslations } from "next-intl";
import { yesOf } from "@/lib/health/rules";
import type { HealthChecked } from "@/lib/health/schema";

/** The list about health as it was gone through at the opening: what was a yes, and the therapist's words. */
export function HealthTold({ checked }: { checked: HealthChecked }) {
  const t = useTranslations("safety.health");
  const locale = useLocale();
  const yes = yesOf(checked);
  return (
    <div className="flex flex-col gap-1">
      <p className="text-soft">
        {t(yes.length === 0 ? "toldNone" : "told", { count: checked.answers.length, version: checked.version })}
      </p>
      {yes.length > 0 ? (
        <ul className="flex flex-col gap-2">
          {yes.map(({ item, sentence, because }) => (
            <li key={item}>
              <p className="font-medium">{sentence[locale]}</p>
              <p className="whitespace-pre-line">{because}</p>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
