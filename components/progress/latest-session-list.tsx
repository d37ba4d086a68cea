import Link from "next/link";
import { useTranslations } from "next-intl";
import { sessionAnchor } from "@/components/sessions/session-moment";
import { EmptyState } from "@/components/ui/empty-state";
import type { Glimpse } from "@/lib/progress/rules";
import type { Rating } from "@/lib/ratings/schema";
import type { DayWords } from "./day-words";

const most = 6;

/** The last sessions of the period in a line each; the whole of them is a tab further. */
export function LatestSessionList({
  clientId,
  sessions,
  words,
}: {
  clientId: string;
  sessions: readonly Glimpse[];
  words: DayWords;
}) {
  const t = useTranslations("progress.desk");
  const paper = useTranslations("paper.source");
  const said = (rating: Rating) =>
    rating === null ? t("notFilledIn") : rating === "declined" ? t("ratherNotSaid") : String(rating);
  const change = ([before, after]: [Rating, Rating]) => ({ before: said(before), after: said(after) });
  const paperWords = ({ paper: kept }: Glimpse) =>
    kept && (kept.typedBy ? paper("typedBy", { name: kept.typedBy }) : paper("paper"));
  const address = `/clients/${clientId}/sessions`;
  if (sessions.length === 0) return <EmptyState title={t("latest.noneTitle")}>{t("latest.none")}</EmptyState>;
  return (
    <section aria-labelledby="latest-sessions" className="surface flex flex-col gap-2 p-4 sm:p-5">
      <h2 id="latest-sessions" className="text-heading">
        {t("latest.title")}
      </h2>
      <ul className="flex flex-col divide-y divide-line">
        {sessions.slice(0, most).map((session) => (
          <li key={session.id} className="flex flex-col gap-0.5 py-2.5">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <Link
                href={`${address}?from=${session.practisedOn}&to=${session.practisedOn}#${sessionAnchor(session.id)}`}
                className="link font-medium"
              >
                {session.clock === null
                  ? words.full(session.practisedOn)
                  : t("latest.when", { day: words.full(session.practisedOn), clock: session.clock })}
              </Link>
              <span className="text-table text-soft">
                {[t(`latest.${session.course}`), paperWords(session)].filter(Boolean).join(" · ")}
              </span>
            </p>
            <p className="text-table text-soft">
              {t("latest.tension", change(session.tension))} · {t("latest.safety", change(session.safety))}
            </p>
            {session.note === null ? null : (
              <p className="line-clamp-3 whitespace-pre-line print:line-clamp-none">{session.note}</p>
            )}
            {session.beyond.length > 0 ? (
              <p className="text-table text-soft">
                {t("latest.beyond", { what: session.beyond.map((part) => t(`latest.beyondOf.${part}`)).join(", ") })}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      <p className="print:hidden">
        <Link href={address} className="link">
          {t("latest.all")}
        </Link>
      </p>
    </section>
  );
}
