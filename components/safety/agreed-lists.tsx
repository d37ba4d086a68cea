import { useTranslations } from "next-intl";
import type { Agreement } from "@/lib/safety/schema";
import { agreementParts } from "./agreement-parts";

// Drawn by the house, and by a phone without a connection from what it kept of the day.

type AgreedWordsProps = Pick<Agreement, "words"> & {
  /** On paper an empty part is room to write in. */
  onPaper?: boolean;
};

export function AgreedWords({ words, onPaper = false }: AgreedWordsProps) {
  const t = useTranslations("safety.agreement");
  return (
    <dl className="flex flex-col gap-5">
      {agreementParts.map((part) => (
        <div key={part} className="break-inside-avoid">
          <dt className="font-semibold">{t(`words.${part}`)}</dt>
          <dd className="mt-1 whitespace-pre-line border-l-2 border-edge pl-3 print:min-h-16">
            {words[part] || (onPaper ? "" : <span className="text-soft">{t("empty")}</span>)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

type AgreedTermsProps = {
  terms: Agreement["terms"];
  /** From which felt safety release opens: the program's; null where none runs. */
  threshold: number | null;
  /** Of the agreement: 0 is that nobody wrote one, so that nothing was agreed yet. */
  version?: Agreement["version"] | undefined;
};

/** In sentences, not in settings. What holds without an agreement is how the practice begins, and is called that. */
export function AgreedTerms({ terms, threshold, version }: AgreedTermsProps) {
  const t = useTranslations("safety.agreement");
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
      <h2 id="agreed" className="text-heading">
        {t(version === 0 ? "beginsTitle" : "termsTitle")}
      </h2>
      {version === 0 ? <p>{t("beginsLead")}</p> : null}
      <ul className="flex list-disc flex-col gap-1.5 pl-5">
        {sentences.map((sentence) => (sentence ? <li key={sentence}>{sentence}</li> : null))}
      </ul>
    </>
  );
}
