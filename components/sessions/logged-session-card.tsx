import { getLocale, getTranslations } from "next-intl/server";
import { durationWords } from "@/components/frame/duration-words";
import { AttentionMark, Badge } from "@/components/ui/badge";
import type { Exercise } from "@/lib/exercises/schema";
import { getFormatter } from "@/lib/i18n/server-formatter";
import { itemKey } from "@/lib/programs/rules";
import { isTimed } from "@/lib/sessions/rules";
import type { LoggedSession, SessionEntry } from "@/lib/sessions/schema";
import type { SessionSignal } from "@/lib/signals/read";
import { RatingPair } from "./given-rating";
import { PaperSource } from "./paper-source";
import { momentWords, sessionAnchor } from "./session-moment";
import { SessionTold } from "./session-told";

type LoggedSessionCardProps = {
  session: LoggedSession;
  signals: SessionSignal[];
  /** By `itemKey`. */
  titles: ReadonlyMap<string, Exercise["title"]>;
  /** The zone of whoever reads; another one is named. */
  timeZone: string;
};

/** One session as it was told: nothing is filled in that was not said. */
export async function LoggedSessionCard({ session, signals, titles, timeZone }: LoggedSessionCardProps) {
  const [t, tUi, tSafety, format, locale] = await Promise.all([
    getTranslations("clients.sessions"),
    getTranslations("ui"),
    getTranslations("safety.signals"),
    getFormatter(),
    getLocale(),
  ]);
  const when = momentWords(format, session);
  const titleOf = ({ programItemId }: SessionEntry) =>
    titles.get(itemKey(session.programId, session.programVersion, programItemId))?.[locale] ?? t("unknownExercise");
  const amountOf = ({ seconds, repetitions }: SessionEntry) =>
    [
      seconds ? durationWords(tUi, seconds) : null,
      repetitions === null ? null : t("repetitions", { count: repetitions }),
    ]
      .filter(Boolean)
      .join(" · ");

  return (
    <li
      id={sessionAnchor(session.id)}
      className="scroll-mt-4 border-b border-line py-4 target:-mx-3 target:rounded-card target:bg-moss-2 target:px-3 print:break-inside-avoid"
    >
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h3 className="text-desk first-letter:uppercase">{when.day}</h3>
        <p className="tabular text-table text-soft">
          {isTimed(session) ? `${when.from}–${when.to} (${t("minutes", { count: when.minutes })})` : null}
          <PaperSource session={session} />
          {session.timeZone === timeZone ? null : ` · ${t("inZone", { zone: session.timeZone.replaceAll("_", " ") })}`}
        </p>
        <Badge hue={session.choice === "relax-only" ? "moss" : "clay"}>{t(`choices.${session.choice}`)}</Badge>
        <p className="text-table text-soft sm:ml-auto">
          {session.programEdition === null
            ? session.programTitle
            : t("programVersion", { title: session.programTitle, version: session.programEdition })}
        </p>
      </div>
      {signals.length > 0 ? (
        <ul className="mt-1 flex flex-wrap gap-x-5">
          {signals.map((signal) => (
            <li key={signal.kind}>
              {signal.settled ? (
                <span className="text-table text-soft">
                  {tSafety(`short.${signal.kind}`)} ({t("signalSettled").toLowerCase()})
                </span>
              ) : (
                <AttentionMark>{tSafety(`short.${signal.kind}`)}</AttentionMark>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      <div className="mt-2 grid gap-x-8 gap-y-3 md:grid-cols-[14rem_minmax(0,1fr)_minmax(0,1fr)]">
        <div className="flex flex-wrap gap-x-6 gap-y-1 md:flex-col">
          <RatingPair of="tension" before={session.before} after={session.after} labelled />
          <RatingPair of="safety" before={session.before} after={session.after} labelled />
        </div>
        {session.entries.length > 0 ? (
          <ol aria-label={t("entries")} className="text-table">
            {session.entries.map((entry, at) => (
              // An item can be done more than once in a session.
              <li key={`${at}-${entry.programItemId}`} className="flex flex-wrap gap-x-2 py-0.5">
                <span>{titleOf(entry)}</span>
                <span className="text-soft">
                  {[t(`outcomes.${entry.outcome}`), amountOf(entry)].filter(Boolean).join(" · ")}
                </span>
              </li>
            ))}
          </ol>
        ) : (
          <p className="text-table text-soft">{t("noEntries")}</p>
        )}
        {session.note ? (
          <blockquote className="self-start border-l-2 border-edge pl-3 whitespace-pre-line">
            <span className="sr-only">{t("note")}: </span>
            {session.note}
          </blockquote>
        ) : null}
      </div>
      <div className="mt-3 flex flex-col gap-3 text-table empty:hidden">
        <SessionTold session={session} />
      </div>
    </li>
  );
}
