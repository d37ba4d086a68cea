import type { ReactNode } from "react";

export type ChartFormat = "phone" | "wide" | "auto";

/**
 * A drawing that only scaled would have letters too small on a phone or too large on a desk. So `auto` draws both and
 * the width of the place shows one; the other is hidden from eye and ear alike.
 */
export function ChartSize({ format, phone, wide }: { format: ChartFormat; phone: ReactNode; wide: ReactNode }) {
  if (format === "phone") return <div className="max-w-110">{phone}</div>;
  if (format === "wide") return <div className="max-w-3xl">{wide}</div>;
  return (
    <div className="@container">
      <div className="max-w-110 @lg:hidden">{phone}</div>
      <div className="hidden max-w-3xl @lg:block print:max-w-140">{wide}</div>
    </div>
  );
}
