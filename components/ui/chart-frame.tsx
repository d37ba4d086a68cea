import { type ReactNode, useId } from "react";
import { ChartSaving } from "./chart-saving";
import { classNames } from "./class-names";

type ChartFrameProps = {
  title: string;
  /** One sentence: how many of how many were reported, and what the shapes mean. */
  summary: ReactNode;
  /** The same figures as a <Table>; `figuresLabel` is the word on the switch. */
  figures?: ReactNode;
  figuresLabel?: string;
  headingLevel?: 2 | 3;
  /** Offers the drawing as a picture. */
  savable?: boolean;
  children: ReactNode;
  className?: string;
};

export function ChartFrame({
  title,
  summary,
  figures,
  figuresLabel,
  headingLevel = 2,
  savable = false,
  children,
  className,
}: ChartFrameProps) {
  const id = useId();
  const Heading = headingLevel === 2 ? "h2" : "h3";
  return (
    <figure
      aria-labelledby={id}
      className={classNames("surface flex flex-col gap-3 p-4 sm:p-5 print:gap-2 print:p-3", className)}
    >
      <Heading id={id} className="text-heading">
        {title}
      </Heading>
      {children}
      <figcaption className="max-w-prose text-(length:--hint-text) leading-normal text-soft">{summary}</figcaption>
      {savable ? <ChartSaving title={title} /> : null}
      {figures && figuresLabel ? (
        <details className="group print:hidden">
          <summary className="link flex min-h-11 w-fit list-none items-center gap-1.5 text-(length:--hint-text) font-medium sm:min-h-8 [&::-webkit-details-marker]:hidden">
            <svg viewBox="0 0 16 16" aria-hidden="true" className="size-3.5 transition group-open:rotate-90">
              <path
                d="M6 3.5l4.5 4.5L6 12.5"
                fill="none"
                stroke="currentColor"
                strokeWidth="1.75"
                strokeLinecap="round"
              />
            </svg>
            {figuresLabel}
          </summary>
          {/* A region that scrolls must be reachable by keyboard. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <section aria-labelledby={id} tabIndex={0} className="max-h-96 overflow-auto pt-2">
            {figures}
          </section>
        </details>
      ) : null}
    </figure>
  );
}
