import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ExerciseBadges } from "@/components/exercises/exercise-card";
import { ExerciseSheet } from "@/components/exercises/exercise-sheet";
import { ReleaseChainList } from "@/components/exercises/release-chain-list";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
import { Segmented } from "@/components/ui/segmented";
import { enterPage } from "@/lib/access/page";
import { libraryExercises, releaseChain } from "@/lib/exercises/library";
import { readExercise } from "@/lib/exercises/read";
import { exerciseId } from "@/lib/exercises/schema";
import { isLocale, locales } from "@/lib/i18n/locale";

type Address = { params: Promise<{ exercise: string }>; searchParams: Promise<{ in?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("exercises");
  return { title: t("one") };
}

export default async function OneExercise({ params, searchParams }: Address) {
  const id = exerciseId.safeParse((await params).exercise);
  if (!id.success) notFound();
  const read = enterPage({ permission: "exercise:write" }, (tx, viewer) => readExercise(tx, viewer, id.data));
  const [{ value: exercise }, t, frame, locale] = await Promise.all([
    read,
    getTranslations("exercises"),
    getTranslations("frame"),
    getLocale(),
  ]);
  const asked = (await searchParams).in;
  const content = isLocale(asked) ? asked : locale;
  const here = `/exercises/${exercise.id}`;
  const { phase, title } = exercise;
  const links = releaseChain
    .flatMap((key) => libraryExercises.filter((one) => one.key === key))
    .map((one) => ({ id: one.id, title: one.title[locale], phase: one.phase, isThis: one.id === exercise.id }));
  const languages = locales.map((language) => ({
    href: language === locale ? here : `${here}?in=${language}`,
    label: frame(`languageNames.${language}`),
    current: language === content,
  }));

  return (
    <div className="flex flex-col gap-6">
      <PageTitle
        eyebrow={<Link href="/exercises" className="link">{t("title")}</Link>}
        actions={
          <>
            {exercise.source === "practice" ? <ButtonLink href={`${here}/change`}>{t("change")}</ButtonLink> : null}
            <ButtonLink look="quiet" href={`/exercises/add?from=${exercise.id}`}>{t("copy")}</ButtonLink>
          </>
        }
      >
        <span lang={content}>{title[content]}</span>
      </PageTitle>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <ExerciseBadges exercise={exercise} />
        <Segmented look="range" label={t("contentLanguage")} items={languages} />
      </div>
      {title.nl === title.en && exercise.source === "practice" ? (
        <p className="text-table text-soft">{t("oneLanguage")}</p>
      ) : null}
      <ExerciseSheet exercise={exercise} content={content} locale={locale}>
        {phase === "relax" ? null : <ReleaseChainList phase={phase} links={links} />}
      </ExerciseSheet>
    </div>
  );
}
