import { SkeletonScreen } from "@/components/frame/skeleton-screen";
import { FieldSkeleton, repeated, Skeleton } from "@/components/ui/skeleton";

export default function LoadingSessions() {
  return (
    <SkeletonScreen className="flex flex-col gap-4">
      <Skeleton className="h-6 w-32" />
      <div className="flex gap-3">
        <FieldSkeleton className="w-36" />
        <FieldSkeleton className="w-36" />
      </div>
      {repeated(5, (row) => (
        <div key={row} className="flex flex-col gap-2 border-b border-line py-4">
          <Skeleton className="h-4 w-64 max-w-full" />
          <Skeleton className="h-4 w-full" />
          <Skeleton className="h-4 w-3/4" />
        </div>
      ))}
    </SkeletonScreen>
  );
}
