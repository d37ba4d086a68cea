import { SkeletonScreen } from "@/components/frame/skeleton-screen";
import { repeated, Skeleton } from "@/components/ui/skeleton";

/** A client's programs: the one that runs, with its exercises. */
export function ProgramListSkeleton() {
  return (
    <SkeletonScreen className="flex flex-col gap-6">
      <div className="flex items-end justify-between gap-4">
        <Skeleton className="h-7 w-36" />
        <Skeleton className="h-10 w-40" />
      </div>
      <div className="surface flex flex-col gap-4 p-4 sm:p-5">
        <Skeleton className="h-6 w-48" />
        <Skeleton className="h-4 w-80 max-w-full" />
        {repeated(5, (row) => (
          <div key={row} className="flex h-10 items-center gap-6 border-b border-line">
            <Skeleton className="h-4 w-64 max-w-[60%]" />
            <Skeleton className="ml-auto h-4 w-40 max-sm:hidden" />
          </div>
        ))}
      </div>
    </SkeletonScreen>
  );
}

export function TemplateListSkeleton() {
  return (
    <SkeletonScreen className="flex flex-col gap-6">
      <div className="flex items-end justify-between gap-4">
        <Skeleton className="h-7 w-36" />
        <Skeleton className="h-10 w-36" />
      </div>
      <div className="flex flex-col">
        {repeated(4, (row) => (
          <div key={row} className="flex h-11 items-center justify-between gap-6 border-b border-line">
            <Skeleton className="h-4 w-52 max-w-[60%]" />
            <Skeleton className="h-4 w-40 max-sm:hidden" />
          </div>
        ))}
      </div>
    </SkeletonScreen>
  );
}
