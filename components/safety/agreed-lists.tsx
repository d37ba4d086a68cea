import { useTranslations } from "next-intl";
import { plainDay } from "@/components/frame/day-words";
import type { Day } from "@/lib/calendar";
import { useFormatter } from "@/lib/i18n/formatter";
import { mostMinutesOf } from "@/lib/safety/rules";
import type { Agreement, ReleaseFacts } from "@/lib/safety/schema";
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

/** What the therapist's latest decision about release says, as far as the client is concerned. */
export type Opening = Pick<ReleaseFacts, "opened" | "pause" | "maxMinutes" | "maxPerWeek" | "reviewOn">;

type AgreedReleaseProps = Pick<Agreement, "terms"> & {
  opening: Opening;
  today: Day;
  /** A phone without a connection held this for longer than its word of the opening lasts. */
  isOld?: boolean;
};

/** Whether release is open for this client, and within which limits: what was agreed at the opening, not how a day stands. */
export function AgreedRelease({ opening, terms, today, isOld = false }: AgreedReleaseProps) {
  const t = useTranslations("safety.agreement");
  const format = useFormatter();
  const { opened, pause, maxPerWeek, reviewOn } = opening;
  const review = reviewOn && plainDay(format, reviewOn, today);
  const limits = [
    minutesSentence(t, terms, opening),
    maxPerWeek === null ? t("opening.noWeek") : t("opening.perWeek", { count: maxPerWeek }),
    review &&
      t(`opening.${reviewOn > today ? "review" : reviewOn < today ? "reviewDue" : "reviewToday"}`, { day: review }),
  ];
  const standing = !opened ? "shut" : pause ? "paused" : isOld ? "expired" : "open";
  return (
    <>
      <h2 id="opening" className="text-heading">
        {t("opening.title")}
      </h2>
      <p>{t(`opening.${standing}`)}</p>
      {opened ? <Sentences of={limits} /> : null}
    </>
  );
}

type AgreedTermsProps = {
  terms: Agreement["terms"];
  /** From which felt safety release opens: the program's; null where none runs. */
  threshold: number | null;
  /** Of the agreement: 0 is that nobody wrote one, so that nothing was agreed yet. */
  version?: Agreement["version"] | undefined;
  /** Where release is open its minutes are told with it, and once. */
  opened?: boolean | undefined;
};

/** In sentences, not in settings. What holds without an agreement is how the practice begins, and is called that. */
export function AgreedTerms({ terms, threshold, version, opened = false }: AgreedTermsProps) {
  const t = useTranslations("safety.agreement");
  const sentences = [
    threshold === null ? null : t("terms.threshold", { threshold }),
    t("terms.relaxOnlyBelow", { value: terms.relaxOnlyBelow }),
    t("terms.highTension", { tension: terms.highTension, safety: terms.safetyForHighTension }),
    t("terms.fall", { value: terms.fall }),
    opened ? null : minutesSentence(t, terms),
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
      <Sentences of={sentences} />
    </>
  );
}

/** How long trembling may last, in the first sessions and later: what the opening says, within what the terms allow. */
function minutesSentence(
  t: ReturnType<typeof useTranslations<"safety.agreement">>,
  { firstSessions: sessions, firstMinutes: minutes, mostMinutes }: Agreement["terms"],
  opening?: Opening,
): string {
  const most = opening ? mostMinutesOf(opening, { mostMinutes }) : mostMinutes;
  return sessions > 0 && minutes < most
    ? t("terms.firstMinutes", { sessions, minutes, most })
    : t("terms.minutes", { most });
}

const Sentences = ({ of }: { of: (string | null)[] }) => (
  <ul className="flex list-disc flex-col gap-1.5 pl-5">
    {of.map((sentence) => (sentence ? <li key={sentence}>{sentence}</li> : null))}
  </ul>
);
