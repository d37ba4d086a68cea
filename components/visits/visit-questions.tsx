import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { matterLine } from "@/components/attention/matter-words";
import { sessionHref } from "@/components/attention/session-href";
import { plainDay } from "@/components/frame/day-words";
import { ShapeMark } from "@/components/ui/shape-mark";
import type { Day } from "@/lib/calendar";
import { getFormatter } from "@/lib/i18n/server-formatter";
import type { Question, Visit } from "@/lib/visits/schema";

type VisitQuestionsProps = { visit: Visit; clientId: string; today: Day };

/** What is still open, and three questions: they ask after what was told, and advise nothing. */
export async function VisitQuestions({ visit, clientId, today }: VisitQuestionsProps) {
  const [t, asks, kinds, signs, format, locale] = await Promise.all([
    getTranslations("visits"),
    getTranslations("attention"),
    getTranslations("safety.signals.kinds"),
    getTranslations("sessions.stopping.signs"),
    getFormatter(),
    getLocale(),
  ]);
  const day = (on: Day | null) => (on ? plainDay(format, on, today) : "–");
  const words = (question: Question) =>
    t(`questions.${question.rule}`, {
      day: day(question.on),
      until: day(question.until),
      exercise: question.exercise?.[locale === "en" ? "en" : "nl"] ?? "",
      hasExercise: question.exercise ? "yes" : "no",
      before: question.before ?? "–",
      after: question.after ?? "–",
      count: question.count ?? 0,
    });
  const lines = visit.open.map((one) => matterLine(clientId, one, { t: asks, kinds, signs, format, today }));
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <section aria-labelledby="questions" className="surface flex flex-col gap-3 p-5 break-inside-avoid">
        <h3 id="questions" className="text-heading">
          {t("questions.title")}
        </h3>
        <ol className="flex list-decimal flex-col gap-3 pl-5">
          {visit.questions.map((question) => (
            <li key={question.rule}>
              {words(question)}{" "}
              <Link
                href={questionHref(clientId, question)}
                className="link inline-flex min-h-6 items-center text-table print:hidden"
              >
                {t("questions.data")}
                <span className="sr-only">: {words(question)}</span>
              </Link>
            </li>
          ))}
        </ol>
        <p className="text-table text-soft">{t("questions.lead")}</p>
      </section>
      <section aria-labelledby="still-open" className="flex flex-col gap-2 break-inside-avoid">
        <h3 id="still-open" className="text-heading">
          {t("open.title")}
        </h3>
        {lines.length > 0 ? (
          <ul className="flex flex-col">
            {lines.map((line) => (
              <li key={line.key} className="flex gap-3 border-line py-2.5 not-first:border-t">
                <ShapeMark shape="diamond" className="mt-1 size-4 shrink-0 text-clay" />
                <p className="min-w-0">
                  <Link href={line.href} className="underline-offset-4 hover:underline">
                    {line.sentence}
                  </Link>
                  <span className="block text-table text-soft">
                    {[line.when, line.matter.parked ? t("open.parked") : ""].filter(Boolean).join(" · ")}
                  </span>
                </p>
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-soft">{t("open.none")}</p>
        )}
      </section>
    </div>
  );
}

function questionHref(clientId: string, { rule, sessionId, on, until }: Question): string {
  if (sessionId && on) return sessionHref(clientId, sessionId, on);
  if (rule === "program_changed") return `/clients/${clientId}/program`;
  return `/clients/${clientId}/sessions?from=${on}&to=${until ?? on}`;
}
