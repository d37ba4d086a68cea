import { getTranslations } from "next-intl/server";
import { plainDay } from "@/components/frame/day-words";
import { type Day, dayOf } from "@/lib/calendar";
import { getFormatter } from "@/lib/i18n/server-formatter";
import type { Agreement } from "@/lib/safety/schema";
import { agreementParts } from "./agreement-parts";

type AgreementSheetProps = {
  agreement: Agreement;
  /** From which felt safety release opens: the program's; null where none runs. */
  threshold: number | null;
  today: Day;
  timeZone: string;
  /** The words too, as they are printed; on a screen they stand in their fields. */
  withWords?: boolean;
};

/** The agreement as both read it: in sentences, not in settings. */
export async function AgreementSheet({ agreement, threshold, today, timeZone, withWords }: AgreementSheetProps) {
  const [t, format] = await Promise.all([getTranslations("safety.agreement"), getFormatter()]);
  const { terms, words } = agreement;
  const sentences = [
    threshold === null ? null : t("terms.threshold", { threshold }),
    t("terms.relaxOnlyBelow", { value: terms.relaxOnlyBelow }),
    t("terms.highTension", { tension: terms.highTension, safety: terms.safetyForHighTension }),
    t("terms.fall", { value: terms.fall }),
    terms.firstSessions > 0 && terms.firstMinutes < terms.mostMinutes
      ? t("terms.firstMinutes", {
          sessions: terms.firstSessions,
          minutes: terms.firstMinutes,
          most: terms.mostMinutes,
        })
      : t("terms.minutes", { most: terms.mostMinutes }),
    terms.dayBetween ? t("terms.dayBetween") : t("terms.noDayBetween"),
    t("terms.silentAfter", { days: terms.silentAfter }),
    t("terms.statementDays", { days: terms.statementDays }),
  ];
  return (
    <>
      {withWords ? (
        <dl className="flex flex-col gap-5">
          {agreementParts.map((part) => (
            <div key={part} className="break-inside-avoid">
              <dt className="font-semibold">{t(`words.${part}`)}</dt>
              <dd className="mt-1 min-h-16 whitespace-pre-line border-l-2 border-edge pl-3">{words[part]}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <section aria-labelledby="agreed" className="flex flex-col gap-3 break-inside-avoid">
        <h2 id="agreed" className="text-heading">
          {t("termsTitle")}
        </h2>
        <ul className="flex list-disc flex-col gap-1.5 pl-5">
          {sentences.map((sentence) => (sentence ? <li key={sentence}>{sentence}</li> : null))}
        </ul>
        {agreement.madeAt ? (
          <p className="text-table text-soft">
            {t("made", {
              version: agreement.version,
              day: plainDay(format, dayOf(new Date(agreement.madeAt), timeZone), today),
              name: agreement.madeBy ?? "–",
            })}
          </p>
        ) : null}
      </section>
    </>
  );
}
