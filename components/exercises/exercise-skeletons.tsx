import { SkeletonScreen } from "@/components/frame/skeleton-screen";
import { FieldSkeleton, repeated, Skeleton } from "@/components/ui/skeleton";

export function LibrarySkeleton() {
  return (
    <SkeletonScreen className="flex flex-col gap-6">
      <div className="flex items-end justify-between gap-4">
        <Skeleton className="h-7 w-40" />
        <Skeleton className="h-10 w-44" />
      </div>
      <Skeleton className="h-4 w-full max-w-prose" />
      <Skeleton className="h-10 w-full" />
      <div className="grid gap-3 md:grid-cols-2 2xl:grid-cols-3">
        {repeated(8, (card) => (
          <div key={card} className="surface flex gap-4 p-3">
            <Skeleton className="h-20 w-28 shrink-0 sm:h-24 sm:w-36" />
            <div className="flex grow flex-col gap-2 py-1">
              <Skeleton className="h-4 w-3/4" />
              <Skeleton className="h-5 w-24" />
              <Skeleton className="h-4 w-1/2" />
            </div>
          </div>
        ))}
      </div>
    </SkeletonScreen>
  );
}

export function SheetSkeleton() {
  return (
    <SkeletonScreen className="flex flex-col gap-6">
      <Skeleton className="h-7 w-72 max-w-full" />
      <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_minmax(18rem,24rem)]">
        <div className="flex flex-col gap-4 lg:order-last">
          <Skeleton className="aspect-3/2 w-full max-w-md rounded-card" />
          <Skeleton className="h-4 w-48" />
          <Skeleton className="h-4 w-40" />
        </div>
        <div className="flex max-w-prose flex-col gap-3">
          {repeated(3, (part) => (
            <div key={part} className="flex flex-col gap-3 pb-3">
              <Skeleton className="h-5 w-32" />
              <Skeleton className="h-4 w-full" />
              <Skeleton className="h-4 w-4/5" />
            </div>
          ))}
        </div>
      </div>
    </SkeletonScreen>
  );
}

/** The fields of an exercise, also while the browser looks for what was typed before. */
export function ExerciseFieldsSkeleton() {
  return (
    <SkeletonScreen className="flex max-w-3xl flex-col gap-6">
      <FieldSkeleton />
      <div className="grid gap-2 sm:grid-cols-2">
        <Skeleton className="h-14" />
        <Skeleton className="h-14" />
      </div>
      <FieldSkeleton className="max-w-94" />
      <FieldSkeleton tall />
      <FieldSkeleton tall />
    </SkeletonScreen>
  );
}

export function ExerciseFormSkeleton() {
  return (
    <div className="flex flex-col gap-6">
      <div className="animate-late">
        <Skeleton className="h-7 w-56" />
      </div>
      <ExerciseFieldsSkeleton />
    </div>
  );
}
