import { getTranslations } from "next-intl/server";
import { Skeleton } from "@/components/ui/skeleton";

const rows = Array.from({ length: 5 }, (_, row) => `${row}`);

export default async function LoadingSessions() {
  const t = await getTranslations("ui");
  return (
    <div role="status" className="flex flex-col gap-4">
      <span className="sr-only">{t("loading")}</span>
      <Skeleton className="h-6 w-32" />
      <Skeleton className="h-10 w-80 max-w-full" />
      {rows.map((row) => (
        <div key={row} className="flex flex-col gap-2 border-b border-line py-4">
          <Skeleton className="h-4 w-64 max-w-full" />
          <Skeleton className="h-4 w-full" />
          <Skeleton className="h-4 w-3/4" />
        </div>
      ))}
    </div>
  );
}
