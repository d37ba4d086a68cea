import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { uuidv7 } from "uuidv7";
import { SharedExercise } from "@/components/relatives/shared-exercise";
import { enterPage } from "@/lib/access/page";
import { readSharedProgram } from "@/lib/relatives/read";
import { accepted } from "@/lib/result";

export async function generateMetadata() {
  const t = await getTranslations("relatives.view");
  return { title: t("pageTitle") };
}

export default async function ExerciseSharedWithMe({ params }: { params: Promise<{ exercise: string }> }) {
  const { exercise: id } = await params;
  const { value } = await enterPage({ permission: "share:look" }, async (tx) => {
    const shared = await readSharedProgram(tx, { eventId: uuidv7(), now: new Date() });
    return accepted(shared.ok ? shared.value : null);
  });
  const items = value?.items.filter(({ exercise }) => exercise.id === id) ?? [];
  if (!value || items.length === 0) redirect("/shared");
  return <SharedExercise firstName={value.firstName} items={items} />;
}
