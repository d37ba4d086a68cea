import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { doseWords } from "@/components/exercises/dose-words";
import { drawingOf } from "@/components/exercises/drawing-of";
import { daysWords } from "@/components/programs/days-words";
import { Illustration } from "@/components/ui/illustration";
import { PageTitle } from "@/components/ui/page-title";
import type { SharedProgram as Program } from "@/lib/relatives/schema";
import { BackToShared } from "./back-to-shared";

/** The exercises of now, to look at: how long and when. Nothing here is to be done, or counted. */
export function SharedProgram({ shared: { firstName: name, items } }: { shared: Program }) {
  const t = useTranslations("relatives.view");
  const exercises = useTranslations("exercises");
  const programs = useTranslations("programs");
  const locale = useLocale();
  if (items.length === 0)
    return (
      <>
        <BackToShared />
        <PageTitle scale="client">{t("program.none")}</PageTitle>
      </>
    );
  return (
    <>
      <BackToShared />
      <PageTitle scale="client" lead={t("program.lead", { name })}>
        {t("parts.program.title", { name })}
      </PageTitle>
      <ul className="flex flex-col gap-3">
        {items.map(({ exercise, dose, days, timesPerDay }, at) => (
          <li key={`${at} ${exercise.id}`} className="surface relative flex items-start gap-4 p-3">
            <Illustration drawing={drawingOf(exercise)} label={null} className="w-28 shrink-0 rounded-desk" />
            <div className="flex min-w-0 flex-col gap-1 py-0.5">
              <h2 className="leading-snug font-semibold">
                <Link
                  href={`/shared/program/${exercise.id}`}
                  className="inline-flex min-h-11 items-center after:absolute after:inset-0 after:rounded-card hover:underline"
                >
                  {exercise.title[locale]}
                </Link>
              </h2>
              <p className="text-desk text-soft">
                {doseWords(exercises, dose, exercise.dose.perSide)}
                <br />
                {daysWords(programs, locale, days)}
                {timesPerDay > 1 ? `, ${t("program.perDay", { count: timesPerDay })}` : null}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
