import { classNames } from "./class-names";

const widths = ["w-2/5", "w-11/12", "w-3/4", "w-5/6", "w-3/5"];

/** One grey bar; give it the size of what will come. Shows itself only after 150 ms. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden="true" className={classNames("block animate-wait rounded-desk bg-line", className ?? "h-4")} />
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
