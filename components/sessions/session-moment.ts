import type { Formatter } from "@/lib/i18n/formatter";
import type { LoggedSession } from "@/lib/sessions/schema";

/** Where a session stands in the list of its client. */
export const sessionAnchor = (sessionId: string) => `session-${sessionId}`;

const clock = { hour: "2-digit", minute: "2-digit", hour12: false } as const;

type Lived = Pick<LoggedSession, "startedAt" | "endedAt" | "timeZone">;

/** When a session was, in the time of the place where the client practised. */
export function momentWords(format: Formatter, session: Lived) {
  const { timeZone } = session;
  const [start, end] = [new Date(session.startedAt), new Date(session.endedAt)];
  return {
    day: format.dateTime(start, { timeZone, weekday: "long", day: "numeric", month: "long", year: "numeric" }),
    shortDay: format.dateTime(start, { timeZone, weekday: "short", day: "numeric", month: "short" }),
    from: format.dateTime(start, { timeZone, ...clock }),
    to: format.dateTime(end, { timeZone, ...clock }),
    minutes: Math.round((end.getTime() - start.getTime()) / 60_000),
  };
}
