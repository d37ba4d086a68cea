import { SkeletonScreen } from "@/components/frame/skeleton-screen";
import { repeated, Skeleton } from "@/components/ui/skeleton";

export function InboxSkeleton() {
  return (
    <SkeletonScreen className="flex flex-col gap-5">
      <Skeleton className="h-7 w-40" />
      <Skeleton className="h-16 w-full" />
      <Skeleton className="h-10 w-64" />
      <div className="surface flex flex-col px-5 py-1">
        {repeated(5, (row) => (
          <div key={row} className="flex items-center gap-6 border-line py-4 not-first:border-t">
            <Skeleton className="h-12 grow" />
            <Skeleton className="h-10 w-40 shrink-0 max-sm:hidden" />
          </div>
        ))}
      </div>
    </SkeletonScreen>
  );
}
