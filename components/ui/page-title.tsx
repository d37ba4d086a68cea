import type { ReactNode } from "react";
import { classNames } from "./class-names";

type PageTitleProps = {
  children: ReactNode;
  /** The line above: a date, a step, the name of the client. */
  eyebrow?: ReactNode;
  lead?: ReactNode;
  /** Buttons, at the right on a wide screen. */
  actions?: ReactNode;
  scale?: "client" | "desk";
  className?: string;
};

export function PageTitle({ children, eyebrow, lead, actions, scale = "desk", className }: PageTitleProps) {
  return (
    <header className={classNames("flex flex-wrap items-end justify-between gap-x-6 gap-y-3", className)}>
      <div className="flex min-w-0 flex-col gap-1">
        {eyebrow ? <p className="text-desk text-soft">{eyebrow}</p> : null}
        <h1 className={scale === "client" ? "text-question" : "text-title"}>{children}</h1>
        {lead ? <div className="max-w-prose text-soft">{lead}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  );
}
