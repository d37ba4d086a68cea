"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { IconButton } from "./button";
import { classNames } from "./class-names";

type DialogProps = {
  open: boolean;
  /** Called for Esc and the close button; the caller then sets `open` to false. */
  onClose: () => void;
  title: string;
  closeLabel: string;
  children: ReactNode;
  /** The buttons; the first is the one on the left. */
  actions?: ReactNode;
  width?: "narrow" | "wide";
};

export function Dialog({ open, onClose, title, closeLabel, children, actions, width = "narrow" }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const element = dialog.current;
    if (!open || !element) return;
    const before = document.activeElement;
    if (!element.open) element.showModal();
    return () => {
      element.close();
      // The browser returns the focus by itself, but not when the dialog leaves the page together with its opener's row.
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [open]);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className={classNames(
        "m-auto max-h-[calc(100dvh-2rem)] w-[calc(100%-2rem)] overflow-y-auto rounded-card border border-line bg-card p-0",
        "text-ink shadow-lg open:animate-appear",
        width === "wide" ? "max-w-3xl" : "max-w-lg",
      )}
    >
      {open ? (
        <div className="flex flex-col gap-4 p-5 sm:p-6">
          <div className="flex items-start justify-between gap-4">
            <h2 id={titleId} className="pt-2 text-heading">
              {title}
            </h2>
            <IconButton label={closeLabel} onClick={onClose} className="-mt-0.5 -mr-2">
              <X aria-hidden="true" className="size-5" />
            </IconButton>
          </div>
          <div className="flex flex-col gap-4">{children}</div>
          {actions ? <div className="flex flex-wrap gap-3 pt-1">{actions}</div> : null}
        </div>
      ) : null}
    </dialog>
  );
}
