import { SkeletonScreen } from "@/components/frame/skeleton-screen";
import { ChartSkeleton, FieldSkeleton, repeated, Skeleton } from "@/components/ui/skeleton";

export function ReviewSkeleton() {
  return (
    <SkeletonScreen className="flex flex-col gap-5">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <Skeleton className="h-10 w-80 max-w-full" />
        <Skeleton className="h-10 w-40" />
        <div className="flex gap-3">
          <FieldSkeleton className="w-36" />
          <FieldSkeleton className="w-36" />
        </div>
      </div>
      <Skeleton className="h-4 w-72 max-w-full" />
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <ChartSkeleton />
        <ChartSkeleton />
        <ChartSkeleton />
        <div className="surface flex flex-col gap-3 p-4 sm:p-5">
          <Skeleton className="h-6 w-56 max-w-full" />
          {repeated(6, (row) => (
            <div key={row} className="flex flex-col gap-2 border-b border-line py-2.5 last:border-0">
              <Skeleton className="h-4 w-44" />
              <Skeleton className="h-4 w-72 max-w-full" />
            </div>
          ))}
        </div>
      </div>
    </SkeletonScreen>
  );
}
