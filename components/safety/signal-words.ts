import { getTranslations } from "next-intl/server";
import { sessionAnchor } from "@/components/sessions/session-moment";
import { dayOf } from "@/lib/calendar";
import { getFormatter } from "@/lib/i18n/server-formatter";
import type { Signal } from "@/lib/safety/schema";
import type { SignalledSession } from "@/lib/sessions/read";

export interface SignalLine {
  id: string;
  /** When the session was. */
  when: string;
  sentence: string;
  /** The session in the list of that day. */
  href: string | null;
}

/** Each open signal as a sentence with its moment, told in the time of the place where the client practised. */
export async function signalLines(
  open: readonly Signal[],
  sessions: ReadonlyMap<string, SignalledSession>,
  client: { id: string; timeZone: string },
): Promise<SignalLine[]> {
  const [t, format] = await Promise.all([getTranslations("safety.signals"), getFormatter()]);
  return open.map((signal) => {
    const session = sessions.get(signal.sessionId);
    const at = new Date(session?.startedAt ?? signal.raisedAt);
    const timeZone = session?.timeZone ?? client.timeZone;
    const day = dayOf(at, timeZone);
    const dayInWords = format.dateTime(at, { timeZone, weekday: "long", day: "numeric", month: "long" });
    return {
      id: signal.id,
      when:
        session?.isTimed === false
          ? dayInWords
          : t("onDay", {
              day: dayInWords,
              time: format.dateTime(at, { timeZone, hour: "2-digit", minute: "2-digit" }),
            }),
      sentence: t(`kinds.${signal.kind}`, {
        tension: session?.tensionBefore ?? "–",
        before: session?.safetyBefore ?? "–",
        after: session?.safetyAfter ?? "–",
        threshold: session?.threshold ?? "–",
      }),
      href: session ? `/clients/${client.id}/sessions?from=${day}&to=${day}#${sessionAnchor(session.id)}` : null,
    };
  });
}
