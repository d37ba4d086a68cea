import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { ShapeMark } from "./shape-mark";

export type NoticeKind = "plain" | "information" | "attention";

const boxes: Record<NoticeKind, string> = {
  plain: "border border-line bg-card",
  information: "bg-sea-2",
  attention: "bg-clay-2",
};

type NoticeProps = {
  kind?: NoticeKind;
  title?: ReactNode;
  children?: ReactNode;
  /** Buttons or links under the words. */
  actions?: ReactNode;
  /** When the box comes after an act: `polite` waits for a pause, `assertive` does not. */
  live?: "polite" | "assertive";
  className?: string;
};

export function Notice({ kind = "plain", title, children, actions, live, className }: NoticeProps) {
  return (
    <div
      role={live === "assertive" ? "alert" : live === "polite" ? "status" : undefined}
      className={classNames("flex items-start gap-3 rounded-card px-4 py-3.5 text-ink", boxes[kind], className)}
    >
      {kind === "information" ? <ShapeMark shape="circle" className="mt-1 size-4 shrink-0 text-sea" /> : null}
      {kind === "attention" ? <ShapeMark shape="diamond" className="mt-1 size-4 shrink-0 text-clay" /> : null}
      <div className="flex min-w-0 flex-col gap-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="flex flex-col gap-2">{children}</div> : null}
        {actions ? <div className="mt-2 flex flex-wrap gap-3">{actions}</div> : null}
      </div>
    </div>
  );
}
