import Link from "next/link";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { Segmented } from "@/components/ui/segmented";
import type { Exercise } from "@/lib/exercises/schema";
import { type Locale, locales } from "@/lib/i18n/locale";
import { ExerciseBadges } from "./exercise-card";
import { PutAwayButton } from "./put-away-button";

type ExerciseHeaderProps = { exercise: Exercise; content: Locale; locale: Locale };

/** Its title, what can be done with it, and the language in which it is read. */
export function ExerciseHeader({ exercise, content, locale }: ExerciseHeaderProps) {
  const t = useTranslations("exercises");
  const names = useTranslations("frame.languageNames");
  const here = `/exercises/${exercise.id}`;
  const isOwn = exercise.source === "practice";
  const languages = locales.map((language) => ({
    href: language === locale ? here : `${here}?in=${language}`,
    label: names(language),
    current: language === content,
  }));

  return (
    <div className="flex flex-col gap-4">
      <PageTitle
        eyebrow={
          <Link href="/exercises" className="link print:hidden">
            {t("title")}
          </Link>
        }
        actions={
          <>
            {isOwn ? <ButtonLink href={`${here}/change`}>{t("change")}</ButtonLink> : null}
            <ButtonLink look="quiet" href={`/exercises/add?from=${exercise.id}`}>
              {t("copy")}
            </ButtonLink>
            {isOwn ? <PutAwayButton exercise={exercise} /> : null}
          </>
        }
      >
        <span lang={content}>{exercise.title[content]}</span>
      </PageTitle>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <ExerciseBadges exercise={exercise} />
        <Segmented look="range" label={t("contentLanguage")} items={languages} />
      </div>
      {exercise.putAway ? (
        <Notice kind="information" title={t("putAway.isAway")}>
          {t("putAway.means")}
        </Notice>
      ) : null}
      {isOwn && exercise.title.nl === exercise.title.en && exercise.purpose.nl === exercise.purpose.en ? (
        <p className="text-table text-soft">{t("oneLanguage")}</p>
      ) : null}
    </div>
  );
}
