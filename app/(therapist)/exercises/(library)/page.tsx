import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { ExerciseLibrary } from "@/components/exercises/exercise-library";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
import { entryOfPage, orElsewhere } from "@/lib/access/page";
import { filtersOf } from "@/lib/exercises/browser";
import { groupIntroductions, libraryPrinciple, releaseNotice } from "@/lib/exercises/library";
import { readExercises } from "@/lib/exercises/read";
import type { Exercise } from "@/lib/exercises/schema";
import { pickMessages } from "@/lib/i18n/messages";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("exercises");
  return { title: t("title") };
}

export default async function Exercises({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const address = new URLSearchParams(Object.entries(await searchParams).map(([name, said]) => [name, String(said)]));
  const opened = filtersOf(address);
  const { source: _source, ...search } = opened;
  const entry = await entryOfPage("exercise:write");
  const found = await orElsewhere(await readExercises(entry, { ...search, limit: 200 }));
  const [t, locale, messages] = await Promise.all([getTranslations("exercises"), getLocale(), getMessages()]);

  return (
    <div className="flex flex-col gap-6">
      <PageTitle actions={<ButtonLink href="/exercises/add">{t("addOwn")}</ButtonLink>}>{t("title")}</PageTitle>
      <details className="max-w-prose">
        <summary className="text-soft">
          <strong className="font-semibold text-ink">{libraryPrinciple.title[locale]}.</strong>{" "}
          {libraryPrinciple.text[locale]}
        </summary>
        <p className="mt-2 pl-4 text-soft">{libraryPrinciple.why[locale]}</p>
      </details>
      <NextIntlClientProvider messages={pickMessages(messages, ["exercises"])}>
        <ExerciseLibrary
          first={JSON.parse(found.items) as Exercise[]}
          opened={opened}
          introductions={{
            relax: { text: groupIntroductions.relax.text[locale], notice: null },
            release: { text: groupIntroductions.release.text[locale], notice: releaseNotice[locale] },
          }}
        />
      </NextIntlClientProvider>
    </div>
  );
}
