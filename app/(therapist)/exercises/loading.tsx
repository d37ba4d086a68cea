import { getTranslations } from "next-intl/server";
import { Skeleton } from "@/components/ui/skeleton";

const cards = ["one", "two", "three", "four", "five", "six", "seven", "eight"];

export default async function ExercisesLoading() {
  const t = await getTranslations("ui");
  return (
    <div role="status" className="flex flex-col gap-6">
      <span className="sr-only">{t("loading")}</span>
      <Skeleton className="h-7 w-48" />
      <Skeleton className="h-10 w-full" />
      <div className="grid gap-3 md:grid-cols-2 2xl:grid-cols-3">
        {cards.map((card) => (
          <Skeleton key={card} className="h-32" />
        ))}
      </div>
    </div>
  );
}
