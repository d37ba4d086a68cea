import type { ReactNode } from "react";
import { classNames } from "./class-names";

type EmptyStateProps = {
  title: string;
  children?: ReactNode;
  /** One button, the first thing that can be done. */
  action?: ReactNode;
  /** An <Illustration> above the words. */
  drawing?: ReactNode;
  className?: string;
};

export function EmptyState({ title, children, action, drawing, className }: EmptyStateProps) {
  return (
    <div className={classNames("surface flex flex-col items-center gap-3 px-6 py-10 text-center", className)}>
      {drawing}
      <p className="text-heading font-semibold text-balance">{title}</p>
      {children ? <div className="max-w-prose text-soft">{children}</div> : null}
      {action ? <div className="mt-2">{action}</div> : null}
    </div>
  );
}
