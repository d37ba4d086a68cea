import Link from "next/link";
import { classNames } from "./class-names";
import { SteadyLabel } from "./steady-label";

export type SegmentedItem = { href: string; label: string; current: boolean };

type SegmentedProps = {
  label: string;
  /** The label stands above the choices: where they do not say by themselves what is chosen. */
  labelShown?: boolean;
  items: SegmentedItem[];
  /** `tabs` for the parts of a page, `range` for the period of a chart. */
  look?: "tabs" | "range";
  className?: string;
};

export function Segmented({ label, labelShown = false, items, look = "tabs", className }: SegmentedProps) {
  const tabs = look === "tabs";
  return (
    <nav
      aria-label={label}
      className={classNames(labelShown && "flex flex-col items-start gap-1.5", className) || undefined}
    >
      {labelShown ? (
        <span aria-hidden="true" className="text-(length:--label-text) leading-snug font-semibold">
          {label}
        </span>
      ) : null}
      <ul
        className={
          tabs
            ? "flex flex-wrap gap-x-1 border-b border-line"
            : "inline-flex max-w-full flex-wrap gap-1 rounded-(--choice-radius) border border-line bg-card p-1"
        }
      >
        {items.map((item) => (
          <li key={item.href} className="shrink-0">
            <Link
              href={item.href}
              scroll={tabs}
              aria-current={item.current ? (tabs ? "page" : "true") : undefined}
              className={classNames(
                "flex min-h-11 min-w-11 items-center justify-center px-2.5 text-desk transition-colors sm:min-h-10 sm:px-3",
                tabs ? "border-b-2 focus-visible:-outline-offset-3" : "justify-center rounded-desk sm:min-h-8",
                tabs &&
                  (item.current ? "border-moss font-semibold text-ink" : "border-transparent text-soft hover:text-ink"),
                !tabs && (item.current ? "bg-moss-2 font-semibold text-ink" : "text-soft hover:text-ink"),
              )}
            >
              <SteadyLabel>{item.label}</SteadyLabel>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
