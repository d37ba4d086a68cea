import type { Metadata } from "next";
import Link from "next/link";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { blankExercise } from "@/components/exercises/blank-exercise";
import { ExerciseForm } from "@/components/exercises/exercise-form";
import { PageTitle } from "@/components/ui/page-title";
import { enterPage } from "@/lib/access/page";
import { readExercise } from "@/lib/exercises/read";
import { copyOf } from "@/lib/exercises/rules";
import { type Exercise, exerciseId } from "@/lib/exercises/schema";
import { pickMessages } from "@/lib/i18n/messages";
import { accepted } from "@/lib/result";

type Address = { searchParams: Promise<{ from?: string; title?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("exercises");
  return { title: t("addOwn") };
}

export default async function AddExercise({ searchParams }: Address) {
  const { from, title = "" } = await searchParams;
  const source = exerciseId.safeParse(from).data;
  const { value: copied } = await enterPage<Exercise | null>({ permission: "exercise:write" }, async (tx, viewer) =>
    source ? await readExercise(tx, viewer, source) : accepted(null),
  );
  const [t, messages] = await Promise.all([getTranslations("exercises"), getMessages()]);
  const blank = { ...blankExercise, title: { nl: String(title).slice(0, 120), en: "" } };
  return (
    <div className="flex flex-col gap-6">
      <PageTitle
        eyebrow={
          <Link href="/exercises" className="link">
            {t("title")}
          </Link>
        }
        lead={copied ? t("form.copyLead") : t("form.addLead")}
      >
        {t("addOwn")}
      </PageTitle>
      <NextIntlClientProvider messages={pickMessages(messages, ["exercises", "refusals"])}>
        <ExerciseForm
          start={copied ? copyOf(copied) : blank}
          existing={null}
          keptAs={copied ? `exercises/copy/${copied.id}` : "exercises/add"}
          backTo={copied ? `/exercises/${copied.id}` : "/exercises"}
        />
      </NextIntlClientProvider>
    </div>
  );
}
