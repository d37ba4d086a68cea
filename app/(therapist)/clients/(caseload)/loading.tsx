import { getTranslations } from "next-intl/server";
import { Skeleton } from "@/components/ui/skeleton";

const rows = Array.from({ length: 8 }, (_, row) => `${row}`);

export default async function LoadingClients() {
  const t = await getTranslations("ui");
  return (
    <div role="status" className="flex flex-col gap-3">
      <span className="sr-only">{t("loading")}</span>
      <Skeleton className="h-7 w-32" />
      <Skeleton className="mt-3 h-10 w-full sm:w-72" />
      <div className="mt-2 flex flex-col gap-3 md:gap-0">
        {rows.map((row) => (
          <div
            key={row}
            className="flex items-center gap-6 py-3 max-md:surface max-md:px-4 md:h-11 md:border-b md:border-line"
          >
            <Skeleton className="h-4 w-40 shrink-0" />
            <Skeleton className="h-4 grow max-md:hidden" />
            <Skeleton className="h-6 w-28 shrink-0 max-md:hidden" />
            <Skeleton className="h-6 w-28 shrink-0 max-lg:hidden" />
          </div>
        ))}
      </div>
    </div>
  );
}
