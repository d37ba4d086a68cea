import { useLocale, useTranslations } from "next-intl";
import { doseWords } from "@/components/exercises/dose-words";
import { ExerciseSheet } from "@/components/exercises/exercise-sheet";
import { daysWords } from "@/components/programs/days-words";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import type { SharedProgram } from "@/lib/relatives/schema";
import { BackToShared } from "./back-to-shared";

type SharedExerciseProps = { firstName: string; items: SharedProgram["items"] };

/** One exercise, as its library tells it. One that stands in the program twice has two doses, and is told once. */
export function SharedExercise({ firstName: name, items }: SharedExerciseProps) {
  const t = useTranslations("relatives.view.program");
  const exercises = useTranslations("exercises");
  const programs = useTranslations("programs");
  const locale = useLocale();
  const [first] = items;
  if (!first) return null;
  const { exercise } = first;
  return (
    <>
      <BackToShared href="/shared/program" />
      <PageTitle
        scale="client"
        lead={
          <ul>
            {items.map(({ dose, days, timesPerDay }, at) => (
              <li key={`${at} ${dose.kind}`}>
                {[
                  doseWords(exercises, dose, exercise.dose.perSide),
                  daysWords(programs, locale, days),
                  timesPerDay > 1 && t("perDay", { count: timesPerDay }),
                ]
                  .filter(Boolean)
                  .join(", ")}
              </li>
            ))}
          </ul>
        }
      >
        {exercise.title[locale]}
      </PageTitle>
      {exercise.group === "release" ? (
        <Notice kind="information">
          <p>{t("release", { name })}</p>
        </Notice>
      ) : null}
      <ExerciseSheet exercise={exercise} content={locale} locale={locale} narrow />
    </>
  );
}
