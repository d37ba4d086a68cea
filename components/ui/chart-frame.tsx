import { type ReactNode, useId } from "react";
import { ChartSaving } from "./chart-saving";
import { classNames } from "./class-names";
import { FiguresFold } from "./figures-fold";

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
        <FiguresFold label={figuresLabel} labelledBy={id}>
          {figures}
        </FiguresFold>
      ) : null}
    </figure>
  );
}
