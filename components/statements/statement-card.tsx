import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { plainDay } from "@/components/frame/day-words";
import { AttentionMark } from "@/components/ui/badge";
import type { Day } from "@/lib/calendar";
import { useFormatter } from "@/lib/i18n/formatter";
import { daysLeft } from "@/lib/statements/rules";
import type { RecordStatement } from "@/lib/statements/schema";

type StatementCardProps = {
  statement: RecordStatement;
  today: Day;
  /** Who reads it: the words differ, the facts do not. */
  by: "client" | "desk";
  /** What can be done with it. */
  children?: ReactNode;
};

/** A statement as it was written, how long its answer may take, and the answer. */
export function StatementCard({ statement, today, by, children }: StatementCardProps) {
  const t = useTranslations("statements");
  const format = useFormatter();
  const day = (of: Day) => plainDay(format, of, today);
  const { kind, part, madeOn, text, answer, answerBy, disputed } = statement;
  const days = daysLeft(statement, today);
  const kindWords = by === "client" ? t(`kinds.${kind}.label`) : t(`desk.kinds.${kind}`);
  const partWords = by === "client" ? t(`parts.${part}`) : t(`deskParts.${part}`);
  return (
    <article className="flex flex-col gap-3">
      <h3 className="font-semibold">{t("line", { kind: kindWords, part: partWords, day: day(madeOn) })}</h3>
      {disputed ? <AttentionMark>{t("disputed")}</AttentionMark> : null}
      <p className="break-words whitespace-pre-line">{text}</p>
      {days !== null ? (
        <p className="text-desk text-soft">
          {days >= 0
            ? t("waiting", { days, day: day(answerBy) })
            : t(by === "client" ? "late" : "deskLate", { day: day(answerBy) })}
        </p>
      ) : null}
      {answer ? (
        <div className="flex flex-col gap-1 rounded-card bg-sea-2 p-4">
          <p className="text-desk text-soft">{t("answer", { name: answer.by, day: day(answer.on) })}</p>
          <p className="font-semibold">
            {by === "client" ? t(`outcomes.${answer.outcome}`) : t(`desk.outcomes.${answer.outcome}`)}
          </p>
          <p className="break-words whitespace-pre-line">{answer.words}</p>
        </div>
      ) : null}
      {children}
    </article>
  );
}
