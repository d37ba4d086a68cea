import { SkeletonScreen } from "@/components/frame/skeleton-screen";
import { FieldSkeleton, repeated, Skeleton } from "@/components/ui/skeleton";

/** Library at the left, program at the right; a phone has the program only. */
export function BuilderSkeleton() {
  return (
    <SkeletonScreen className="flex flex-col gap-5">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="flex flex-col gap-2">
          <Skeleton className="h-5 w-20" />
          <Skeleton className="h-7 w-56" />
        </div>
        <Skeleton className="h-10 w-48" />
      </div>
      <div className="flex gap-1">
        <Skeleton className="h-10 w-28" />
        <Skeleton className="h-10 w-24" />
      </div>
      <div className="grid gap-6 md:grid-cols-[17rem_minmax(0,1fr)] xl:grid-cols-[22rem_minmax(0,1fr)]">
        <div className="flex flex-col gap-3 max-md:hidden">
          <FieldSkeleton />
          <Skeleton className="h-10 w-56" />
          {repeated(5, (card) => (
            <div key={card} className="surface flex gap-3 p-2">
              <Skeleton className="h-12 w-16 shrink-0" />
              <div className="flex grow flex-col gap-2 py-1">
                <Skeleton className="h-4 w-4/5" />
                <Skeleton className="h-4 w-1/2" />
                <Skeleton className="h-10 w-32 self-end" />
              </div>
            </div>
          ))}
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_13rem]">
            <FieldSkeleton />
            <FieldSkeleton />
          </div>
          <FieldSkeleton tall />
          <Skeleton className="h-10 w-md max-w-full" />
          {repeated(4, (item) => (
            <div key={item} className="surface flex flex-col gap-3 p-4">
              <Skeleton className="h-4 w-64 max-w-full" />
              <Skeleton className="h-10 w-full max-w-md" />
            </div>
          ))}
        </div>
      </div>
    </SkeletonScreen>
  );
}
