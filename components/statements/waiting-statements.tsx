import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { type Day, daysBetween } from "@/lib/calendar";
import type { WaitingStatement } from "@/lib/statements/schema";

/** In the inbox, above what happened in sessions: it has a term that the law set. Nothing where nothing waits. */
export async function WaitingStatements({ waiting, today }: { waiting: readonly WaitingStatement[]; today: Day }) {
  const t = await getTranslations("statements");
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="waiting-statements" className="surface mb-5 flex flex-col gap-3 p-4 sm:p-5">
      <h2 id="waiting-statements" className="text-heading">
        {t("inbox.title")}
      </h2>
      <ul className="flex flex-col gap-2">
        {waiting.map(({ id, client, kind, part, answerBy }) => {
          const days = daysBetween(today, answerBy);
          return (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4">
              <span>
                {t("inbox.line", { name: client.name, kind: t(`desk.kinds.${kind}`), part: t(`deskParts.${part}`) })}
                <span className="text-soft"> · {days >= 0 ? t("inbox.by", { days }) : t("inbox.late")}</span>
              </span>
              <Link
                href={`/clients/${client.id}/statements`}
                className="inline-flex min-h-11 items-center font-semibold text-moss underline underline-offset-4"
                aria-label={t("inbox.openOf", { name: client.name })}
              >
                {t("inbox.open")}
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
