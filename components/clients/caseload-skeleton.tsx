import { SkeletonScreen } from "@/components/frame/skeleton-screen";
import { repeated, Skeleton } from "@/components/ui/skeleton";

export function CaseloadSkeleton() {
  return (
    <SkeletonScreen className="flex flex-col gap-5">
      <div className="flex items-end justify-between gap-4">
        <Skeleton className="h-7 w-32" />
        <Skeleton className="h-10 w-40" />
      </div>
      <Skeleton className="h-10 w-full sm:w-72" />
      <div className="flex flex-col gap-3 md:gap-0">
        {repeated(8, (row) => (
          <div
            key={row}
            className="flex items-center gap-6 py-3 max-md:surface max-md:flex-wrap max-md:px-4 md:h-11 md:border-b md:border-line"
          >
            <div className="shrink-0 max-md:basis-full">
              <Skeleton className="h-4 w-40" />
            </div>
            <Skeleton className="h-4 grow max-xl:hidden" />
            <Skeleton className="h-6 w-28 shrink-0 md:max-xl:ml-auto" />
            <Skeleton className="h-6 w-28 shrink-0" />
          </div>
        ))}
      </div>
    </SkeletonScreen>
  );
}
