import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import type { Bilingual } from "@/lib/exercises/schema";
import { getFormatter } from "@/lib/i18n/server-formatter";
import { itemKey } from "@/lib/programs/rules";
import { isTimed } from "@/lib/sessions/rules";
import type { LoggedSession } from "@/lib/sessions/schema";
import { RatingPair } from "./given-rating";
import { PaperSource } from "./paper-source";
import { momentWords } from "./session-moment";
import { SessionTold } from "./session-told";

type OwnSessionCardProps = {
  session: LoggedSession;
  titles: ReadonlyMap<string, Bilingual>;
  /** On its own page; in the list it is told in short, and opens. */
  isWhole?: boolean;
};

/** A session as the client told it, to be read back. */
export async function OwnSessionCard({ session, titles, isWhole = false }: OwnSessionCardProps) {
  const [t, format, locale] = await Promise.all([getTranslations("sessions"), getFormatter(), getLocale()]);
  const when = momentWords(format, session);
  return (
    <article className="surface flex flex-col gap-2 p-4">
      <h2 className="text-heading first-letter:uppercase">{when.day}</h2>
      {isTimed(session) ? (
        <p className="tabular text-desk text-soft">
          {when.from}, {t("history.minutes", { minutes: when.minutes })}
        </p>
      ) : null}
      <PaperSource session={session} />
      <Badge hue={session.choice === "relax-only" ? "moss" : "clay"}>{t(`history.choices.${session.choice}`)}</Badge>
      <p className="flex flex-wrap gap-x-6 gap-y-1">
        <RatingPair of="tension" before={session.before} after={session.after} labelled />
        <RatingPair of="safety" before={session.before} after={session.after} labelled />
      </p>
      {session.entries.length > 0 ? (
        <ul aria-label={t("history.exercises", { count: session.entries.length })} className="flex flex-col text-desk">
          {session.entries.map((entry, at) => (
            // An item can be done more than once in a session.
            <li key={`${at} ${entry.programItemId}`} className="flex flex-wrap gap-x-2">
              <span>
                {titles.get(itemKey(session.programId, session.programVersion, entry.programItemId))?.[locale]}
              </span>
              <span className="text-soft">{t(`outcomes.${entry.outcome}`).toLowerCase()}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {session.note ? (
        <div className="flex flex-col">
          <p className="text-desk text-soft">{t("history.note")}</p>
          <blockquote className="whitespace-pre-line">{session.note}</blockquote>
        </div>
      ) : null}
      {isWhole ? (
        <SessionTold session={session} className="text-desk" />
      ) : (
        <ButtonLink look="plain" href={`/history/${session.id}`} className="-mb-2 -ml-5 self-start">
          <span>
            {t("history.open")}{" "}
            <span className="sr-only">({t("history.openOf", { day: when.day, time: when.from })})</span>
          </span>
        </ButtonLink>
      )}
    </article>
  );
}
