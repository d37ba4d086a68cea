import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { ExerciseForm } from "@/components/exercises/exercise-form";
import { PageTitle } from "@/components/ui/page-title";
import { enterPage } from "@/lib/access/page";
import { readExercise } from "@/lib/exercises/read";
import { exerciseId } from "@/lib/exercises/schema";
import { pickMessages } from "@/lib/i18n/messages";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("exercises");
  return { title: t("changeTitle") };
}

export default async function ChangeExercise({ params }: { params: Promise<{ exercise: string }> }) {
  const id = exerciseId.safeParse((await params).exercise);
  if (!id.success) notFound();
  const { value: exercise } = await enterPage({ permission: "exercise:write" }, (tx, viewer) =>
    readExercise(tx, viewer, id.data),
  );
  // What is shipped is everybody's; a copy of it can be changed.
  if (exercise.source === "library") notFound();
  const [t, locale, messages] = await Promise.all([getTranslations("exercises"), getLocale(), getMessages()]);
  const here = `/exercises/${exercise.id}`;
  return (
    <div className="flex flex-col gap-6">
      <PageTitle
        eyebrow={
          <Link href={here} className="link">
            {exercise.title[locale]}
          </Link>
        }
      >
        {t("changeTitle")}
      </PageTitle>
      <NextIntlClientProvider messages={pickMessages(messages, ["exercises", "refusals"])}>
        <ExerciseForm start={exercise} existing={exercise} keptAs={here.slice(1)} backTo={here} />
      </NextIntlClientProvider>
    </div>
  );
}
