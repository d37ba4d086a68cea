import { getTranslations } from "next-intl/server";
import { plainDay } from "@/components/frame/day-words";
import { type Day, dayOf } from "@/lib/calendar";
import { getFormatter } from "@/lib/i18n/server-formatter";
import type { Agreement } from "@/lib/safety/schema";
import { AgreedRelease, AgreedTerms, AgreedWords, type Opening } from "./agreed-lists";

type AgreementSheetProps = {
  agreement: Agreement;
  /** From which felt safety release opens: the program's; null where none runs. */
  threshold: number | null;
  /** The latest decision about release. */
  opening: Opening | undefined;
  today: Day;
  timeZone: string;
  /** The words too, as they are printed; on a screen they stand in their fields. */
  withWords?: boolean;
};

/** The agreement as both read it: in sentences, not in settings. */
export async function AgreementSheet(props: AgreementSheetProps) {
  const { agreement, threshold, opening, today, timeZone, withWords } = props;
  const [t, format] = await Promise.all([getTranslations("safety.agreement"), getFormatter()]);
  const { terms, words } = agreement;
  return (
    <>
      {withWords ? <AgreedWords words={words} onPaper /> : null}
      {opening ? (
        <section aria-labelledby="opening" className="flex flex-col gap-3 break-inside-avoid">
          <AgreedRelease opening={opening} terms={terms} today={today} />
        </section>
      ) : null}
      <section aria-labelledby="agreed" className="flex flex-col gap-3 break-inside-avoid">
        <AgreedTerms terms={terms} threshold={threshold} version={agreement.version} opened={opening?.opened} />
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
