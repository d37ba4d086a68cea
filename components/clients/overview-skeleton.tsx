import { SkeletonScreen } from "@/components/frame/skeleton-screen";
import { ChartSkeleton, repeated, Skeleton } from "@/components/ui/skeleton";

export function OverviewSkeleton() {
  return (
    <SkeletonScreen className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_21rem]">
      <div className="flex flex-col gap-3">
        <Skeleton className="h-6 w-32" />
        <Skeleton className="h-4 w-72 max-w-full" />
        {repeated(5, (row) => (
          <div key={row} className="flex h-11 items-center gap-6 border-b border-line">
            <Skeleton className="h-4 w-16 shrink-0" />
            <Skeleton className="h-4 w-32" />
            <Skeleton className="ml-auto h-4 w-40 max-sm:hidden" />
          </div>
        ))}
      </div>
      <div className="grid gap-5 md:max-lg:grid-cols-2">
        {["h-20", "h-40"].map((height) => (
          <div key={height} className="surface flex flex-col gap-3 p-5">
            <Skeleton className="h-6 w-28" />
            <Skeleton className={height} />
          </div>
        ))}
      </div>
      <div className="grid gap-5 md:grid-cols-2 lg:col-span-2">
        <ChartSkeleton />
        <ChartSkeleton />
      </div>
    </SkeletonScreen>
  );
}
