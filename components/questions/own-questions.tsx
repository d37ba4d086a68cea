import { useTranslations } from "next-intl";
import { plainDay } from "@/components/frame/day-words";
import type { Day } from "@/lib/calendar";
import { useFormatter } from "@/lib/i18n/formatter";
import type { Question } from "@/lib/questions/schema";

/** What a client asked, and what the practice said to it. */
export function OwnQuestions({ questions, today }: { questions: readonly Question[]; today: Day }) {
  const t = useTranslations("audit");
  const format = useFormatter();
  const day = (at: string) => plainDay(format, at.slice(0, 10), today);
  const act = (event: string) => (t.has(`acts.${event}`) ? t(`acts.${event}`, { whose: "you" }) : event);
  if (questions.length === 0) return null;
  return (
    <section aria-labelledby="own-questions" className="flex flex-col gap-3">
      <h2 id="own-questions" className="text-heading">
        {t("looks.questions.title")}
      </h2>
      {questions.map(({ id, look, text, answer }) => (
        <article key={id} className="surface flex flex-col gap-2 px-4 py-3">
          <p className="text-desk text-soft">
            {t("looks.questions.about", { day: day(look.at), name: look.name, act: act(look.event) })}
          </p>
          <p className="whitespace-pre-line">{text}</p>
          {answer ? (
            <div className="rounded-choice bg-sea-2 px-3 py-2.5">
              <p className="text-desk text-soft">
                {t("looks.questions.answered", { name: answer.by, day: day(answer.at) })}
              </p>
              <p className="whitespace-pre-line">{answer.text}</p>
            </div>
          ) : (
            <p className="text-desk text-soft">{t("looks.questions.waiting")}</p>
          )}
        </article>
      ))}
    </section>
  );
}
