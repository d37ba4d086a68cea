import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

type OpenerProps = {
  label: ReactNode;
  /** What stands beside the label, such as how many were chosen. */
  aside?: ReactNode;
  open?: boolean;
  /** A line above it, where it follows a form. */
  ruled?: boolean;
  className?: string;
  children: ReactNode;
};

/** More, for who wants it: a line that opens, and stays as it was left. */
export function Opener({ label, aside, open = false, ruled = false, className, children }: OpenerProps) {
  return (
    <details
      open={open}
      className={classNames("group [&:not([open])]:print:hidden", ruled && "border-t border-line pt-1", className)}
    >
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 [&::-webkit-details-marker]:hidden">
        <span>{label}</span>
        {aside ? <span className="text-soft">{aside}</span> : null}
        <ChevronDown
          aria-hidden="true"
          className="ml-auto size-5 shrink-0 text-soft transition-transform group-open:rotate-180"
        />
      </summary>
      {children}
    </details>
  );
}
