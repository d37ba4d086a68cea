import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { ExerciseHeader } from "@/components/exercises/exercise-header";
import { ExerciseSheet } from "@/components/exercises/exercise-sheet";
import { ReleaseChainList } from "@/components/exercises/release-chain-list";
import { enterPage } from "@/lib/access/page";
import { libraryExercises, releaseChain } from "@/lib/exercises/library";
import { readExercise } from "@/lib/exercises/read";
import { exerciseId } from "@/lib/exercises/schema";
import { isLocale } from "@/lib/i18n/locale";
import { pickMessages } from "@/lib/i18n/messages";

type Address = { params: Promise<{ exercise: string }>; searchParams: Promise<{ in?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("exercises");
  return { title: t("one") };
}

export default async function OneExercise({ params, searchParams }: Address) {
  const id = exerciseId.safeParse((await params).exercise);
  if (!id.success) notFound();
  const { value: exercise } = await enterPage({ permission: "exercise:write" }, (tx, viewer) =>
    readExercise(tx, viewer, id.data),
  );
  const [locale, { in: asked }, messages] = await Promise.all([getLocale(), searchParams, getMessages()]);
  const content = isLocale(asked) ? asked : locale;
  const links = releaseChain
    .flatMap((key) => libraryExercises.filter((one) => one.key === key))
    .map(({ id: link, title, phase }) => ({ id: link, title: title[locale], phase, isThis: link === exercise.id }));

  return (
    <div className="flex flex-col gap-6">
      <NextIntlClientProvider messages={pickMessages(messages, ["exercises"])}>
        <ExerciseHeader exercise={exercise} content={content} locale={locale} />
      </NextIntlClientProvider>
      <ExerciseSheet exercise={exercise} content={content} locale={locale}>
        {exercise.phase === "relax" ? null : <ReleaseChainList phase={exercise.phase} links={links} />}
      </ExerciseSheet>
    </div>
  );
}
