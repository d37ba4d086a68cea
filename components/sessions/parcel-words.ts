import { useTranslations } from "next-intl";
import type { ReadParcel } from "@/components/frame/parcel-card";
import { goalScoreIn } from "@/lib/goals/browser";
import { useFormatter } from "@/lib/i18n/formatter";
import { measureScoreIn } from "@/lib/measures/browser";
import { checkInIn, correctionIn, echoIn } from "@/lib/moments/browser";
import type { Moment, Rating } from "@/lib/ratings/schema";
import { sessionIn } from "@/lib/sessions/browser";
import type { Correction, SessionLog } from "@/lib/sessions/schema";

const moment = {
  weekday: "long",
  day: "numeric",
  month: "long",
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
} as const;

/** What a parcel holds, as the person who typed it would read it back. */
export function useParcelWords(): ReadParcel {
  const t = useTranslations("outbox.holds");
  const format = useFormatter();
  const rating = (value: Rating | undefined) =>
    typeof value === "number" ? String(value) : value ? t("declined") : t("notSaid");

  const linesOf = ({ before, after, entries, note, privateLine }: SessionLog) => [
    t("before", { tension: rating(before?.tension), safety: rating(before?.safety) }),
    ...(after ? [t("after", { tension: rating(after.tension), safety: rating(after.safety) })] : []),
    t("exercises", { count: entries.filter(({ outcome }) => outcome !== "skipped").length }),
    ...(note ? [t("note", { note })] : []),
    ...(privateLine ? [t("privateLine", { line: privateLine })] : []),
  ];

  const correctionLines = ({ before, after, note }: Correction) => {
    const told = (moment: Moment | null) => ({ tension: rating(moment?.tension), safety: rating(moment?.safety) });
    return [
      ...(before === undefined ? [] : [t("before", told(before))]),
      ...(after === undefined ? [] : [t("after", told(after))]),
      ...(note === undefined ? [] : [note ? t("note", { note }) : t("noNote")]),
    ];
  };

  return (kept) => {
    const log = sessionIn(kept);
    if (log) {
      const at = format.dateTime(new Date(log.startedAt), { ...moment, timeZone: log.timeZone });
      return { title: t("session", { at }), lines: linesOf(log) };
    }
    const echo = echoIn(kept);
    if (echo) {
      const at = format.dateTime(new Date(echo.answeredAt), { ...moment, timeZone: echo.timeZone });
      const compared = (["sleep", "mood"] as const).flatMap((part) => {
        const answer = echo[part];
        return answer ? [t(part, { how: t(`compared.${answer}`) })] : [];
      });
      return {
        title: t("echo", { at }),
        lines: [t("ratings", { tension: rating(echo.tension), safety: rating(echo.safety) }), ...compared],
      };
    }
    const correction = correctionIn(kept);
    if (correction)
      return {
        title: t("correction", { at: format.dateTime(kept.parcel.at, moment) }),
        lines: correctionLines(correction),
      };
    const checkIn = checkInIn(kept);
    if (checkIn) {
      const at = format.dateTime(new Date(checkIn.at), { ...moment, timeZone: checkIn.timeZone });
      const { tension, safety, privateLine } = checkIn;
      return {
        title: t("checkIn", { at }),
        lines: [
          t("ratings", { tension: rating(tension), safety: rating(safety) }),
          ...(privateLine ? [t("privateLine", { line: privateLine })] : []),
        ],
      };
    }
    const scored = goalScoreIn(kept);
    if (scored)
      return {
        title: t("score", { at: format.dateTime(kept.parcel.at, moment) }),
        lines: [t("going", { going: rating(scored.going), content: rating(scored.content) })],
      };
    const measured = measureScoreIn(kept);
    if (measured)
      return {
        title: t("score", { at: format.dateTime(kept.parcel.at, moment) }),
        lines: Object.values(measured.values).map(rating),
      };
    // Kinds that have no words of their own yet are shown as they are sent: to be read, they are the person's.
    const fields = Object.entries(JSON.parse(kept.parcel.body) as Record<string, unknown>);
    return {
      title: t("other", { at: format.dateTime(kept.parcel.at, moment) }),
      lines: fields.map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`),
    };
  };
}
