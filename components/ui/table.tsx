import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names";

type TableProps = {
  caption: string;
  captionHidden?: boolean;
  /** For more columns than a narrow screen holds: the table then scrolls sideways in its own region. */
  wide?: boolean;
  children: ReactNode;
  className?: string;
};

export function Table({ caption, captionHidden = false, wide = false, children, className }: TableProps) {
  const id = useId();
  const table = (
    <table className={classNames("w-full border-collapse text-left text-table", wide && "min-w-160", className)}>
      <caption id={id} className={captionHidden ? "sr-only" : "pb-2 text-left text-desk font-semibold"}>
        {caption}
      </caption>
      {children}
    </table>
  );
  if (!wide) return table;
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section aria-labelledby={id} tabIndex={0} className="overflow-x-auto">
      {table}
    </section>
  );
}

export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead className="sticky top-(--sticky-top,0px) z-10 bg-paper shadow-[inset_0_-1px_0_var(--edge)] print:static">
      <tr>{children}</tr>
    </thead>
  );
}

type CellShape = { figure?: boolean };

export function HeaderCell({ figure = false, className, ...rest }: CellShape & ComponentProps<"th">) {
  return (
    <th
      scope="col"
      className={classNames(
        "h-9 px-3 align-middle font-semibold text-soft first:pl-2 last:pr-2",
        figure && "text-right",
        className,
      )}
      {...rest}
    />
  );
}

export function Row({ className, ...rest }: ComponentProps<"tr">) {
  return <tr className={classNames("border-b border-line", className)} {...rest} />;
}

export function Cell({ figure = false, className, ...rest }: CellShape & ComponentProps<"td">) {
  return (
    <td
      className={classNames(
        "h-10 px-3 py-1 align-middle first:pl-2 last:pr-2",
        figure && "tabular text-right whitespace-nowrap",
        className,
      )}
      {...rest}
    />
  );
}

/** The cell that names its row. */
export function RowHeaderCell({ className, ...rest }: ComponentProps<"th">) {
  return (
    <th
      scope="row"
      className={classNames("h-10 px-3 py-1 align-middle font-semibold first:pl-2 last:pr-2", className)}
      {...rest}
    />
  );
}
