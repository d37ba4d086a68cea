import { getTranslations } from "next-intl/server";
import { SkeletonLines } from "@/components/ui/skeleton";

export default async function ExerciseLoading() {
  const t = await getTranslations("ui");
  return <SkeletonLines label={t("loading")} lines={9} className="max-w-prose" />;
}
