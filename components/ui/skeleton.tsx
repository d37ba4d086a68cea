import type { ReactNode } from "react";
import { classNames } from "./class-names";

const widths = ["w-2/5", "w-11/12", "w-3/4", "w-5/6", "w-3/5"];

/** One grey bar; give it the size of what will come. Shows itself only after 150 ms. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden="true" className={classNames("block animate-wait rounded-desk bg-line", className ?? "h-4")} />
  );
}

/** As many of one shape as usually come: a list, a row of cards. */
export const repeated = (times: number, shape: (key: string) => ReactNode): ReactNode[] =>
  Array.from({ length: times }, (_, n) => shape(`${n}`));

/** The frame of a chart with its two lines of words. */
export function ChartSkeleton() {
  return (
    <div className="surface flex flex-col gap-4 p-4 sm:p-5">
      <Skeleton className="h-6 w-48 max-w-full" />
      <Skeleton className="h-44 w-full" />
      <Skeleton className="h-4 w-full" />
      <Skeleton className="h-4 w-2/3" />
    </div>
  );
}

/** A field with its label. */
export function FieldSkeleton({ className, tall }: { className?: string; tall?: boolean }) {
  return (
    <div className={classNames("flex flex-col gap-2", className)}>
      <Skeleton className="h-4 w-28" />
      <Skeleton className={tall ? "h-24" : "h-10"} />
    </div>
  );
}

/** Bars in the shape of text, with words for who listens. */
export function SkeletonLines({ lines = 4, label, className }: { lines?: number; label: string; className?: string }) {
  return (
    <div role="status" className={classNames("flex flex-col gap-3 py-2", className)}>
      <span className="sr-only">{label}</span>
      {Array.from({ length: lines }, (_, line) => `${line}`).map((line, at) => (
        <Skeleton key={line} className={classNames("h-4", widths[at % widths.length])} />
      ))}
    </div>
  );
}
