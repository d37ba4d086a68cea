import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AttentionMark } from "@/components/ui/badge";
import type { Day } from "@/lib/calendar";
import { getFormatter } from "@/lib/i18n/server-formatter";
import { isTimed } from "@/lib/sessions/rules";
import type { LoggedSession } from "@/lib/sessions/schema";
import type { SessionSignal } from "@/lib/signals/read";
import { RatingPair } from "./given-rating";
import { PaperSource } from "./paper-source";
import { momentWords, sessionAnchor } from "./session-moment";

type LatestSessionsProps = { sessions: LoggedSession[]; signals: SessionSignal[]; clientId: string; today: Day };

/** The last few sessions in short: when, which choice, the ratings before and after, and what was written. */
export async function LatestSessions({ sessions, signals, clientId }: LatestSessionsProps) {
  const [t, format] = await Promise.all([getTranslations("clients"), getFormatter()]);
  if (sessions.length === 0) return <p className="text-soft">{t("overview.empty")}</p>;
  const here = `/clients/${clientId}/sessions`;
  const marked = new Set(signals.filter((signal) => !signal.settled).map((signal) => signal.sessionId));
  return (
    // Its place decides and not the window: beside the cards it is narrow on a wide screen, too.
    <div className="@container flex flex-col gap-3">
      <h3 className="text-desk">{t("sessions.latest")}</h3>
      <ul className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 border-t border-line @xl:grid-cols-[auto_minmax(0,1fr)_auto_auto]">
        {sessions.map((session) => {
          const when = momentWords(format, session);
          const day = session.practisedOn;
          return (
            <li key={session.id} className="col-span-full grid grid-cols-subgrid gap-y-0.5 border-b border-line py-2.5">
              <p>
                <Link href={`${here}?from=${day}&to=${day}#${sessionAnchor(session.id)}`} className="link">
                  {when.shortDay}
                  {isTimed(session) ? <span className="sr-only">, {when.from}</span> : null}
                </Link>
              </p>
              <p className="flex flex-wrap gap-x-3 text-soft @max-xl:justify-end @max-xl:text-right">
                {t(`sessions.choices.${session.choice}`)}
                <PaperSource session={session} inShort />
                {marked.has(session.id) ? <AttentionMark>{t("sessions.signal")}</AttentionMark> : null}
              </p>
              <p className="text-table @xl:text-desk">
                <RatingPair of="tension" before={session.before} after={session.after} labelled />
              </p>
              <p className="text-table @max-xl:text-right @xl:text-desk">
                <RatingPair of="safety" before={session.before} after={session.after} labelled />
              </p>
              {session.note ? (
                <blockquote className="col-span-full line-clamp-3 text-soft @xl:col-start-2">{session.note}</blockquote>
              ) : null}
            </li>
          );
        })}
      </ul>
      <Link href={here} className="link w-fit py-1 text-desk print:hidden">
        {t("sessions.all")}
      </Link>
    </div>
  );
}
